package io.onchainmm.sim.chain;

/**
 * What a chain makes of a swap.
 *
 * @param included whether it takes effect; it may still revert
 * @param nanos when it takes effect, or when it is known that it does not
 * @param orderNanos the instant or end of the span that decides its place among others
 */
public record Landing(boolean included, long nanos, long orderNanos) {}
