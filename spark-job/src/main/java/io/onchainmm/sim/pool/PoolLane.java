package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.Ledger.Cost;
import io.onchainmm.sim.accounting.MarkRange;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.Charges;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.risk.Calm;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.Hedging;
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
  private final Offers offers;
  private final Chain chain;
  private final Charges charges;
  private final Transit underWay;
  private final long gasAtoms;
  private final long failAtoms;

  private boolean anyFilled;
  private long paidUpToNanos;
  private boolean paidUp;
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
      Offers offers,
      Chain chain,
      Transit underWay,
      TrialAccount account,
      Hedging hedge,
      RiskMonitor risk,
      PoolTips.Tips tips) {
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
    this.offers = offers;
    this.chain = chain;
    this.charges = chain.charges();
    this.underWay = underWay;
    this.gasAtoms = PoolUnits.costAtoms(charges.gasUsd());
    this.failAtoms = PoolUnits.costAtoms(charges.failUsd());
    this.paidUpToNanos = account.startNanos() - 1;
  }

  @Override
  public boolean swapping() {
    return !underWay.empty();
  }

  @Override
  public boolean retired() {
    return risk.halted() && underWay.empty() && hedge == Hedging.NONE;
  }

  @Override
  public void landAhead(long block, long nanos, long markHalfTicks) {
    land(underWay.landing(block, nanos, true), block, nanos, markHalfTicks);
  }

  @Override
  public void land(long block, long nanos, long markHalfTicks) {
    if (!underWay.empty()) {
      land(underWay.landing(block, nanos, false), block, nanos, markHalfTicks);
    }
  }

  private void land(List<Transit.Swap> swaps, long block, long nanos, long markHalfTicks) {
    if (swaps.isEmpty()) {
      return;
    }
    hedge.advance(nanos);
    for (Transit.Swap swap : swaps) {
      SwapOrder order = swap.order();
      boolean included = swap.landing().included();
      risk.attempt(nanos, order.believed(), included);
      offers.learn(block, order, included);
      if (included && fill(order, nanos, markHalfTicks)) {
        anyFilled = true;
        account.cost(nanos, Cost.BRIBE, bribeAtoms(order.bribeUsd()));
        account.cost(nanos, Cost.GAS, gasAtoms);
      } else {
        fail(order, nanos, included);
      }
    }
    if (underWay.empty()) {
      plan.learn(swaps.get(0).order().buy(), anyFilled);
      anyFilled = false;
    }
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
    double share = included ? charges.revertedShare() : charges.missedShare();
    account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(share * order.bribeUsd()));
    if (included ? charges.revertedPaysGas() : charges.missedPaysGas()) {
      account.cost(nanos, Cost.GAS, gasAtoms);
      account.cost(nanos, Cost.GAS, failAtoms);
    }
  }

  /** What the chain charges whether anything is sent or not, until quoting has stopped. */
  private void payDue(long nanos) {
    if (paidUp) {
      return;
    }
    long upTo = risk.halted() ? nanos + chain.committedNanos() : nanos;
    double dueUsd = chain.dueUsd(paidUpToNanos, upTo);
    if (dueUsd > 0) {
      account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(dueUsd));
    }
    paidUpToNanos = upTo;
    paidUp = risk.halted();
  }

  /** Looks at the pool at the end of a block. */
  @Override
  public void decide(PoolMoment now) {
    catchUp(now.previousDecision(), now.previousNanos(), now.previousFairHalfTicks());
    lastDecision = now.decision();
    long nanos = now.nanos();
    long fairHalfTicks = now.fairHalfTicks();
    payDue(nanos);
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
      payDue(nanos);
      return;
    }
    account.quotedDecisions++;
    if (!now.last() && underWay.empty()) {
      int side = plan.side(pools.spots()[number], quoter, fairHalfTicks, position);
      if (side != 0) {
        offers.standAt(now.block());
        underWay.send(
            plan.orders(
                side,
                pools.pool(number),
                quoter,
                fairHalfTicks,
                position,
                tips.before(now.block())),
            nanos);
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
    boolean idle = low <= high && !plan.failed() && underWay.empty() && hedge == Hedging.NONE;
    watch.prices(number, idle ? low : 1, idle ? high : 0);
    watch.ages(number, calm.lowAgeSeconds(), calm.highAgeSeconds());
    long due = paidUp ? Long.MAX_VALUE : chain.nothingDueUntilNanos(paidUpToNanos);
    watch.until(number, Math.min(due, Math.min(calm.untilNanos(), quoter.unchangedUntilNanos())));
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
    payDue(account.endNanos());
    account.inclusion = offers.figures();
    account.decisions = now.decision();
    account.orders = plan.sent();
    account.calibrationRejects = quoter.rejects();
    return riskFeed.close();
  }
}
