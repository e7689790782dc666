package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.Ledger.Cost;
import io.onchainmm.sim.accounting.MarkRange;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.risk.Calm;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.Hedging;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.RiskFeed;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;
import java.util.List;

/**
 * One trial against a pool: the swaps it has under way, its books and its risk monitor. The pool
 * itself is kept by {@link Pools}; a lane is asked to act only when {@link LaneWatch} says that
 * something may have changed for it.
 */
final class PoolLane implements Lane {
  /** Inclusion draws per block that have their own number; at least the most lots per block. */
  private static final long DRAWS_PER_BLOCK = 128;

  private final int number;
  private final Pools pools;
  private final PoolUnits units;
  private final Quoter quoter;
  private final PoolPlan plan;
  private final TrialAccount account;
  private final Hedging hedge;
  private final RiskMonitor risk;
  private final PoolTips.Tips tips;
  private final RiskFeed riskFeed;
  private final BribeSpec bribe;
  private final long gasAtoms;
  private final long failAtoms;
  private final long drawKey;

  private List<SwapOrder> underWay = List.of();
  private double lastBribeUsd;
  private long lastBribeAtoms;
  private boolean quoting;
  private long lastDecision;

  PoolLane(
      int number,
      Pools pools,
      PoolUnits units,
      Quoter quoter,
      PoolPlan plan,
      TrialAccount account,
      Hedging hedge,
      RiskMonitor risk,
      PoolTips.Tips tips,
      PoolSpec spec,
      long drawKey) {
    this.number = number;
    this.pools = pools;
    this.units = units;
    this.quoter = quoter;
    this.plan = plan;
    this.account = account;
    this.hedge = hedge;
    this.risk = risk;
    this.tips = tips;
    this.riskFeed = new RiskFeed(risk, account, quoter);
    this.bribe = spec.bribe();
    this.gasAtoms = PoolUnits.costAtoms(spec.gasUsd());
    this.failAtoms = PoolUnits.costAtoms(bribe.failCostUsd());
    this.drawKey = drawKey;
  }

  /** Whether swaps of ours arrive in the next block. */
  @Override
  public boolean swapping() {
    return !underWay.isEmpty();
  }

  /** Whether nothing will be sent any more and nothing is under way. */
  @Override
  public boolean retired() {
    return risk.halted() && underWay.isEmpty() && hedge == Hedging.NONE;
  }

  /**
   * Our swaps of the block before arrive, after the recorded ones of this block.
   *
   * @param markHalfTicks fair price just before the block
   */
  @Override
  public void land(long block, long nanos, long markHalfTicks) {
    if (underWay.isEmpty()) {
      return;
    }
    hedge.advance(nanos);
    boolean anyFilled = false;
    for (int i = 0; i < underWay.size(); i++) {
      SwapOrder order = underWay.get(i);
      double draw = Rng.uniform(drawKey, Rng.INCLUSION, block * DRAWS_PER_BLOCK + i);
      boolean included = draw < order.probability();
      risk.attempt(nanos, order.probability(), included);
      if (included && fill(order, nanos, markHalfTicks)) {
        anyFilled = true;
        account.cost(nanos, Cost.BRIBE, bribeAtoms(order.bribeUsd()));
        account.cost(nanos, Cost.GAS, gasAtoms);
      } else {
        fail(order, nanos, included);
      }
    }
    plan.learn(underWay.get(0).buy(), anyFilled);
    underWay = List.of();
  }

  private boolean fill(SwapOrder order, long nanos, long markHalfTicks) {
    SwapPool pool = pools.pool(number);
    BigInteger base = units.baseRaw(order.lots());
    BigInteger quote;
    try {
      quote = order.buy() ? pool.amountIn(false, base) : pool.amountOut(true, base);
    } catch (Revert refused) {
      return false;
    }
    int beyond = quote.compareTo(order.limitRaw());
    long atoms = order.buy() ? units.paidAtoms(quote) : units.receivedAtoms(quote);
    if (order.buy() ? beyond > 0 : beyond < 0 || atoms == 0) {
      return false;
    }
    if (order.buy()) {
      pools.trade(number, false, quote, base);
      account.fill(nanos, order.lots(), -atoms, 0, markHalfTicks, order.number());
    } else {
      pools.trade(number, true, base, quote);
      account.fill(nanos, -order.lots(), atoms, 0, markHalfTicks, order.number());
    }
    return true;
  }

  /** Bribes often repeat, and their exact decimal takes time. */
  private long bribeAtoms(double usd) {
    if (usd != lastBribeUsd) {
      lastBribeAtoms = PoolUnits.costAtoms(usd);
      lastBribeUsd = usd;
    }
    return lastBribeAtoms;
  }

  private void fail(SwapOrder order, long nanos, boolean included) {
    if (included) {
      account.rejects++;
    } else {
      account.notIncluded++;
    }
    double lostUsd = bribe.lostShare() * order.bribeUsd();
    account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(lostUsd));
    account.cost(nanos, Cost.GAS, gasAtoms);
    account.cost(nanos, Cost.GAS, failAtoms);
  }

  /** Looks at the pool at the end of a block. */
  @Override
  public void decide(PoolMoment now) {
    catchUp(now.previousDecision(), now.previousNanos(), now.previousFairHalfTicks());
    lastDecision = now.decision();
    long nanos = now.nanos();
    long fairHalfTicks = now.fairHalfTicks();
    long position = account.ledger().positionLots();
    hedge.decide(nanos, units.base(position));
    account.observe(nanos, fairHalfTicks);
    boolean calibrated = quoter.refresh(nanos);
    double positionUsd = position * units.lotUsd(fairHalfTicks);
    risk.observe(
        nanos,
        account.drawdownUsd(),
        Math.abs(positionUsd),
        now.ageSeconds(),
        quoter.rejectsInRow());
    boolean halted = riskFeed.observe(nanos, account.equityUsd(), positionUsd);
    quoting = calibrated && !halted;
    if (!quoting) {
      return;
    }
    account.quotedDecisions++;
    if (!now.last()) {
      int side = plan.side(pools.spots()[number], quoter, fairHalfTicks, position);
      if (side != 0) {
        underWay =
            plan.orders(
                side,
                pools.pool(number),
                quoter,
                fairHalfTicks,
                position,
                tips.before(now.block()));
      }
    }
  }

  /**
   * Of the decisions that were skipped each would have quoted as the one before it, and the last
   * stands for all in what the books observe.
   */
  private void catchUp(long decision, long nanos, long fairHalfTicks) {
    if (decision > lastDecision) {
      account.quotedDecisions += quoting ? decision - lastDecision : 0;
      account.observe(nanos, fairHalfTicks);
    }
  }

  /**
   * Says until when, and within which fair prices and distances of the pool's price from it, a
   * decision would again do nothing.
   */
  @Override
  public void watch(LaneWatch watch, long fairHalfTicks) {
    Calm calm = risk.calm();
    long position = account.ledger().positionLots();
    long width = position == 0 ? fairHalfTicks / 2 : fairHalfTicks >> 10;
    long low = Math.max(1, fairHalfTicks - width);
    long high = fairHalfTicks + width;
    MarkRange marks = account.calmMarks(calm.lowDrawdownUsd(), calm.highDrawdownUsd());
    if (position != 0) {
      double lotsUsdPerHalfTick = Math.abs(position) * units.lotUsd(1);
      low = Math.max(low, (long) (calm.lowPositionUsd() / lotsUsdPerHalfTick * (1 + 1e-9)) + 1);
      high = Math.min(high, (long) (calm.highPositionUsd() / lotsUsdPerHalfTick * (1 - 1e-9)));
    }
    low = Math.max(low, marks.low());
    high = Math.min(high, marks.high());
    // A hedge also looks at another market's price, at every decision.
    boolean idle = low <= high && !plan.failed() && underWay.isEmpty() && hedge == Hedging.NONE;
    watch.prices(number, idle ? low : 1, idle ? high : 0);
    watch.ages(number, calm.lowAgeSeconds(), calm.highAgeSeconds());
    watch.until(number, Math.min(calm.untilNanos(), quoter.unchangedUntilNanos()));
    watch.depths(
        number,
        quoting && idle
            ? plan.leastDepth(true, quoter, low, high, position)
            : Double.POSITIVE_INFINITY,
        quoting && idle
            ? plan.leastDepth(false, quoter, low, high, position)
            : Double.POSITIVE_INFINITY);
  }

  /** Closes the books after the last decision. */
  @Override
  public SeatResult close(PoolMoment now) {
    catchUp(now.decision(), now.nanos(), now.fairHalfTicks());
    hedge.advance(account.endNanos());
    account.decisions = now.decision();
    account.orders = plan.sent();
    account.calibrationRejects = quoter.rejects();
    return riskFeed.close();
  }
}
