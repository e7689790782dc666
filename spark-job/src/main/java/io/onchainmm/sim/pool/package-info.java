/**
 * The pool venue: one pass over a pool's blocks carries a flight of takers, each with the pool that
 * its own swaps leave behind.
 */
package io.onchainmm.sim.pool;
