package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns what was observed in intervals of fixed length into a {@link Calibration}: a rolling window
 * of intervals, fitted anew at each refresh from the intervals that ended by then.
 *
 * <p>Per interval and side it takes the deepest aggressor, measured from the mid at the interval's
 * start. The sides are pooled as two observations of one rate, so that A counts the fills of an
 * order on one side, or fitted each for itself with a common decay.
 *
 * <p>A calibration is rejected, and its predecessor kept, when the fit fails. Until the first
 * window after the start or a gap has been full, a failing fit is no rejection but not yet a
 * calibration.
 */
public final class Calibrator {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BPS = 1e4;
  private static final long MOST_INTERVALS = 20_000_000;
  private static final int UNKNOWN = -1;

  private final double dt;
  private final int window;
  private final long refreshNanos;
  private final int minCount;
  private final CalibrationSpec.Sigma sigma;
  private final CalibrationSpec.Estimator estimator;
  private final double stepBps;
  private final double[] levels;
  private final CalibrationColumns columns = new CalibrationColumns();

  private double[] logChange = new double[256];
  private int[] buyHits = new int[256];
  private int[] sellHits = new int[256];

  /**
   * Deepest buyer and seller of each interval in units of the levels; only for the one estimator.
   */
  private double[] depths = new double[0];

  /** Intervals in the window in which buyers, and sellers, hit exactly so many levels. */
  private final long[] exactlyBuys;

  private final long[] exactlySells;
  private final boolean pooled;

  private long observed;
  private int countedFrom;
  private int countedTo;
  private int length;
  private int restartedAt;
  private long known;
  private long nextRefreshNanos;
  private int fittedLength;
  private long lastMid;

  /**
   * @param startNanos start of the first interval
   * @param intervalNanos length of one interval, see {@link #intervalNanos}
   * @param stepBps distance between levels in basis points, 0 = one tick of the instrument
   */
  public Calibrator(CalibrationSpec spec, long startNanos, long intervalNanos, double stepBps) {
    this.dt = intervalNanos / NANOS_PER_SECOND;
    this.window = (int) Math.min(Math.round(spec.windowSeconds() / dt), MOST_INTERVALS);
    if (window < 1) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "calibration.window_seconds is %s, less than one interval of %s s: make the window longer"
              .formatted(spec.windowSeconds(), dt));
    }
    this.refreshNanos = Math.max(1, Math.round(spec.refreshSeconds() * NANOS_PER_SECOND));
    this.minCount = spec.minCount();
    this.sigma = spec.sigma();
    this.estimator = spec.estimator();
    this.stepBps = stepBps;
    this.levels = new double[spec.levels()];
    this.exactlyBuys = new long[levels.length + 1];
    this.exactlySells = new long[levels.length + 1];
    this.pooled = spec.sides() == CalibrationSpec.Sides.POOLED;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (i + 0.5) * (stepBps == 0 ? 1 : stepBps);
    }
    this.nextRefreshNanos = startNanos + refreshNanos;
  }

  /**
   * The configured length of an interval, at least {@code leastNanos} (a block of a chain). Throws
   * when the window from {@code start} to {@code end} would have too many.
   */
  public static long intervalNanos(CalibrationSpec spec, long leastNanos, long start, long end) {
    long nanos =
        Math.max(Math.max(1, leastNanos), Math.round(spec.intervalSeconds() * NANOS_PER_SECOND));
    if ((end - start) / nanos > MOST_INTERVALS) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "calibration.interval_seconds is %s, which cuts the data into more than %d intervals: make it longer"
              .formatted(spec.intervalSeconds(), MOST_INTERVALS));
    }
    return nanos;
  }

  /** The recording was interrupted: what came before no longer counts. */
  public void restart(long nanos) {
    recalibrateBefore(nanos);
    restartedAt = length;
    known = 0;
    fittedLength = length;
    nextRefreshNanos = nanos + refreshNanos;
    columns.uncalibrated(nanos);
  }

  /**
   * One finished interval.
   *
   * @param startMid mid at its start, half-ticks, 0 = unknown (then the interval does not count)
   * @param endMid mid at its end, half-ticks, 0 = unknown
   * @param buyDepth deepest buyer-initiated price minus {@code startMid}, half-ticks; NaN = none
   * @param sellDepth {@code startMid} minus deepest seller-initiated price, half-ticks; NaN = none
   */
  public void interval(
      long endNanos, long startMid, long endMid, double buyDepth, double sellDepth) {
    recalibrateBefore(endNanos);
    if (length == logChange.length) {
      logChange = Arrays.copyOf(logChange, length * 2);
      buyHits = Arrays.copyOf(buyHits, length * 2);
      sellHits = Arrays.copyOf(sellHits, length * 2);
    }
    boolean usable = startMid > 0;
    if (estimator == CalibrationSpec.Estimator.EXPONENTIAL) {
      if (depths.length < 2 * logChange.length) {
        depths = Arrays.copyOf(depths, 2 * logChange.length);
      }
      depths[2 * length] = usable ? inUnits(buyDepth, startMid) : Double.NaN;
      depths[2 * length + 1] = usable ? inUnits(sellDepth, startMid) : Double.NaN;
    }
    logChange[length] =
        usable && endMid > 0 ? Math.log(endMid / (double) startMid) * BPS : Double.NaN;
    buyHits[length] = usable ? hits(buyDepth, startMid) : UNKNOWN;
    sellHits[length] = usable ? hits(sellDepth, startMid) : UNKNOWN;
    length++;
    known += usable ? 1 : 0;
    lastMid = endMid > 0 ? endMid : lastMid;
  }

  /** Number of levels strictly short of the depth. */
  private int hits(double depthHalfTicks, long mid) {
    if (!(depthHalfTicks > 0)) {
      return 0;
    }
    double steps = inUnits(depthHalfTicks, mid) / (stepBps == 0 ? 1 : stepBps);
    return (int) Math.max(0, Math.min(levels.length, Math.ceil(steps - 0.5)));
  }

  /** A depth in the unit of the levels: ticks, or basis points of the mid. */
  private double inUnits(double depthHalfTicks, long mid) {
    return stepBps == 0 ? depthHalfTicks / 2 : depthHalfTicks / mid * BPS;
  }

  /** The schedule, with the refreshes up to {@code endNanos}. */
  public Calibration finish(long endNanos) {
    recalibrateBefore(endNanos + 1);
    return columns.toCalibration();
  }

  /** Refreshes before {@code nanos}: the interval that ends at {@code nanos} is not yet in. */
  private void recalibrateBefore(long nanos) {
    while (nextRefreshNanos < nanos) {
      if (length > fittedLength) {
        recalibrate(nextRefreshNanos);
        fittedLength = length;
        nextRefreshNanos += refreshNanos;
      } else {
        // Nothing new: skip to the first refresh that can see the next interval.
        nextRefreshNanos +=
            (nanos - nextRefreshNanos + refreshNanos - 1) / refreshNanos * refreshNanos;
      }
    }
  }

  private void recalibrate(long nanos) {
    int from = Math.max(restartedAt, length - window);
    countUpTo(from);
    Optional<SidedIntensity> fit = pooled ? fitPooled(from) : fitSides();
    double[] changes = changes(from);
    double sigmaBps = changes.length == 0 ? Double.NaN : sigma(changes);
    if (fit.isPresent() && sigmaBps >= 0 && lastMid > 0) {
      double unitsPerBp = stepBps == 0 ? lastMid / 2.0 / BPS : 1;
      columns.accepted(
          nanos,
          pooled ? fit.get().bidA() : fit.get().a(),
          pooled ? 0 : fit.get().tilt(),
          fit.get().k() * unitsPerBp,
          sigmaBps,
          Volatility.noise(logChange, from, length),
          lastMid);
    } else if (known >= window) {
      columns.rejected(nanos);
    }
  }

  private void countUpTo(int from) {
    for (; countedTo < length; countedTo++) {
      count(countedTo, 1);
    }
    for (; countedFrom < from; countedFrom++) {
      count(countedFrom, -1);
    }
  }

  private Optional<SidedIntensity> fitPooled(int from) {
    return fitOne(from).map(one -> new SidedIntensity(one.a(), one.a(), one.k()));
  }

  private Optional<Intensity> fitOne(int from) {
    long m = 2 * observed;
    if (estimator == CalibrationSpec.Estimator.EXPONENTIAL) {
      double[] inWindow = Arrays.copyOfRange(depths, 2 * from, 2 * length);
      return ComparisonEstimators.fitExponential(levels, inWindow, m * dt, minCount);
    }
    long[] both = exactlyBuys.clone();
    for (int n = 0; n < both.length; n++) {
      both[n] += exactlySells[n];
    }
    long[] counts = beyond(both);
    return estimator == CalibrationSpec.Estimator.INTERVAL_CORRECTED
        ? Intensity.intervalCorrected(levels, counts, m, dt, minCount)
        : ComparisonEstimators.fit(estimator, levels, counts, m * dt, minCount);
  }

  /** Sellers hit our bid, buyers our ask. */
  private Optional<SidedIntensity> fitSides() {
    return SidedIntensity.intervalCorrected(
        levels, beyond(exactlySells), beyond(exactlyBuys), observed, dt, minCount);
  }

  /** From "exactly n levels hit" to "level n hit". */
  private static long[] beyond(long[] exactly) {
    long[] counts = new long[exactly.length - 1];
    long beyond = 0;
    for (int n = exactly.length - 1; n > 0; n--) {
      beyond += exactly[n];
      counts[n - 1] = beyond;
    }
    return counts;
  }

  private void count(int interval, int times) {
    if (buyHits[interval] != UNKNOWN) {
      exactlyBuys[buyHits[interval]] += times;
      exactlySells[sellHits[interval]] += times;
      observed += times;
    }
  }

  private double[] changes(int from) {
    double[] changes = new double[length - from];
    int n = 0;
    for (int i = from; i < length; i++) {
      if (!Double.isNaN(logChange[i])) {
        changes[n++] = logChange[i];
      }
    }
    return n == changes.length ? changes : Arrays.copyOf(changes, n);
  }

  private double sigma(double[] changes) {
    return switch (sigma) {
      case ZERO_MEAN -> Volatility.zeroMean(changes, dt);
      case SAMPLE -> Volatility.sample(changes, dt);
      case EWMA -> Volatility.ewma(changes, dt);
    };
  }
}
