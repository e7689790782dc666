package io.onchainmm.sim.maker;

import java.util.Arrays;

/** Grows the columns of a {@link Calibration} entry by entry. */
final class CalibrationColumns {
  private long[] timeNanos = new long[64];
  private double[] a = new double[64];
  private double[] kPerBp = new double[64];
  private double[] tilt = new double[64];
  private double[] sigmaBps = new double[64];
  private double[] sigmaNoise = new double[64];
  private long[] refHalfTicks = new long[64];
  private int[] rejectsInRow = new int[64];
  private int length;

  void accepted(long nanos, double intensityA, double decayPerBp, double sigma, long reference) {
    accepted(nanos, intensityA, 0, decayPerBp, sigma, Double.NaN, reference);
  }

  void accepted(
      long nanos,
      double intensityA,
      double sideTilt,
      double decayPerBp,
      double sigma,
      double noise,
      long reference) {
    add(nanos, intensityA, sideTilt, decayPerBp, sigma, noise, reference, 0);
  }

  /** The values of the entry before stay in force. */
  void rejected(long nanos) {
    if (length == 0) {
      add(nanos, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, 0, 1);
    } else {
      int last = length - 1;
      add(
          nanos,
          a[last],
          tilt[last],
          kPerBp[last],
          sigmaBps[last],
          sigmaNoise[last],
          refHalfTicks[last],
          rejectsInRow[last] + 1);
    }
  }

  /** Nothing is in force any more. */
  void uncalibrated(long nanos) {
    add(nanos, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, 0, 0);
  }

  Calibration toCalibration() {
    return new Calibration(
        Arrays.copyOf(timeNanos, length),
        Arrays.copyOf(a, length),
        Arrays.copyOf(tilt, length),
        Arrays.copyOf(kPerBp, length),
        Arrays.copyOf(sigmaBps, length),
        Arrays.copyOf(sigmaNoise, length),
        Arrays.copyOf(refHalfTicks, length),
        Arrays.copyOf(rejectsInRow, length));
  }

  private void add(
      long nanos,
      double aa,
      double sideTilt,
      double k,
      double sigma,
      double noise,
      long reference,
      int rejects) {
    if (length == timeNanos.length) {
      grow();
    }
    timeNanos[length] = nanos;
    a[length] = aa;
    tilt[length] = sideTilt;
    sigmaNoise[length] = noise;
    kPerBp[length] = k;
    sigmaBps[length] = sigma;
    refHalfTicks[length] = reference;
    rejectsInRow[length++] = rejects;
  }

  private void grow() {
    int longer = length * 2;
    timeNanos = Arrays.copyOf(timeNanos, longer);
    a = Arrays.copyOf(a, longer);
    tilt = Arrays.copyOf(tilt, longer);
    sigmaNoise = Arrays.copyOf(sigmaNoise, longer);
    kPerBp = Arrays.copyOf(kPerBp, longer);
    sigmaBps = Arrays.copyOf(sigmaBps, longer);
    refHalfTicks = Arrays.copyOf(refHalfTicks, longer);
    rejectsInRow = Arrays.copyOf(rejectsInRow, longer);
  }
}
