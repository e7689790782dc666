package io.onchainmm.sim.pool;

import java.math.BigInteger;

/**
 * A swap of ours, sent at the end of one block and included in the next one or not at all.
 *
 * @param number the order's number within its trial, from 1
 * @param buy whether it buys base for an exact number of lots, else it sells them
 * @param lots size, &gt; 0
 * @param limitRaw most quote it pays, or least quote it takes; beyond that it reverts
 * @param bribeUsd what it offers for inclusion
 * @param probability of inclusion at that bribe
 */
record SwapOrder(
    long number,
    boolean buy,
    long lots,
    BigInteger limitRaw,
    double bribeUsd,
    double probability) {}
