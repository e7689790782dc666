package io.onchainmm.sim.maker;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** What a predicted return does to the quotes: block {@code market_maker.alpha}. */
public record AlphaSpec(
    @Key(
            help =
                "A prediction moves the reservation price (shift) or is the drift of the price"
                    + " (drift); without predictions neither does anything",
            otherwise = "shift")
        Use use,
    @Key(
            help = "Time over which the predicted return comes about, seconds",
            above = 0,
            otherwise = "60")
        double horizonSeconds,
    @Key(
            help = "Largest predicted return times confidence that is believed, basis points",
            min = 0,
            otherwise = "10")
        double capBps)
    implements Serializable {

  /** Where the prediction enters; docs, section on alpha. */
  public enum Use {
    SHIFT,
    DRIFT
  }

  /** The defaults of the configuration. */
  static final AlphaSpec DEFAULT = new AlphaSpec(Use.SHIFT, 60, 10);
}
