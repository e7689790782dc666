/**
 * Statistical honesty for many trials: whether the winner of a thousand means anything. Pure and a
 * leaf: arrays of returns in, numbers out.
 *
 * <p>Everywhere a Sharpe ratio is one <em>per period</em> (never annualised), with the sample
 * standard deviation (n − 1), and the kurtosis is the raw one (3 for a normal law).
 */
package io.onchainmm.stats;
