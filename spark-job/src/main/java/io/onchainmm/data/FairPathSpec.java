package io.onchainmm.data;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/**
 * The fair price of a synthetic pool where no market gives it: block {@code fair} of the market.
 */
public record FairPathSpec(
    @Key(help = "Price step, USD", above = 0, otherwise = "0.01") double tickUsd,
    @Key(help = "Lot, base units", above = 0, otherwise = "0.001") double lotBase,
    @Key(help = "Price at the start, USD (reference: path)", above = 0, otherwise = "2500")
        double startPriceUsd,
    @Key(
            help = "Volatility, basis points per square root of a second (reference: path)",
            min = 0,
            otherwise = "0.8")
        double sigmaBps,
    @Key(help = "Length, seconds (reference: path)", above = 0, otherwise = "3600")
        double durationSeconds)
    implements Serializable {

  /** The defaults of the configuration. */
  static final FairPathSpec DEFAULT = new FairPathSpec(0.01, 0.001, 2500, 0.8, 3600);
}
