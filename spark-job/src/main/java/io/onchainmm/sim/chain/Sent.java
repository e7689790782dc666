package io.onchainmm.sim.chain;

/**
 * A swap on its way to a chain.
 *
 * @param nanos when it was sent
 * @param offerUsd what it offers for inclusion
 * @param notionalUsd what it trades
 * @param probability of inclusion at that offer
 */
public record Sent(long nanos, double offerUsd, double notionalUsd, double probability) {}
