package io.onchainmm.sim.pool;

import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.Calibrator;
import io.onchainmm.sim.maker.GlftParameters;
import io.onchainmm.sim.market.PoolTape;

/**
 * Calibrates from the recorded pool: how far, and how often, the price at which it can be traded
 * lies beyond the fair price.
 *
 * <p>Per interval of at least one block and per side it takes the largest excursion of the
 * executable price beyond the fair price at the ends of blocks (to buy: fair − ask, to sell: bid −
 * fair), so that λ(δ) is the rate of dislocations of more than δ that can be traded; σ comes from
 * the changes of the fair price. Docs, section on the taker rule. Our own swaps play no part: the
 * schedule is the same for every trial of a flight.
 */
final class PoolExcursions {
  /** Levels are this far apart unless configured. */
  private static final double DEFAULT_STEP_BPS = 5;

  private static final double SAFELY = 1e-9;

  private final PoolTape tape;
  private final BlockClock clock;
  private final PoolUnits units;
  private final RecordedPath path;
  private final FairPrice fair;
  private final Calibrator calibrator;
  private final long intervalBlocks;

  private long startHalfTicks;
  private final double kept;
  private final double mostBuy;
  private final double leastSell;
  private double buyShare;
  private double sellShare;

  private PoolExcursions(PoolTape tape, BlockClock clock, RecordedPath path, CalibrationSpec spec) {
    this.tape = tape;
    this.clock = clock;
    this.units = new PoolUnits(tape);
    this.path = path;
    this.kept = path.keptFraction();
    // Safely on the near side of where an excursion begins, however it is rounded.
    this.mostBuy = kept * (1 + SAFELY);
    this.leastSell = (1 - SAFELY) / kept;
    this.fair = new FairPrice(tape.reference);
    long least = tape.blockNanos;
    long start = tape.startNanos();
    long nanos = Calibrator.intervalNanos(spec, least, start, tape.endNanos());
    this.intervalBlocks = (nanos + least - 1) / least;
    double step = spec.levelStepBps() == 0 ? DEFAULT_STEP_BPS : spec.levelStepBps();
    this.calibrator = new Calibrator(spec, start, intervalBlocks * least, step);
  }

  /** The schedule of the whole tape. */
  static Calibration calibrate(
      PoolTape tape, BlockClock clock, RecordedPath path, CalibrationSpec spec) {
    path.requireComplete();
    return spec.source() == CalibrationSpec.Source.FIXED
        ? Calibration.fixed(spec, tape.reference, tape.endNanos())
        : new PoolExcursions(tape, clock, path, spec).run();
  }

  /** The same schedule when only a share of the dislocations can be had. */
  static Calibration thinned(Calibration schedule, double share) {
    double[] a = new double[schedule.length()];
    for (int i = 0; i < a.length; i++) {
      double thinned = schedule.a[i] * share;
      a[i] = thinned >= GlftParameters.SMALLEST ? thinned : Double.NaN;
    }
    return schedule.withA(a);
  }

  private Calibration run() {
    int step = 0;
    boolean known = false;
    long blocksToClose = 0;
    for (long block = clock.firstBlock(); block <= clock.lastBlock(); block++) {
      if (path.block(step) == block) {
        known = path.knownAfter(step++);
      }
      long nanos = clock.nanos(block);
      long fairHalfTicks = known ? fair.at(nanos) : 0;
      if (fairHalfTicks > 0) {
        observe(fairHalfTicks, path.spot(step - 1));
      }
      if (blocksToClose == 0) {
        close(block, nanos, fairHalfTicks);
        blocksToClose = intervalBlocks;
      }
      blocksToClose--;
    }
    return calibrator.finish(tape.endNanos());
  }

  /** An excursion of zero and one that is negative hit no level; most blocks have no other. */
  private void observe(long fairHalfTicks, double spot) {
    double fairUsd = units.priceUsdOfHalfTicks((double) fairHalfTicks);
    double spotUsd = units.priceUsd(spot);
    if (spotUsd < fairUsd * mostBuy) {
      buyShare = Math.max(buyShare, 1 - units.priceUsd(spot / kept) / fairUsd);
    }
    if (spotUsd > fairUsd * leastSell) {
      sellShare = Math.max(sellShare, units.priceUsd(spot * kept) / fairUsd - 1);
    }
  }

  /** Ends an interval at the end of a block; the first block only starts one. */
  private void close(long block, long nanos, long fairHalfTicks) {
    if (block > clock.firstBlock()) {
      // The calibrator counts in half-ticks from the price at the start. Where we can buy, our bid
      // is hit, as by a seller in a book.
      calibrator.interval(
          nanos,
          startHalfTicks,
          fairHalfTicks,
          sellShare * startHalfTicks,
          buyShare * startHalfTicks);
    }
    startHalfTicks = fairHalfTicks;
    buyShare = 0;
    sellShare = 0;
  }
}
