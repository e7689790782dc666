package io.onchainmm.data;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/**
 * How a synthetic pool of concentrated liquidity is laid out: block {@code ticks} of the market.
 * Thirds of its value lie within a quarter of {@code range_bps}, {@code range_bps} and sixteen
 * times as much on both sides of the first fair price.
 */
public record TicksSpec(
    @Key(
            help = "Distance between ticks that can be initialised (1 to 2000)",
            min = 1,
            max = 2000,
            otherwise = "10")
        int spacing,
    @Key(
            help = "Reach of the middle third of the liquidity on each side, basis points",
            above = 0,
            max = 100000,
            otherwise = "400")
        double rangeBps,
    @Key(
            help =
                "Slipstream's dynamic fee: millionths of the input for each million ticks away from"
                    + " the average of ten minutes (K); 0 = the fee stays",
            min = 0,
            max = 1000000000,
            otherwise = "0")
        int feeScaling,
    @Key(
            help = "Most that a dynamic fee takes, basis points",
            min = 0,
            max = 500,
            otherwise = "100")
        int feeCapBps)
    implements Serializable {

  /** The defaults of the configuration. */
  static final TicksSpec DEFAULT = new TicksSpec(10, 400, 0, 100);
}
