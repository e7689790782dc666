package io.onchainmm.sim.venue;

import io.onchainmm.sim.accounting.FeeRate;
import io.onchainmm.sim.hyperliquid.AccountVolume;
import io.onchainmm.sim.hyperliquid.FeeClock;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.market.Instrument;

/**
 * What one leg of a trial pays per trade: stated rates, or those of the venue's tiers, which follow
 * the volume of all legs from day to day.
 */
public final class LegFees {
  private final boolean tiered;
  private final FeeClock clock;
  private FeeRate maker;
  private FeeRate taker;

  /**
   * @param maker the stated rate, for {@link FeeSpec.Schedule#FLAT}
   * @param taker the stated rate, for {@link FeeSpec.Schedule#FLAT}
   */
  public LegFees(
      FeeSpec spec, AccountVolume volume, long startNanos, FeeRate maker, FeeRate taker) {
    this.tiered = spec.schedule() != FeeSpec.Schedule.FLAT;
    this.clock = new FeeClock(spec, volume, startNanos);
    this.maker = maker;
    this.taker = taker;
    if (tiered) {
      readRates();
    }
  }

  /** Stated rates that never change, where nothing is made: a taker alone. */
  public static LegFees taker(String key, double takerBps) {
    FeeRate rate = new FeeRate(key, takerBps);
    return new LegFees(FeeSpec.FLAT, new AccountVolume(0), 0, rate, rate);
  }

  private void readRates() {
    maker = new FeeRate("the maker fee", clock.makerBps());
    taker = new FeeRate("the taker fee", clock.takerBps());
  }

  /** The maker's fee on a notional of {@code atoms} traded at {@code nanos}; times rise. */
  public long making(long nanos, long atoms) {
    trade(nanos, atoms);
    return maker.on(atoms);
  }

  /** The taker's fee on a notional of {@code atoms} traded at {@code nanos}; times rise. */
  public long taking(long nanos, long atoms) {
    trade(nanos, atoms);
    return taker.on(atoms);
  }

  private void trade(long nanos, long atoms) {
    if (tiered) {
      if (clock.turned(nanos)) {
        readRates();
      }
      clock.traded(atoms / (double) Instrument.ATOMS_PER_USD);
    }
  }

  /** The maker's rate as it was last. */
  public FeeRate makerRate() {
    return maker;
  }

  /** The taker's rate as it was last. */
  public FeeRate takerRate() {
    return taker;
  }
}
