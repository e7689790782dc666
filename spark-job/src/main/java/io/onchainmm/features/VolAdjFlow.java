package io.onchainmm.features;

/**
 * Volatility-adjusted flow: the imbalance of aggressive flow over the last m bars per unit of
 * volatility, Σ signed dollar / (Σ dollar · σ) with σ the {@link Volatility} at the last of them.
 * Dimensionless: scaling all sizes leaves it, flipping all sides negates it. Absent where nothing
 * was traded or the price did not move.
 */
final class VolAdjFlow implements Indicator {
  private final RollingWindow signedDollars;
  private final RollingWindow dollars;
  private final Volatility volatility;

  VolAdjFlow(int flowBars, int volatilityBars) {
    signedDollars = new RollingWindow(flowBars);
    dollars = new RollingWindow(flowBars);
    volatility = new Volatility(volatilityBars);
  }

  @Override
  public double next(PricedBar bar) {
    signedDollars.add(bar.signedDollar());
    dollars.add(bar.dollar());
    double sigma = volatility.next(bar);
    double scale = dollars.sum() * sigma;
    return dollars.full() && scale > 0 ? signedDollars.sum() / scale : ABSENT;
  }
}
