package io.onchainmm.sim.maker;

import java.util.Optional;

/**
 * Arrival rates of the two sides with one decay: our bid is hit at A_b·e^(−kδ), our ask at
 * A_a·e^(−kδ). The quotes have a closed form for two rates and one decay; docs, section on
 * calibration.
 *
 * @param bidA hits of a bid at distance 0, per second
 * @param askA hits of an ask at distance 0, per second
 * @param k decay, per unit of distance
 */
public record SidedIntensity(double bidA, double askA, double k) {

  /**
   * The fit of {@link Intensity#intervalCorrected} with a level of its own for each side and a
   * common slope: k = −Σ_s S_xy / Σ_s S_xx, ln A_s = ȳ_s + k·x̄_s.
   *
   * @param bidCounts of {@code m} intervals, how many saw a seller beyond each level
   * @param askCounts the same of buyers
   * @return empty when a side has fewer than three usable levels, the slope is not falling, or A or
   *     k leaves the range of the quoter
   */
  public static Optional<SidedIntensity> intervalCorrected(
      double[] levels, long[] bidCounts, long[] askCounts, long m, double dt, int minCount) {
    Side bid = Side.of(levels, bidCounts, m, dt, minCount);
    Side ask = Side.of(levels, askCounts, m, dt, minCount);
    if (Math.min(bid.usable, ask.usable) < Intensity.FEWEST_LEVELS) {
      return Optional.empty();
    }
    double k = -(bid.sxy + ask.sxy) / (bid.sxx + ask.sxx);
    SidedIntensity fit = new SidedIntensity(bid.rate(k), ask.rate(k), k);
    return Optional.of(fit)
        .filter(
            f -> new Intensity(f.bidA, f.k).quotable() && new Intensity(f.askA, f.k).quotable());
  }

  /** √(A_b·A_a). */
  public double a() {
    return Math.sqrt(bidA) * Math.sqrt(askA);
  }

  /** ½ ln(A_b/A_a): how much more often bids are hit than asks. */
  public double tilt() {
    return (Math.log(bidA) - Math.log(askA)) / 2;
  }

  /** Weighted sums of one side about its means. */
  private record Side(int usable, double meanX, double meanY, double sxx, double sxy) {

    static Side of(double[] levels, long[] counts, long m, double dt, int minCount) {
      int usable = 0;
      double weight = 0;
      double meanX = 0;
      double meanY = 0;
      for (int i = 0; i < levels.length; i++) {
        if (Intensity.usable(counts[i], m, minCount)) {
          usable++;
          weight += counts[i];
          meanX += counts[i] * levels[i];
          meanY += counts[i] * Intensity.logRate(counts[i], m, dt);
        }
      }
      meanX /= weight;
      meanY /= weight;
      double sxx = 0;
      double sxy = 0;
      for (int i = 0; i < levels.length; i++) {
        if (Intensity.usable(counts[i], m, minCount)) {
          double dx = levels[i] - meanX;
          sxx += counts[i] * dx * dx;
          sxy += counts[i] * dx * (Intensity.logRate(counts[i], m, dt) - meanY);
        }
      }
      return new Side(usable, meanX, meanY, sxx, sxy);
    }

    double rate(double k) {
      return Math.exp(meanY + k * meanX);
    }
  }
}
