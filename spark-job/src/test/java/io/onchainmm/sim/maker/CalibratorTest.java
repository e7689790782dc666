package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rolling windows, refreshes, rejections and restarts. */
class CalibratorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MID = 50_000;

  @Test
  void recoversKnownArrivals() {
    // A = 0.5 per second and side, k = 0.2 per tick, 1 s intervals, 4000 s; sigma: +-2 half-ticks.
    SplittableRandom random = new SplittableRandom(1);
    Calibrator calibrator =
        new Calibrator(new CalibrationSpec(4000, 4000, 1, 0, 20, 5), 0, SECOND, 0);
    for (int i = 1; i <= 4000; i++) {
      long end = i % 2 == 0 ? MID : MID + 2;
      long start = i % 2 == 0 ? MID + 2 : MID;
      calibrator.interval(i * SECOND, start, end, depth(random), depth(random));
    }
    Calibration schedule = calibrator.finish(4000 * SECOND);
    assertThat(schedule.length()).isEqualTo(1);
    assertThat(schedule.usable(0)).isTrue();
    double ticksPerBp = MID / 2.0 / 1e4;
    assertThat(schedule.a[0]).isCloseTo(0.5, within(0.05));
    assertThat(schedule.kPerBp[0] / ticksPerBp).isCloseTo(0.2, within(0.02));
    assertThat(schedule.sigmaBps[0]).isCloseTo(2.0 / MID * 1e4, within(1e-3));
    assertThat(schedule.refHalfTicks[0]).isEqualTo(MID);
  }

  /** Deepest of Poisson(0.5) aggressors whose reach is exponential with 0.2 per tick. */
  private static double depth(SplittableRandom random) {
    double deepest = Double.NaN;
    for (double t = exp(random, 0.5); t < 1; t += exp(random, 0.5)) {
      double reach = 2 * exp(random, 0.2);
      deepest = Double.isNaN(deepest) || reach > deepest ? reach : deepest;
    }
    return deepest;
  }

  private static double exp(SplittableRandom random, double rate) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }

  @Test
  void basisPointLevelsGiveTheSameDecayAsTickLevels() {
    SplittableRandom random = new SplittableRandom(2);
    // One tick is 0.4 bp of the mid.
    Calibrator ticks = new Calibrator(new CalibrationSpec(500, 500, 1, 0, 20, 1), 0, SECOND, 0);
    Calibrator bps = new Calibrator(new CalibrationSpec(500, 500, 1, 0.4, 20, 1), 0, SECOND, 0.4);
    for (int i = 1; i <= 500; i++) {
      double buy = depth(random);
      double sell = depth(random);
      ticks.interval(i * SECOND, MID, MID, buy, sell);
      bps.interval(i * SECOND, MID, MID, buy, sell);
    }
    Calibration a = ticks.finish(500 * SECOND);
    Calibration b = bps.finish(500 * SECOND);
    assertThat(b.a[0]).isCloseTo(a.a[0], within(1e-9));
    assertThat(b.kPerBp[0]).isCloseTo(a.kPerBp[0], within(1e-9));
    assertThat(a.sigmaBps[0]).isZero();
  }

  /** Beyond half a tick: 1, 2, 3 and 4 ticks in 8 observations; k = 1/(2.5 - 0.5). */
  @Test
  void theExponentialFitTakesTheDepthsOfTheWindow() {
    Calibration schedule = exponential(4);
    double ticksPerBp = MID / 2.0 / 1e4;
    assertThat(schedule.length()).isEqualTo(1);
    assertThat(schedule.kPerBp[0] / ticksPerBp).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.a[0]).isCloseTo(0.5 * Math.exp(0.25), within(1e-12));
    assertThat(exponential(5).usable(0)).as("four depths where five are asked for").isFalse();
  }

  private static Calibration exponential(int minCount) {
    CalibrationSpec spec =
        new CalibrationSpec(
            CalibrationSpec.Source.MEASURED,
            1,
            1,
            1,
            CalibrationSpec.Sigma.ZERO_MEAN,
            CalibrationSpec.Estimator.EXPONENTIAL,
            4,
            5,
            1,
            0,
            20,
            minCount);
    Calibrator calibrator = new Calibrator(spec, 0, SECOND, 0);
    // Outside of the window of four intervals.
    calibrator.interval(SECOND, MID, MID, 90, 90);
    calibrator.interval(2 * SECOND, MID, MID, 2, 1);
    calibrator.interval(3 * SECOND, MID, MID, 4, Double.NaN);
    calibrator.interval(4 * SECOND, MID, MID, Double.NaN, 8);
    calibrator.interval(5 * SECOND, MID, MID, 6, Double.NaN);
    return calibrator.finish(5 * SECOND);
  }

  @Test
  void futureIntervalsDoNotChangeEarlierEntries() {
    SplittableRandom random = new SplittableRandom(3);
    CalibrationSpec spec = new CalibrationSpec(100, 7, 1, 0, 20, 1);
    double[][] depths = new double[600][];
    for (int i = 0; i < depths.length; i++) {
      depths[i] = new double[] {depth(random), depth(random), random.nextInt(-5, 6)};
    }
    Calibration whole = run(spec, depths, 600);
    Calibration cut = run(spec, depths, 300);
    assertThat(cut.length()).isGreaterThan(20);
    for (int i = 0; i < cut.length(); i++) {
      assertThat(cut.timeNanos[i]).isEqualTo(whole.timeNanos[i]);
      assertThat(cut.a[i]).isEqualTo(whole.a[i]);
      assertThat(cut.kPerBp[i]).isEqualTo(whole.kPerBp[i]);
      assertThat(cut.sigmaBps[i]).isEqualTo(whole.sigmaBps[i]);
    }
  }

  private static Calibration run(CalibrationSpec spec, double[][] depths, int n) {
    Calibrator calibrator = new Calibrator(spec, 0, SECOND, 0);
    long mid = MID;
    for (int i = 0; i < n; i++) {
      long next = mid + (long) depths[i][2];
      calibrator.interval((i + 1) * SECOND, mid, next, depths[i][0], depths[i][1]);
      mid = next;
    }
    return calibrator.finish(n * SECOND);
  }

  @Test
  void rejectionsCountOnlyOnceTheWindowWasFullAndKeepTheValues() {
    Calibrator calibrator = new Calibrator(new CalibrationSpec(40, 10, 1, 0, 20, 1), 0, SECOND, 0);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 1; i <= 40; i++) {
      calibrator.interval(i * SECOND, MID, MID, depth(random), depth(random));
    }
    for (int i = 41; i <= 120; i++) {
      calibrator.interval(i * SECOND, MID, MID, Double.NaN, Double.NaN);
    }
    Calibration schedule = calibrator.finish(120 * SECOND);
    int last = schedule.length() - 1;
    assertThat(schedule.rejectsInRow[last]).isGreaterThan(2);
    assertThat(schedule.a[last]).isEqualTo(schedule.a[last - 1]).isPositive();
    // Before a full window nothing is written at all.
    Calibrator quiet = new Calibrator(new CalibrationSpec(40, 10, 1, 0, 20, 1), 0, SECOND, 0);
    quiet.interval(SECOND, MID, MID, Double.NaN, Double.NaN);
    assertThat(quiet.finish(30 * SECOND).length()).isZero();
    // A market that is silent for a full window is rejected without ever having had values.
    Calibrator silent = new Calibrator(new CalibrationSpec(4, 1, 1, 0, 20, 1), 0, SECOND, 0);
    for (int i = 1; i <= 8; i++) {
      silent.interval(i * SECOND, MID, MID, Double.NaN, Double.NaN);
    }
    Calibration never = silent.finish(8 * SECOND);
    assertThat(never.usable(never.length() - 1)).isFalse();
    assertThat(never.rejectsInRow[never.length() - 1]).isEqualTo(5);
  }

  @Test
  void aGapForgetsTheWindow() {
    Calibrator calibrator = new Calibrator(new CalibrationSpec(100, 10, 1, 0, 20, 1), 0, SECOND, 0);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 1; i <= 50; i++) {
      calibrator.interval(i * SECOND, MID, MID, depth(random), depth(random));
    }
    calibrator.restart(50 * SECOND);
    // No mid in the first intervals after the gap: they do not count.
    for (int i = 51; i <= 80; i++) {
      calibrator.interval(i * SECOND, 0, 0, Double.NaN, Double.NaN);
    }
    Calibration schedule = calibrator.finish(80 * SECOND);
    assertThat(schedule.usable(schedule.indexAt(49 * SECOND))).isTrue();
    assertThat(schedule.usable(schedule.indexAt(50 * SECOND))).isFalse();
    assertThat(schedule.usable(schedule.indexAt(80 * SECOND))).isFalse();
    assertThat(schedule.indexAt(-1)).isEqualTo(-1);
    assertThat(schedule.usable(-1)).isFalse();
  }

  @Test
  void manyRefreshesPerIntervalWriteOneEntry() {
    SplittableRandom random = new SplittableRandom(6);
    Calibrator calibrator =
        new Calibrator(new CalibrationSpec(1000, 0.1, 1, 0, 20, 1), 0, SECOND, 0);
    for (int i = 1; i <= 300; i++) {
      calibrator.interval(i * SECOND, MID, MID, depth(random), depth(random));
    }
    Calibration schedule = calibrator.finish(300 * SECOND);
    assertThat(schedule.length()).isLessThanOrEqualTo(300).isGreaterThan(250);
  }

  @Test
  void impossibleWindowsAreRefused() {
    assertThatThrownBy(
            () -> new Calibrator(new CalibrationSpec(1, 1, 10, 0, 20, 1), 0, 10 * SECOND, 0))
        .isInstanceOfSatisfying(
            TrialFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.INVALID_CONFIG))
        .hasMessageContaining("window_seconds");
    CalibrationSpec fine = new CalibrationSpec(600, 5, 1e-6, 0, 20, 1);
    assertThatThrownBy(() -> Calibrator.intervalNanos(fine, 1, 0, 3600 * SECOND))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("interval_seconds");
    assertThat(Calibrator.intervalNanos(fine, 2 * SECOND, 0, 3600 * SECOND)).isEqualTo(2 * SECOND);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Calibration(
                    new long[1],
                    new double[0],
                    new double[1],
                    new double[1],
                    new long[1],
                    new int[1]));
  }

  @Test
  void fewerThanThreeLevelsOrARisingCurveAreNoIntensity() {
    double[] levels = {0.5, 1.5, 2.5, 3.5};
    assertThat(Intensity.intervalCorrected(levels, new long[] {9, 8, 0, 0}, 10, 1, 1)).isEmpty();
    assertThat(Intensity.intervalCorrected(levels, new long[] {10, 8, 7, 6}, 10, 1, 1)).isPresent();
    assertThat(Intensity.intervalCorrected(levels, new long[] {10, 8, 7, 6}, 10, 1, 7)).isEmpty();
    assertThat(Intensity.intervalCorrected(levels, new long[] {3, 4, 5, 6}, 10, 1, 1)).isEmpty();
    assertThat(Intensity.intervalCorrected(levels, new long[] {5, 5, 5, 5}, 10, 1, 1)).isEmpty();
  }
}
