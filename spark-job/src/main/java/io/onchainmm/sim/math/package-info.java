/**
 * Functions of a number that the standard library lacks: quantiles, tails and the gamma and beta
 * functions behind them. A leaf.
 */
package io.onchainmm.sim.math;
