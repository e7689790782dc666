package io.onchainmm.sim.accounting;

import java.io.Serializable;

/**
 * One execution of ours.
 *
 * @param timeNanos exchange or block time
 * @param lots signed size in lots, bought positive
 * @param cashAtoms signed money, paid negative, before fees
 * @param feeAtoms fee paid, negative is a rebate
 * @param markHalfTicks mark in force just before the event that filled us
 * @param orderId the order's number within its trial, from 1
 */
public record Fill(
    long timeNanos, long lots, long cashAtoms, long feeAtoms, long markHalfTicks, long orderId)
    implements Serializable {}
