package io.onchainmm.features;

/**
 * Kyle's λ (Kyle 1985, "Continuous Auctions and Insider Trading"): by how much the price moves per
 * unit of signed volume, as the slope of a least-squares line with intercept through the last n
 * bars, or its t-value. Absent where the signed volume did not vary, and the t-value where the line
 * fits exactly.
 */
final class PriceImpact implements Indicator {
  private final RollingWindow changes;
  private final RollingWindow volumes;
  private final boolean tValue;
  private final int length;
  private double close = ABSENT;

  private PriceImpact(int length, boolean tValue) {
    changes = new RollingWindow(length);
    volumes = new RollingWindow(length);
    this.length = length;
    this.tValue = tValue;
  }

  static PriceImpact slope(int length) {
    return new PriceImpact(length, false);
  }

  static PriceImpact tValue(int length) {
    return new PriceImpact(length, true);
  }

  @Override
  public double next(PricedBar bar) {
    double before = close;
    close = bar.close();
    if (Double.isNaN(before)) {
      return ABSENT;
    }
    // Signed value at the bar's mean price: what is of unknown side counts for neither.
    double signed = bar.dollar() > 0 ? bar.signedDollar() * bar.volume() / bar.dollar() : 0;
    return next(close - before, signed);
  }

  /** Takes in a change of the price and the signed volume that came with it. */
  double next(double change, double signedVolume) {
    changes.add(change);
    volumes.add(signedVolume);
    return changes.full() ? fit() : ABSENT;
  }

  private double fit() {
    double meanX = volumes.sum() / length;
    double meanY = changes.sum() / length;
    double xx = 0;
    double xy = 0;
    for (int age = length - 1; age >= 0; age--) {
      double x = volumes.back(age) - meanX;
      xx += x * x;
      xy += x * (changes.back(age) - meanY);
    }
    if (!(xx > 0)) {
      return ABSENT;
    }
    double slope = xy / xx;
    return tValue ? tValue(slope, meanX, meanY, xx) : slope;
  }

  private double tValue(double slope, double meanX, double meanY, double xx) {
    double residuals = 0;
    for (int age = length - 1; age >= 0; age--) {
      double fitted = meanY + slope * (volumes.back(age) - meanX);
      double residual = changes.back(age) - fitted;
      residuals += residual * residual;
    }
    double error = Math.sqrt(residuals / (length - 2) / xx);
    return error > 0 ? slope / error : ABSENT;
  }
}
