/**
 * How we quote: the closed-form GLFT depths, the rolling calibration of A, k and σ, and the maker
 * that turns depths into orders within its inventory limit. Pure Java.
 */
package io.onchainmm.sim.maker;
