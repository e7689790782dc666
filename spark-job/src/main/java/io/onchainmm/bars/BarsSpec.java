package io.onchainmm.bars;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** How trades become bars: block {@code bars}. */
public record BarsSpec(
    @Key(help = "What closes a bar", otherwise = "dollar") BarType type,
    @Key(help = "Traded value per bar, USD", above = 0, otherwise = "50000", when = "type=dollar")
        double thresholdUsd,
    @Key(
            help = "Traded size per bar, base units",
            above = 0,
            otherwise = "10",
            when = "type=volume")
        double thresholdBase,
    @Key(help = "Trades per bar", min = 1, otherwise = "100", when = "type=tick")
        long thresholdTrades,
    @Key(help = "Length of a time bar, seconds", above = 0, otherwise = "60", when = "type=time")
        double intervalSeconds,
    @Key(
            help =
                "What happens to the overshoot of the trade that closes a bar: carry = it counts"
                    + " towards the next bar, reset = it is dropped",
            otherwise = "carry",
            when = "type=dollar|volume|tick")
        Rule rule,
    @Key(help = "Start anew at UTC midnight", otherwise = "false", when = "type=dollar|volume|tick")
        boolean daily)
    implements Serializable {

  /** The crossing rule of threshold bars. */
  public enum Rule {
    CARRY,
    RESET
  }
}
