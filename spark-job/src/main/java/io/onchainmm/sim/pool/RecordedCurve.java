package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;

/**
 * The recorded pool of any curve, moved from event to event, and what each event does to pools that
 * are no longer the recorded one. Serves one thread and one pass.
 */
interface RecordedCurve {
  /** The pool of a tape before its first event. */
  static RecordedCurve of(PoolTape tape) {
    return tape.curve.shape() == PoolTape.Shape.CONCENTRATED
        ? new RecordedTicks(tape)
        : new RecordedReserves(tape);
  }

  /** Where the recorded pool stands. */
  SwapPool pool();

  /** Whether that has been stated yet. */
  boolean known();

  /** 1 − the least fee that is ever taken. */
  double keptFraction();

  /** Whether all pools take the state of the recorded one at event {@code i}. */
  boolean restates(int i);

  /**
   * Event {@code i} happens in pools of their own, null where there is none.
   *
   * @param refusals is told of the pools in which it cannot happen
   */
  void follow(int i, SwapPool[] own, Refusals refusals);

  /** Hears of a lane in whose pool a recorded event cannot happen: that lane cannot go on. */
  interface Refusals {
    void refused(int lane, TrialFailure why);
  }

  /** Event {@code i} happens in the recorded pool; the others have followed it before. */
  void play(int i);

  /** Price of base in the recorded pool; NaN where it stands is not known. */
  default double spot() {
    return known() ? pool().spotRaw() : Double.NaN;
  }
}
