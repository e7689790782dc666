/**
 * Where quotes meet flow: replay of order books and of constant-product pools for a whole flight of
 * trials in one pass, queue positions, latency, fees and swap arithmetic. Pure Java.
 */
package io.onchainmm.sim.venue;
