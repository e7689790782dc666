package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.DynamicFee;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.amm.Ticks;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TickEvents;
import io.onchainmm.sim.market.TrialFailure;

/**
 * A recorded pool of concentrated liquidity. Events state where it stands; a changed position
 * changes the ticks, which all pools share, and the liquidity of each pool whose own price lies in
 * its range.
 */
final class RecordedTicks implements RecordedCurve {
  private final PoolTape tape;
  private final TickEvents events;
  private final ConcentratedPool pool;
  private boolean known;

  RecordedTicks(PoolTape tape) {
    this.tape = tape;
    this.events =
        tape.terms()
            .events()
            .orElseThrow(
                () ->
                    new TrialFailure(
                        FailureReason.MISSING_DATA,
                        "%s has concentrated liquidity, but its tape has no ticks: load it again"
                            .formatted(tape.market())));
    int feePips = tape.feeBps * PIPS_PER_BPS;
    Ticks ticks = new Ticks(events.spacing());
    for (int i = 0; i < events.ticks().length; i++) {
      ticks.state(events.ticks()[i], events.net()[i]);
    }
    this.pool = new ConcentratedPool(ticks, tape.terms().baseIsToken0(), feePips);
    if (tape.terms().feeScaling() > 0) {
      pool.dynamicFee(
          new DynamicFee(feePips, tape.terms().feeScaling(), tape.terms().feeCapPips()));
    }
  }

  @Override
  public SwapPool pool() {
    return pool;
  }

  @Override
  public boolean known() {
    return known;
  }

  @Override
  public double keptFraction() {
    return 1 - tape.feeBps * PIPS_PER_BPS / (double) ConcentratedPool.PIPS;
  }

  @Override
  public boolean restates(int i) {
    return tape.kind[i] == PoolTape.RESERVES;
  }

  @Override
  public void follow(int i, SwapPool[] own) {
    for (SwapPool lane : own) {
      if (lane != null && tape.kind[i] == PoolTape.POSITION) {
        ((ConcentratedPool) lane)
            .followChange(events.lower()[i], events.upper()[i], events.change()[i]);
      } else if (lane != null) {
        lane.follow(tape.kind[i] == PoolTape.BASE_IN, tape.amountIn(i), java.math.BigInteger.ZERO);
      }
    }
  }

  @Override
  public void play(int i) {
    if (tape.kind[i] == PoolTape.POSITION) {
      pool.change(events.lower()[i], events.upper()[i], events.change()[i]);
    }
    pool.state(events.sqrtPriceX96()[i], events.tick()[i], events.liquidity()[i]);
    known = true;
  }
}
