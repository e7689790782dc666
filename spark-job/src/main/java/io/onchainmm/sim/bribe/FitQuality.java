package io.onchainmm.sim.bribe;

import java.util.ArrayList;
import java.util.List;

/**
 * How well probabilities announced beforehand agree with what happened: log loss, Brier score
 * (1950) and a reliability table of ten equal bins with Wilson (1927) intervals.
 */
public final class FitQuality {
  private static final int BINS = 10;
  private static final double Z_95 = 1.959963984540054;

  private final int[] count = new int[BINS];
  private final int[] hits = new int[BINS];
  private final double[] announced = new double[BINS];
  private double logLoss;
  private double squares;
  private int size;

  /**
   * One bin of the table.
   *
   * @param announced mean probability announced in it
   * @param observed share of hits
   * @param low lower end of the 95 % interval of the true share
   * @param high upper end
   */
  public record Bin(int count, double announced, double observed, double low, double high) {}

  /** Takes in an outcome and the logit of the probability announced for it. */
  public void add(double logit, boolean hit) {
    if (!Double.isFinite(logit)) {
      throw new IllegalArgumentException(
          "the logit of a probability to be judged must be finite, but was " + logit);
    }
    double p = Logit.expit(logit);
    int bin = Math.min(BINS - 1, (int) (p * BINS));
    count[bin]++;
    announced[bin] += p;
    double miss = hit ? Logit.expit(-logit) : p;
    squares += miss * miss;
    logLoss += Logit.softplus(hit ? -logit : logit);
    hits[bin] += hit ? 1 : 0;
    size++;
  }

  /** Number of outcomes. */
  public int size() {
    return size;
  }

  /** Mean of −ln of the probability announced for what happened; NaN without outcomes. */
  public double logLoss() {
    return logLoss / size;
  }

  /** Mean squared difference between announced probability and outcome; NaN without outcomes. */
  public double brier() {
    return squares / size;
  }

  /** The bins that hold outcomes, by rising probability. */
  public List<Bin> reliability() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (count[i] > 0) {
        bins.add(bin(count[i], hits[i], announced[i] / count[i]));
      }
    }
    return bins;
  }

  private static Bin bin(int n, int hits, double announced) {
    double z2 = Z_95 * Z_95;
    double share = hits / (double) n;
    double centre = (hits + z2 / 2) / (n + z2);
    double half = Z_95 / (n + z2) * Math.sqrt(hits * (1 - share) + z2 / 4);
    return new Bin(n, announced, share, Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
