package io.onchainmm.sim.venue;

import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.hyperliquid.AccountVolume;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.Tape;

/** What a lane tells its hedge: the time, before anything is booked, and its position. */
public interface Hedging {

  /** No hedge. */
  Hedging NONE =
      new Hedging() {
        @Override
        public void advance(long nanos) {
          // Nothing is ever under way.
        }

        @Override
        public void decide(long nanos, double positionBase) {
          // Nothing is ever sent.
        }
      };

  /** Lets everything trade that is due by {@code nanos}, in order of time. */
  void advance(long nanos);

  /** Looks at a position and sends what the hedger wants, unless an order is still under way. */
  void decide(long nanos, double positionBase);

  /** The hedge that a maker asks for, on the market that the tape names. */
  static Hedging of(MakerSpec maker, Tape quoted, TrialAccount account, boolean keepFills) {
    return of(maker, quoted, account, new AccountVolume(quoted.startNanos()), keepFills);
  }

  /**
   * The same, where the quoted market's volume counts into the hedge's fee tier and the reverse.
   */
  static Hedging of(
      MakerSpec maker, Tape quoted, TrialAccount account, AccountVolume volume, boolean keepFills) {
    return maker.hedge() ? HedgeDesk.of(maker, quoted, account, volume, keepFills) : NONE;
  }
}
