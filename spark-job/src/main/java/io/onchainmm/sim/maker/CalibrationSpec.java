package io.onchainmm.sim.maker;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** How A, k and σ are measured from what was seen: block {@code calibration}. */
public record CalibrationSpec(
    @Key(help = "Length of the rolling window, seconds", above = 0, otherwise = "600")
        double windowSeconds,
    @Key(help = "Recalibrate this often, seconds", above = 0, otherwise = "5")
        double refreshSeconds,
    @Key(
            help = "Length of one observation interval, seconds (a pool uses at least one block)",
            above = 0,
            otherwise = "1")
        double intervalSeconds,
    @Key(
            help =
                "Distance between intensity levels, basis points; 0 = one tick for a book, 5 bp for"
                    + " a pool",
            min = 0,
            otherwise = "0")
        double levelStepBps,
    @Key(help = "Number of intensity levels", min = 3, max = 1000, otherwise = "70") int levels,
    @Key(help = "Levels hit fewer times than this are not fitted", min = 1, otherwise = "5")
        int minCount)
    implements Serializable {}
