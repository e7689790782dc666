package io.onchainmm.data;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Restates prices of one instrument in the half-ticks of another, rounded to the nearest. */
final class Steps {
  private Steps() {}

  static PriceSeries convert(PriceSeries prices, Instrument from, Instrument to) {
    if (from.tickSizeUsd().compareTo(to.tickSizeUsd()) == 0) {
      return prices;
    }
    long[] halfTicks = new long[prices.length()];
    for (int i = 0; i < halfTicks.length; i++) {
      BigDecimal doubledUsd = from.tickSizeUsd().multiply(BigDecimal.valueOf(prices.halfTicks[i]));
      halfTicks[i] =
          doubledUsd.divide(to.tickSizeUsd(), 0, RoundingMode.HALF_EVEN).longValueExact();
    }
    return new PriceSeries(prices.timeNanos, halfTicks);
  }
}
