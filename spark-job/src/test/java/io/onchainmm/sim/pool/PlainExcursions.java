package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.Calibrator;
import io.onchainmm.sim.market.PoolTape;

/**
 * {@link PoolExcursions} on a pool of checked integers. Calibrates from the recorded pool: how far,
 * and how often, the price at which it can be traded lies beyond the fair price.
 *
 * <p>Per interval of at least one block and per side it takes the largest excursion of the
 * executable price beyond the fair price at the ends of blocks (to buy: fair − ask, to sell: bid −
 * fair), so that λ(δ) is the rate of dislocations of more than δ that can be traded; σ comes from
 * the changes of the fair price. Docs, section on the taker rule. Our own swaps play no part: the
 * schedule is the same for every trial of a flight.
 */
final class PlainExcursions {
  /** Levels are this far apart unless configured. */
  private static final double DEFAULT_STEP_BPS = 5;

  private final PoolTape tape;
  private final BlockClock clock;
  private final PoolUnits units;
  private final PlainRecordedPool recorded;
  private final FairPrice fair;
  private final Calibrator calibrator;
  private final long intervalBlocks;

  private long startHalfTicks;
  private double buyShare = Double.NEGATIVE_INFINITY;
  private double sellShare = Double.NEGATIVE_INFINITY;

  private PlainExcursions(PoolTape tape, BlockClock clock, CalibrationSpec spec) {
    this.tape = tape;
    this.clock = clock;
    this.units = new PoolUnits(tape);
    this.recorded = new PlainRecordedPool(tape);
    this.fair = new FairPrice(tape.reference);
    long least = tape.blockNanos;
    long start = tape.startNanos();
    long nanos = Calibrator.intervalNanos(spec, least, start, tape.endNanos());
    this.intervalBlocks = (nanos + least - 1) / least;
    double step = spec.levelStepBps() == 0 ? DEFAULT_STEP_BPS : spec.levelStepBps();
    this.calibrator = new Calibrator(spec, start, intervalBlocks * least, step);
  }

  /** The schedule of the whole tape. */
  static Calibration calibrate(PoolTape tape, BlockClock clock, CalibrationSpec spec) {
    return spec.source() == CalibrationSpec.Source.FIXED
        ? Calibration.fixed(spec, tape.reference, tape.endNanos())
        : new PlainExcursions(tape, clock, spec).run();
  }

  private Calibration run() {
    for (long block = clock.firstBlock(); block <= clock.lastBlock(); block++) {
      while (recorded.nextIn(block) >= 0) {
        recorded.play();
      }
      long nanos = clock.nanos(block);
      long fairHalfTicks = recorded.known() ? fair.at(nanos) : 0;
      if (fairHalfTicks > 0) {
        observe(fairHalfTicks);
      }
      if ((block - clock.firstBlock()) % intervalBlocks == 0) {
        close(block, nanos, fairHalfTicks);
      }
    }
    return calibrator.finish(tape.endNanos());
  }

  private void observe(long fairHalfTicks) {
    double fairUsd = units.priceUsdOfHalfTicks((double) fairHalfTicks);
    Pool pool = recorded.pool();
    buyShare = Math.max(buyShare, 1 - units.priceUsd(pool.askRaw()) / fairUsd);
    sellShare = Math.max(sellShare, units.priceUsd(pool.bidRaw()) / fairUsd - 1);
  }

  /** Ends an interval at the end of a block; the first block only starts one. */
  private void close(long block, long nanos, long fairHalfTicks) {
    if (block > clock.firstBlock()) {
      calibrator.interval(nanos, startHalfTicks, fairHalfTicks, depth(buyShare), depth(sellShare));
    }
    startHalfTicks = fairHalfTicks;
    buyShare = Double.NEGATIVE_INFINITY;
    sellShare = Double.NEGATIVE_INFINITY;
  }

  /** The calibrator counts in half-ticks from the price at the start; NaN = nothing seen. */
  private double depth(double share) {
    return share == Double.NEGATIVE_INFINITY ? Double.NaN : share * startHalfTicks;
  }
}
