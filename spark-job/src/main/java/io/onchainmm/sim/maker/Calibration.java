package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.PriceSeries;
import java.util.Arrays;

/**
 * The schedule of one market's calibrations under one {@link CalibrationSpec}: entry {@code i} is
 * in force from {@code timeNanos[i]} until the next one and rests on data up to that time only.
 * Shared by all lanes; never modified.
 *
 * <p>An entry is written when a calibration is accepted, when one is rejected (then it repeats the
 * values of its predecessor with a higher reject count), and when a gap makes the market
 * uncalibrated (then A is NaN).
 */
public final class Calibration {
  /** Nothing is ever known. */
  public static final Calibration NONE =
      new Calibration(
          new long[0], new double[0], new double[0], new double[0], new long[0], new int[0]);

  /** Exchange (or block) times, non-decreasing. */
  public final long[] timeNanos;

  /** Fills per second and side at distance 0, √(A_b·A_a); NaN = uncalibrated. */
  public final double[] a;

  /** ½ ln(A_b/A_a): how much more often bids are hit than asks; 0 where the sides are pooled. */
  public final double[] tilt;

  /** Decay per basis point; NaN = uncalibrated. */
  public final double[] kPerBp;

  /** Volatility in basis points per √second; NaN = uncalibrated. */
  public final double[] sigmaBps;

  /** σ on the clock over σ on a clock ten times as slow; NaN = too few intervals to tell. */
  public final double[] sigmaNoise;

  /** Reference price at the accepted calibration, half-ticks; 0 = uncalibrated. */
  public final long[] refHalfTicks;

  /** Rejected calibrations in a row up to and including this entry; 0 = accepted. */
  public final int[] rejectsInRow;

  /** Both sides hit alike, and nothing known of noise. */
  public Calibration(
      long[] timeNanos,
      double[] a,
      double[] kPerBp,
      double[] sigmaBps,
      long[] refHalfTicks,
      int[] rejectsInRow) {
    this(
        timeNanos,
        a,
        new double[a.length],
        kPerBp,
        sigmaBps,
        unknown(a.length),
        refHalfTicks,
        rejectsInRow);
  }

  private static double[] unknown(int length) {
    double[] column = new double[length];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  /** Wraps the arrays without copying; they must have the same length. */
  public Calibration(
      long[] timeNanos,
      double[] a,
      double[] tilt,
      double[] kPerBp,
      double[] sigmaBps,
      double[] sigmaNoise,
      long[] refHalfTicks,
      int[] rejectsInRow) {
    if (a.length != timeNanos.length
        || tilt.length != timeNanos.length
        || sigmaNoise.length != timeNanos.length
        || kPerBp.length != timeNanos.length
        || sigmaBps.length != timeNanos.length
        || refHalfTicks.length != timeNanos.length
        || rejectsInRow.length != timeNanos.length) {
      throw new IllegalArgumentException("All columns need %d rows".formatted(timeNanos.length));
    }
    this.timeNanos = timeNanos;
    this.a = a;
    this.tilt = tilt;
    this.sigmaNoise = sigmaNoise;
    this.kPerBp = kPerBp;
    this.sigmaBps = sigmaBps;
    this.refHalfTicks = refHalfTicks;
    this.rejectsInRow = rejectsInRow;
  }

  /**
   * Values that are given: in force from the first price on, with the reference price read anew at
   * each refresh.
   *
   * @param prices mids or fair prices of the whole tape
   */
  public static Calibration fixed(CalibrationSpec spec, PriceSeries prices, long endNanos) {
    CalibrationColumns columns = new CalibrationColumns();
    double refresh = Math.max(1, spec.refreshSeconds() * 1e9);
    for (int i = 0; i < prices.length(); i++) {
      if (prices.halfTicks[i] > 0) {
        long start = prices.timeNanos[i];
        for (long n = 0; start + n * refresh <= endNanos; n++) {
          long nanos = start + (long) (n * refresh);
          long reference = prices.at(nanos);
          if (reference > 0) {
            columns.accepted(nanos, spec.a(), spec.kPerBp(), spec.sigmaBps(), reference);
          }
        }
        break;
      }
    }
    return columns.toCalibration();
  }

  /** Hits of a bid at distance 0, per second. */
  double bidA(int i) {
    return tilt[i] == 0 ? a[i] : a[i] * Math.exp(tilt[i]);
  }

  /** Hits of an ask at distance 0, per second. */
  double askA(int i) {
    return tilt[i] == 0 ? a[i] : a[i] * Math.exp(-tilt[i]);
  }

  /** The same schedule with other rates. */
  public Calibration withA(double[] rates) {
    return new Calibration(
        timeNanos, rates, tilt, kPerBp, sigmaBps, sigmaNoise, refHalfTicks, rejectsInRow);
  }

  /** Number of entries. */
  public int length() {
    return timeNanos.length;
  }

  /** The last entry at or before {@code nanos}, −1 before the first. */
  public int indexAt(long nanos) {
    int i = Arrays.binarySearch(timeNanos, nanos);
    if (i < 0) {
      return -i - 2;
    }
    while (i + 1 < timeNanos.length && timeNanos[i + 1] == nanos) {
      i++;
    }
    return i;
  }

  /** Whether entry {@code i} has values to quote with. */
  public boolean usable(int i) {
    return i >= 0 && a[i] > 0;
  }
}
