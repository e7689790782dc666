package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.Hedging;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.Arrays;
import java.util.List;

/**
 * The trials that share one pass over a pool's blocks. A lane that throws is retired with its
 * failure; the others fly on as if it had never been there.
 */
final class PoolFlight {
  private static final double BPS = 1e4;

  private final PoolTape tape;
  private final BlockClock clock;
  private final RecordedPath path;
  private final PoolCalibrations calibrations;
  private final boolean external;
  private final PoolUnits units;
  private final FairPrice fair;
  private final Marks marks;
  private final PoolTips tips;
  private final Pools pools;
  private final LaneWatch watch;
  private final Lane[] lanes;
  private final SeatResult[] results;
  private final PoolMoment moment = new PoolMoment();
  private int swapping;
  private int flying;

  PoolFlight(
      PoolTape tape,
      BlockClock clock,
      RecordedPath path,
      PoolCalibrations calibrations,
      List<Seat> seats) {
    this.tape = tape;
    this.clock = clock;
    this.path = path;
    this.calibrations = calibrations;
    this.external = !tape.referenceLabel.equals(PoolTape.SELF);
    this.units = new PoolUnits(tape);
    this.fair = new FairPrice(tape.reference);
    this.marks = new Marks(tape.reference);
    this.tips = new PoolTips(clock.firstBlock());
    int n = seats.size();
    this.pools =
        path instanceof PoolPath narrow
            ? new LanePools(narrow, n)
            : new CurvePools((CurvePath) path, n, this::retire);
    double halfTicksPerRaw = 1 / units.rawPrice(units.priceUsdOfHalfTicks(1));
    this.watch = new LaneWatch(n, halfTicksPerRaw, path.keptFraction());
    this.lanes = new Lane[n];
    this.results = new SeatResult[n];
    for (int i = 0; i < n; i++) {
      try {
        lanes[i] = lane(i, seats.get(i));
        flying++;
      } catch (RuntimeException e) {
        results[i] = SeatResult.failed(e);
        watch.forget(i);
      }
    }
  }

  private Lane lane(int number, Seat seat) {
    if (!(seat.venue() instanceof PoolSpec spec)) {
      throw new IllegalArgumentException("%s cannot be flown in a pool".formatted(seat.venue()));
    }
    double limitUsd = seat.maker().maxInventoryUsd();
    TrialAccount account =
        new TrialAccount(
            tape.instrument(),
            marks,
            limitUsd,
            tape.startNanos(),
            tape.endNanos(),
            seat.keepFills());
    RiskMonitor risk = new RiskMonitor(seat.risk(), limitUsd);
    long drawKey = Rng.key(seat.seed(), tape.market());
    Chain chain = spec.open(drawKey, tape.startNanos());
    if (spec.strategy() == PoolSpec.Strategy.LP) {
      PoolPath shared = constantProduct();
      Quoter silent =
          new Quoter(seat.maker(), tape.instrument(), 0, Calibration.NONE, seat.signal());
      return new LpLane(
          number, new LpShare(shared), pools, units, account, risk, silent, spec, chain);
    }
    PoolTips.Tips seen = tips.tips(drawKey, spec.bribe());
    Offers offers = new Offers(spec.bribe(), chain);
    boolean byRules = spec.chain().order() == ChainSpec.Order.RULES;
    return new PoolLane(
        number,
        pools,
        units,
        quoter(seat, offers, seen),
        new PoolPlan(seat.maker(), spec, units, tape.instrument(), offers, path.keptFraction()),
        offers,
        chain,
        new Transit(chain, byRules, seen.assumed(), drawKey, tape.blockNanos),
        account,
        Hedging.of(seat.maker(), tape, account, seat.keepFills()),
        risk,
        seen);
  }

  private PoolPath constantProduct() {
    path.requireComplete();
    if (path instanceof PoolPath shared) {
      return shared;
    }
    throw new TrialFailure(
        FailureReason.INVALID_CONFIG,
        "pool.strategy is lp, but %s is a pool of %s: liquidity is provided to constant-product pools only; use strategy: taker"
            .formatted(tape.market(), tape.curve));
  }

  /**
   * A fill costs gas and a bribe, and happens only as often as we are included; both enter the
   * closed form as expected before anything was seen.
   */
  private Quoter quoter(Seat seat, Offers offers, PoolTips.Tips seen) {
    double costUsd = offers.expectedCostUsd(seen.assumed(), seat.maker().orderUsd());
    Calibration dislocations = calibrations.of(seat.calibration());
    return new Quoter(
        seat.maker(),
        tape.instrument(),
        costUsd / seat.maker().orderUsd() * BPS,
        PoolExcursions.thinned(dislocations, offers.expectedInclusion(seen.assumed())),
        seat.signal(),
        tape.startNanos(),
        tape.endNanos());
  }

  /**
   * Flies to the end of the tape; results in the order of the seats.
   *
   * <p>After a block that concerned nobody those are left out that have no event, no new fair price
   * and no lane whose time comes: nothing is different at their ends.
   */
  List<SeatResult> fly() {
    int step = 0;
    boolean known = false;
    for (long block = clock.firstBlock(); block <= clock.lastBlock() && flying > 0; block++) {
      long nanos = clock.nanos(block);
      pools.at(nanos);
      boolean stepped = path.block(step) == block;
      long before = swapping > 0 ? fair.at(nanos - 1) : 0;
      if (stepped) {
        landAhead(block, nanos, before);
        pools.step();
        known = path.knownAfter(step++);
      }
      long now = fair.at(nanos);
      boolean quiet = !pools.anyMoved() || !arbitrage(now);
      if (swapping > 0) {
        land(block, nanos, before);
        quiet = false;
      }
      if (known && now > 0) {
        quiet &= !decide(block, nanos, now, stepped);
      }
      long event = path.block(step);
      if (quiet && swapping == 0 && event > block + 1) {
        long next = Math.min(event, nextChange(block));
        if (next > block + 1 && known && now > 0) {
          moment.skip(next - block - 1, clock.nanos(next - 1));
        }
        block = Math.max(block, next - 1);
      }
    }
    for (int lane = 0; lane < lanes.length; lane++) {
      if (lanes[lane] != null) {
        results[lane] = close(lanes[lane]);
      }
    }
    return Arrays.asList(results);
  }

  private SeatResult close(Lane lane) {
    try {
      return lane.close(moment);
    } catch (RuntimeException e) {
      return SeatResult.failed(stated(e));
    }
  }

  /** The next block, at the latest the one after the last, whose time may concern somebody. */
  private long nextChange(long block) {
    long calm = Math.min(fair.nextNanos() - 1, watch.calmUntilNanos(fair.sinceNanos()));
    return Math.max(block + 1, clock.firstAfter(calm));
  }

  private boolean arbitrage(long fairHalfTicks) {
    return pools.arbitrage(
        external
            ? units.rawPrice(units.priceUsdOfHalfTicks((double) fairHalfTicks))
            : pools.recordedSpot());
  }

  private void landAhead(long block, long nanos, long before) {
    for (int lane = 0; lane < lanes.length && swapping > 0; lane++) {
      if (lanes[lane] != null && lanes[lane].swapping()) {
        try {
          lanes[lane].landAhead(block, nanos, before);
        } catch (RuntimeException e) {
          retire(lane, e);
        }
      }
    }
  }

  /** A lane of which nothing is under way any more is counted anew when it decides. */
  private void land(long block, long nanos, long before) {
    swapping = 0;
    for (int lane = 0; lane < lanes.length; lane++) {
      if (lanes[lane] != null && lanes[lane].swapping()) {
        try {
          lanes[lane].land(block, nanos, before);
          swapping += lanes[lane].swapping() ? 1 : 0;
        } catch (RuntimeException e) {
          retire(lane, e);
        }
      }
    }
  }

  /** Returns whether anybody was concerned. */
  private boolean decide(long block, long nanos, long now, boolean stepped) {
    double age = fair.ageSeconds(nanos);
    moment.next(block, nanos, now, age, block == clock.lastBlock());
    boolean time = watch.timeConcerns(nanos, age);
    boolean steps = stepped && watch.stepsConcern();
    double[] spots = pools.spots();
    if (!time && !steps && !watch.pricesConcern(now, spots)) {
      return false;
    }
    boolean changed = false;
    for (int lane = 0; lane < spots.length; lane++) {
      if (watch.pricesConcern(lane, now, spots[lane])
          || (steps && watch.stepsConcern(lane))
          || (time && watch.timeConcerns(lane, nanos, age))) {
        decide(lane, now);
        changed = true;
      }
    }
    if (changed) {
      watch.update();
    }
    return changed;
  }

  private void decide(int number, long now) {
    Lane lane = lanes[number];
    try {
      swapping -= lane.swapping() ? 1 : 0;
      lane.decide(moment);
      lane.watch(watch, now);
      if (lane.swapping()) {
        swapping++;
      } else if (lane.retired()) {
        pools.forget(number);
      }
    } catch (RuntimeException e) {
      retire(number, e);
    }
  }

  /** A contract that refuses what no trial asks of it has met amounts beyond its integers. */
  private RuntimeException stated(RuntimeException failure) {
    return failure instanceof Revert refused
        ? new TrialFailure(
            FailureReason.NOT_FINITE,
            "Amounts left the range of the pool %s (%s): choose smaller orders or other decimals"
                .formatted(tape.market(), refused.reason()))
        : failure;
  }

  private void retire(int lane, RuntimeException failure) {
    results[lane] = SeatResult.failed(stated(failure));
    lanes[lane] = null;
    flying--;
    pools.forget(lane);
    watch.forget(lane);
  }
}
