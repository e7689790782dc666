package io.onchainmm.sim.accounting;

import java.io.Serializable;
import java.util.List;

/**
 * A closed account.
 *
 * @param fills one by one when they were asked for, else empty
 */
public record Closing(Metrics metrics, EquityCurve equity, List<Fill> fills)
    implements Serializable {}
