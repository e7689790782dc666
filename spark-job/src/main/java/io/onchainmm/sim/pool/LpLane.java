package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.Ledger.Cost;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.risk.Calm;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.LpSpec;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.RiskFeed;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;

/**
 * One trial that provides liquidity: a share of the recorded pool, booked as the fills that the
 * pool's swaps are for its owners.
 *
 * <p>The mark is moved first, then a block's change of our holdings is booked as one fill at it. So
 * the ledger's attribution is the one of loss versus rebalancing (Milionis, Moallemi, Roughgarden,
 * Zhang 2022): inventory PnL is what a portfolio earns that holds as much base and trades at the
 * fair price, and spread capture is the fees that stay in the pool less LVR. Base is bought at the
 * fair price when deposited and sold at it when withdrawn. Fees that leave the pool, and emissions,
 * are booked at the fair price as they are earned.
 */
final class LpLane implements Lane {
  private static final double BPS = 1e4;
  private static final double DAY_NANOS = 86_400e9;

  private final int number;
  private final LpShare share;
  private final Pools pools;
  private final PoolUnits units;
  private final TrialAccount account;
  private final RiskMonitor risk;
  private final RiskFeed riskFeed;
  private final LpSpec lp;
  private final long gasAtoms;

  private boolean deposited;
  private boolean withdrawn;
  private long orders;
  private long bookedQuoteAtoms;
  private long flowAtoms;
  private double depositedBase;
  private double depositedQuoteUsd;
  private double feesUsd;
  private double emissionsUsd;
  private long emissionAtoms;
  private long depositNanos;
  private long lastMark;
  private long lastDecision;

  LpLane(
      int number,
      LpShare share,
      Pools pools,
      PoolUnits units,
      TrialAccount account,
      RiskMonitor risk,
      Quoter silent,
      PoolSpec spec,
      Chain chain) {
    this.number = number;
    this.share = share;
    this.pools = pools;
    this.units = units;
    this.account = account;
    this.risk = risk;
    this.riskFeed = new RiskFeed(risk, account, silent);
    this.lp = spec.lp();
    this.gasAtoms = PoolUnits.costAtoms(chain.charges().gasUsd());
    if (lp.rewards() == LpSpec.Rewards.EMISSIONS && !share.feeLeaves()) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "pool.lp.rewards is emissions, but in this pool the fees stay in the reserves of"
              + " everybody: use rewards: fees");
    }
  }

  @Override
  public boolean swapping() {
    return false;
  }

  @Override
  public boolean retired() {
    return false;
  }

  @Override
  public void land(long block, long nanos, long markHalfTicks) {
    throw new IllegalStateException("liquidity sends no swaps");
  }

  @Override
  public void decide(PoolMoment now) {
    long nanos = now.nanos();
    lastMark = now.fairHalfTicks();
    catchUp(now.previousDecision(), now.previousNanos(), now.previousFairHalfTicks());
    lastDecision = now.decision();
    account.observe(nanos, lastMark);
    share.follow(pools.lastStep());
    if (deposited && !withdrawn) {
      earn(nanos);
      flow(nanos);
    }
    double positionUsd = account.ledger().positionLots() * units.lotUsd(lastMark);
    risk.observe(nanos, account.drawdownUsd(), Math.abs(positionUsd), now.ageSeconds(), 0);
    boolean halted = riskFeed.observe(nanos, account.equityUsd(), positionUsd);
    if (halted && deposited && !withdrawn) {
      withdraw(nanos);
    } else if (!halted) {
      account.quotedDecisions++;
      provide(nanos);
    }
  }

  /** The last of the blocks that were left out stands for all of them. */
  private void catchUp(long decision, long nanos, long fairHalfTicks) {
    if (decision > lastDecision) {
      account.quotedDecisions += risk.halted() ? 0 : decision - lastDecision;
      account.observe(nanos, fairHalfTicks);
    }
  }

  private void provide(long nanos) {
    double poolUsd = valueUsd(share.pool().base(), share.pool().quote());
    if (!(poolUsd > 0)) {
      return;
    }
    if (!deposited) {
      deposited = true;
      depositNanos = nanos;
      exchange(nanos, lp.liquidityUsd() / poolUsd);
    } else if (lp.rule() == LpSpec.Rule.REBALANCE && !withdrawn) {
      double moved = valueUsd(share.base(), share.quote()) / lp.liquidityUsd() - 1;
      if (Math.abs(moved) * BPS > lp.rebalanceBps()) {
        exchange(nanos, lp.liquidityUsd() / poolUsd);
      }
    }
  }

  private double valueUsd(BigInteger base, BigInteger quote) {
    return units.lots(base.doubleValue()) * units.lotUsd(lastMark) + units.quoteUsd(quote);
  }

  /** What swaps did to our holdings since they were booked last. */
  private void flow(long nanos) {
    long lots = wholeLots() - account.ledger().positionLots();
    long cash = quoteAtoms() - bookedQuoteAtoms;
    // Less than a lot, or a remainder of fees on both sides, waits for the next block.
    if (Long.signum(lots) * Long.signum(cash) < 0) {
      long before = account.ledger().spreadCaptureAtoms();
      account.fill(nanos, lots, cash, 0, lastMark, 0);
      flowAtoms += account.ledger().spreadCaptureAtoms() - before;
      bookedQuoteAtoms += cash;
    }
  }

  /** Brings our holdings to a share: base changes hands at the fair price, and gas is paid. */
  private void exchange(long nanos, double part) {
    settle(nanos);
    share.set(part);
    long lots = wholeLots() - account.ledger().positionLots();
    double baseBefore = units.baseUsd(account.ledger().positionLots(), 1);
    if (lots != 0) {
      orders++;
      account.fill(nanos, lots, -units.valueAtoms(lots, lastMark), 0, lastMark, orders);
    }
    depositedBase += units.baseUsd(account.ledger().positionLots(), 1) - baseBefore;
    depositedQuoteUsd += (quoteAtoms() - bookedQuoteAtoms) / (double) Instrument.ATOMS_PER_USD;
    bookedQuoteAtoms = quoteAtoms();
    account.cost(nanos, Cost.GAS, gasAtoms);
  }

  /** What waits for a lot to be whole is dropped where it is ours, and paid where it is not. */
  private void settle(long nanos) {
    long pending = quoteAtoms() - bookedQuoteAtoms;
    if (pending < 0) {
      account.fee(nanos, -pending);
    }
    bookedQuoteAtoms = quoteAtoms();
  }

  private void withdraw(long nanos) {
    exchange(nanos, 0);
    withdrawn = true;
  }

  /** Fees that left the pool, and emissions up to now. */
  private void earn(long nanos) {
    BigInteger base = share.takeEarnedBase();
    BigInteger quote = share.takeEarnedQuote();
    boolean staked = lp.rewards() == LpSpec.Rewards.EMISSIONS;
    if (staked) {
      emissionsUsd = lp.emissionsUsdPerDay() * ((nanos - depositNanos) / DAY_NANOS);
      long atoms = (long) (emissionsUsd * Instrument.ATOMS_PER_USD);
      income(nanos, atoms - emissionAtoms);
      emissionAtoms = atoms;
    } else {
      double usd = valueUsd(base, quote);
      feesUsd += usd;
      if (share.feeLeaves()) {
        income(nanos, (long) (usd * Instrument.ATOMS_PER_USD));
      }
    }
  }

  private void income(long nanos, long atoms) {
    if (atoms > 0) {
      account.fee(nanos, -atoms);
    }
  }

  private long wholeLots() {
    return units.wholeLots(share.base());
  }

  private long quoteAtoms() {
    return units.receivedAtoms(share.quote());
  }

  /** What happens to the pool, every new fair price, and the risk monitor's times. */
  @Override
  public void watch(LaneWatch watch, long fairHalfTicks) {
    Calm calm = risk.calm();
    watch.everyStep(number);
    watch.prices(number, fairHalfTicks, fairHalfTicks);
    watch.ages(number, calm.lowAgeSeconds(), calm.highAgeSeconds());
    watch.until(number, calm.untilNanos());
    watch.depths(number, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public SeatResult close(PoolMoment now) {
    catchUp(now.decision(), now.nanos(), now.fairHalfTicks());
    account.decisions = now.decision();
    account.orders = orders;
    if (deposited) {
      settle(now.nanos());
      account.lpFeesUsd = feesUsd;
      account.lpEmissionsUsd = emissionsUsd;
      account.lvrUsd =
          (share.feeLeaves() ? 0 : feesUsd) - flowAtoms / (double) Instrument.ATOMS_PER_USD;
      double priceUsd = units.priceUsdOfHalfTicks((double) lastMark);
      double kept = valueUsd(share.base(), share.quote());
      account.impermanentLossUsd = kept - (depositedBase * priceUsd + depositedQuoteUsd);
    }
    return riskFeed.close();
  }
}
