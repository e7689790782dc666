/**
 * The order-book venue: one pass over a market-by-price tape carries a flight of makers, each with
 * its orders, latency and places in the queues.
 */
package io.onchainmm.sim.book;
