package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.Ledger.Cost;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.amm.Arbitrage;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.bribe.TipWindow;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.Charges;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.risk.RiskMonitor;
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
  private final Pool recorded;
  private final PoolUnits units;
  private final Instrument instrument;
  private final Quoter quoter;
  private final PoolPlan plan;
  private final TrialAccount account;
  private final RiskMonitor risk;
  private final RiskFeed riskFeed;
  private final TipWindow tips;
  private final Offers offers;
  private final Chain chain;
  private final Charges charges;
  private final Transit underWay;

  private Pool pool;
  private boolean anyFilled;
  private long paidUpToNanos;
  private boolean paidUp;

  PlainLane(
      Pool recorded,
      PoolUnits units,
      Instrument instrument,
      Quoter quoter,
      PoolPlan plan,
      Offers offers,
      Chain chain,
      Transit underWay,
      TrialAccount account,
      RiskMonitor risk,
      TipWindow tips) {
    this.recorded = recorded;
    this.units = units;
    this.instrument = instrument;
    this.quoter = quoter;
    this.plan = plan;
    this.account = account;
    this.risk = risk;
    this.riskFeed = new RiskFeed(risk, account, quoter);
    this.tips = tips;
    this.offers = offers;
    this.chain = chain;
    this.charges = chain.charges();
    this.underWay = underWay;
    this.paidUpToNanos = account.startNanos() - 1;
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

  /** Those of our swaps arrive that land before the recorded ones of this block. */
  void landAhead(long block, long nanos, long markHalfTicks) {
    if (!underWay.empty()) {
      land(underWay.landing(block, nanos, true), block, nanos, markHalfTicks);
    }
  }

  /**
   * Those of our swaps arrive that land after the recorded ones of this block.
   *
   * @param markHalfTicks fair price just before the block
   */
  void land(long block, long nanos, long markHalfTicks) {
    if (!underWay.empty()) {
      land(underWay.landing(block, nanos, false), block, nanos, markHalfTicks);
    }
  }

  private void land(List<Transit.Swap> swaps, long block, long nanos, long markHalfTicks) {
    for (Transit.Swap swap : swaps) {
      SwapOrder order = swap.order();
      boolean included = swap.landing().included();
      risk.attempt(nanos, order.believed(), included);
      offers.learn(block, order, included);
      if (included && fill(order, nanos, markHalfTicks)) {
        anyFilled = true;
        account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(order.bribeUsd()));
        account.cost(nanos, Cost.GAS, PoolUnits.costAtoms(charges.gasUsd()));
      } else {
        fail(order, nanos, included);
      }
    }
    if (!swaps.isEmpty() && underWay.empty()) {
      plan.learn(swaps.get(0).order().buy(), anyFilled);
      anyFilled = false;
    }
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
    double share = included ? charges.revertedShare() : charges.missedShare();
    account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(share * order.bribeUsd()));
    if (included ? charges.revertedPaysGas() : charges.missedPaysGas()) {
      account.cost(nanos, Cost.GAS, PoolUnits.costAtoms(charges.gasUsd()));
      account.cost(nanos, Cost.GAS, PoolUnits.costAtoms(charges.failUsd()));
    }
  }

  private void payDue(long nanos) {
    if (!paidUp) {
      paidUp = risk.halted();
      long upTo = paidUp ? nanos + chain.committedNanos() : nanos;
      double dueUsd = chain.dueUsd(paidUpToNanos, upTo);
      paidUpToNanos = upTo;
      if (dueUsd > 0) {
        account.cost(nanos, Cost.BRIBE, PoolUnits.costAtoms(dueUsd));
      }
    }
  }

  /**
   * Looks at the pool at the end of a block.
   *
   * @param block its number
   * @param fairHalfTicks fair price now
   * @param ageSeconds age of the fair price
   * @param last whether no block follows in which a swap could land
   */
  void decide(long block, long nanos, long fairHalfTicks, double ageSeconds, boolean last) {
    payDue(nanos);
    account.observe(nanos, fairHalfTicks);
    boolean calibrated = quoter.refresh(nanos);
    long position = account.ledger().positionLots();
    double positionUsd = position * instrument.lotUsd(fairHalfTicks);
    risk.observe(
        nanos, account.drawdownUsd(), Math.abs(positionUsd), ageSeconds, quoter.rejectsInRow());
    boolean halted = riskFeed.observe(nanos, account.equityUsd(), positionUsd);
    account.decisions++;
    if (!calibrated || halted) {
      payDue(nanos);
      return;
    }
    account.quotedDecisions++;
    if (!last && underWay.empty()) {
      int side = plan.side(pool.quoteRaw() / pool.baseRaw(), quoter, fairHalfTicks, position);
      if (side != 0) {
        offers.standAt(block);
        underWay.send(plan.orders(side, pool.copy(), quoter, fairHalfTicks, position, tips), nanos);
      }
    }
  }

  /** Closes the books. */
  SeatResult close() {
    payDue(account.endNanos());
    account.inclusion = offers.figures();
    account.orders = plan.sent();
    account.calibrationRejects = quoter.rejects();
    return riskFeed.close();
  }
}
