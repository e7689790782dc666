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
                "What happens to the overshoot of the trade that crosses the threshold: carry = it"
                    + " counts towards the next bar, reset = it is dropped, legacy = that trade"
                    + " opens the next bar (only to compare with other pipelines)",
            otherwise = "carry",
            when = "type=dollar|volume|tick")
        Rule rule,
    @Key(help = "Start anew at UTC midnight", otherwise = "false", when = "type=dollar|volume|tick")
        boolean daily)
    implements Serializable {

  /**
   * The crossing rule of threshold bars. With θ the threshold and C the running sum of the measure
   * (López de Prado, "Advances in Financial Machine Learning", section 2.3.1, has {@link #RESET}):
   */
  public enum Rule {
    /** Bar number ⌊C before the trade / θ⌋: unbiased, the mean bar tends to θ. */
    CARRY,
    /** The sum restarts at 0 after each bar: the mean bar is θ plus the mean overshoot. */
    RESET,
    /** Bar number ⌊C after the trade / θ⌋: a bar is known to be closed only at the next trade. */
    LEGACY
  }
}
