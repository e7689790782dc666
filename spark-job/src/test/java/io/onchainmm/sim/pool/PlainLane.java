package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.Ledger.Cost;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.amm.Arbitrage;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.TipWindow;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.RiskFeed;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;
import java.util.List;

/**
 * {@link PoolLane}, asked at every block and with a pool of checked integers. One trial against a
 * pool: its own pool once it has traded (before that the recorded one is also its own), the swaps
 * it has under way, its books and its risk monitor.
 */
final class PlainLane {
  /** Inclusion draws per block that have their own number; at least the most lots per block. */
  private static final long DRAWS_PER_BLOCK = 128;

  private final Pool recorded;
  private final PoolUnits units;
  private final Instrument instrument;
  private final Quoter quoter;
  private final PoolPlan plan;
  private final TrialAccount account;
  private final RiskMonitor risk;
  private final RiskFeed riskFeed;
  private final TipWindow tips;
  private final BribeSpec bribe;
  private final double gasUsd;
  private final long drawKey;

  private Pool pool;
  private List<SwapOrder> underWay = List.of();

  PlainLane(
      Pool recorded,
      PoolUnits units,
      Instrument instrument,
      Quoter quoter,
      PoolPlan plan,
      TrialAccount account,
      RiskMonitor risk,
      TipWindow tips,
      PoolSpec spec,
      long drawKey) {
    this.recorded = recorded;
    this.units = units;
    this.instrument = instrument;
    this.quoter = quoter;
    this.plan = plan;
    this.account = account;
    this.risk = risk;
    this.riskFeed = new RiskFeed(risk, account, quoter);
    this.tips = tips;
    this.bribe = spec.bribe();
    this.gasUsd = spec.gasUsd();
    this.drawKey = drawKey;
    this.pool = recorded;
  }

  /** Whether our swaps have moved the pool away from the recorded one. */
  boolean disturbed() {
    return pool != recorded;
  }

  /** The pool as this trial finds it. */
  Pool pool() {
    return pool;
  }

  /**
   * The recording states the reserves: whatever liquidity came or went, our disturbance is taken to
   * have been arbitraged away with it.
   */
  void restate() {
    pool = recorded;
  }

  /**
   * Others do not leave a pool that we have moved where no pool could stay: in a block after which
   * the recorded pool lies inside the band around the fair price, ours does too.
   *
   * @param external whether the fair price comes from outside; else the recorded pool's own price
   *     is the fair one
   */
  void arbitrage(long fairHalfTicks, boolean external) {
    if (!disturbed()) {
      return;
    }
    double fairRaw =
        external
            ? units.rawPrice(units.priceUsdOfHalfTicks((double) fairHalfTicks))
            : recorded.quoteRaw() / recorded.baseRaw();
    if (fairRaw > 0 && Arbitrage.inside(recorded, fairRaw)) {
      Arbitrage.towards(pool, fairRaw)
          .ifPresent(swap -> pool.follow(swap.baseIn(), swap.in(), BigInteger.ZERO));
    }
  }

  /**
   * Our swaps of the block before arrive, after the recorded ones of this block.
   *
   * @param markHalfTicks fair price just before the block
   */
  void land(long block, long nanos, long markHalfTicks) {
    if (underWay.isEmpty()) {
      return;
    }
    boolean anyFilled = false;
    for (int i = 0; i < underWay.size(); i++) {
      SwapOrder order = underWay.get(i);
      double draw = Rng.uniform(drawKey, Rng.INCLUSION, block * DRAWS_PER_BLOCK + i);
      boolean included = draw < order.probability();
      risk.attempt(nanos, order.probability(), included);
      if (included && fill(order, nanos, markHalfTicks)) {
        anyFilled = true;
        account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(order.bribeUsd()));
        account.cost(nanos, Cost.GAS, PoolUnits.costAtoms(gasUsd));
      } else {
        fail(order, nanos, included);
      }
    }
    plan.learn(underWay.get(0).buy(), anyFilled);
    underWay = List.of();
  }

  private boolean fill(SwapOrder order, long nanos, long markHalfTicks) {
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
    if (!disturbed()) {
      pool = recorded.copy();
    }
    if (order.buy()) {
      pool.settle(false, quote, base);
      account.fill(nanos, order.lots(), -atoms, 0, markHalfTicks, order.number());
    } else {
      pool.settle(true, base, quote);
      account.fill(nanos, -order.lots(), atoms, 0, markHalfTicks, order.number());
    }
    return true;
  }

  private void fail(SwapOrder order, long nanos, boolean included) {
    if (included) {
      account.rejects++;
    } else {
      account.notIncluded++;
    }
    double lostUsd = bribe.lostShare() * order.bribeUsd();
    account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(lostUsd));
    account.cost(nanos, Cost.GAS, PoolUnits.costAtoms(gasUsd));
    account.cost(nanos, Cost.GAS, PoolUnits.costAtoms(bribe.failCostUsd()));
  }

  /**
   * Looks at the pool at the end of a block.
   *
   * @param fairHalfTicks fair price now
   * @param ageSeconds age of the fair price
   * @param last whether no block follows in which a swap could land
   */
  void decide(long nanos, long fairHalfTicks, double ageSeconds, boolean last) {
    account.observe(nanos, fairHalfTicks);
    boolean calibrated = quoter.refresh(nanos);
    long position = account.ledger().positionLots();
    double positionUsd = position * instrument.lotUsd(fairHalfTicks);
    risk.observe(
        nanos, account.drawdownUsd(), Math.abs(positionUsd), ageSeconds, quoter.rejectsInRow());
    boolean halted = riskFeed.observe(nanos, account.equityUsd(), positionUsd);
    account.decisions++;
    if (!calibrated || halted) {
      return;
    }
    account.quotedDecisions++;
    if (!last) {
      int side = plan.side(pool.quoteRaw() / pool.baseRaw(), quoter, fairHalfTicks, position);
      underWay =
          side == 0
              ? List.of()
              : plan.orders(side, pool.copy(), quoter, fairHalfTicks, position, tips);
    }
  }

  /** Closes the books. */
  SeatResult close() {
    account.orders = plan.sent();
    account.calibrationRejects = quoter.rejects();
    return riskFeed.close();
  }
}
