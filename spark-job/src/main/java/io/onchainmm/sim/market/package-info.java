/**
 * What happened, and chance: tapes of recorded or synthetic events as primitive arrays, price
 * series, signals, instruments, and the counter-based random numbers. Pure Java, never modified
 * after construction.
 */
package io.onchainmm.sim.market;
