package io.onchainmm.sim.pool;

import java.math.BigInteger;

/**
 * A swap of ours, sent at the end of one block; included in a later one or not at all.
 *
 * @param number the order's number within its trial, from 1
 * @param buy whether it buys base for an exact number of lots, else it sells them
 * @param lots size, &gt; 0
 * @param limitRaw most quote it pays, or least quote it takes; beyond that it reverts
 * @param bribeUsd what it offers for inclusion
 * @param probability of inclusion at that bribe
 * @param believed the same by the trial's belief
 * @param notionalUsd what it trades
 */
record SwapOrder(
    long number,
    boolean buy,
    long lots,
    BigInteger limitRaw,
    double bribeUsd,
    double probability,
    double believed,
    double notionalUsd) {}
