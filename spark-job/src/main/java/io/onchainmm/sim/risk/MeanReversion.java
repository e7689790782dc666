package io.onchainmm.sim.risk;

import java.util.OptionalDouble;

/**
 * The regression Δq = a + bq + e by least squares, step by step of a fixed clock: how fast a
 * position comes back (docs, section on inventory drift). Keeps running moments only.
 */
final class MeanReversion {
  /** Dickey and Fuller (1979), with a constant, 5 %: a random walk is rejected below this. */
  static final double DICKEY_FULLER = -2.86;

  private boolean started;
  private double last;
  private long n;
  private double meanX;
  private double meanY;
  private double sxx;
  private double sxy;
  private double syy;

  /** The position at the next step. */
  void add(double position) {
    if (started) {
      n++;
      double x = last;
      double y = position - last;
      double dx = x - meanX;
      double dy = y - meanY;
      meanX += dx / n;
      meanY += dy / n;
      sxx += dx * (x - meanX);
      sxy += dx * (y - meanY);
      syy += dy * (y - meanY);
    }
    started = true;
    last = position;
  }

  /** The next position does not follow the last one by one step. */
  void interrupt() {
    started = false;
  }

  /** Forgets everything but the last position, with which the next window begins. */
  void restart() {
    n = 0;
    meanX = 0;
    meanY = 0;
    sxx = 0;
    sxy = 0;
    syy = 0;
  }

  /** Steps seen. */
  long steps() {
    return n;
  }

  /** Whether the position moved at all. */
  boolean varies() {
    return sxx > 0;
  }

  /** The slope b; absent where the position never changed. */
  OptionalDouble slope() {
    return sxx > 0 && n > 2 ? OptionalDouble.of(sxy / sxx) : OptionalDouble.empty();
  }

  /** The constant a; absent with the slope. */
  OptionalDouble constant() {
    return sxx > 0 && n > 2 ? OptionalDouble.of(meanY - sxy / sxx * meanX) : slope();
  }

  /** b over its standard error, to be held to {@link #DICKEY_FULLER}; absent in an exact fit. */
  OptionalDouble slopeT() {
    double residual = syy - sxy * sxy / sxx;
    if (slope().isEmpty() || residual <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(sxy / sxx / Math.sqrt(residual / (n - 2) / sxx));
  }

  /** Whether a random walk is rejected at 5 %. */
  boolean significant() {
    OptionalDouble t = slopeT();
    return t.isPresent() && t.getAsDouble() < DICKEY_FULLER;
  }

  /** Steps in which half of a distance is made good; absent unless −1 &lt; b &lt; 0. */
  OptionalDouble halfLifeSteps() {
    OptionalDouble b = slope();
    return b.isPresent() && b.getAsDouble() > -1 && b.getAsDouble() < 0
        ? OptionalDouble.of(StrictMath.log(0.5) / StrictMath.log1p(b.getAsDouble()))
        : OptionalDouble.empty();
  }
}
