package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.PoolContract;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.amm.Ticks;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TickEvents;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigInteger;

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
    Ticks ticks = new Ticks(events.spacing());
    for (int i = 0; i < events.ticks().length; i++) {
      ticks.state(events.ticks()[i], events.net()[i]);
    }
    this.pool = PoolContract.of(tape).pool(ticks);
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
    return 1 - PoolContract.pips(tape.feeBps) / (double) ConcentratedPool.PIPS;
  }

  @Override
  public boolean restates(int i) {
    return tape.kind[i] == PoolTape.RESERVES;
  }

  @Override
  public void follow(int i, SwapPool[] own, Refusals refusals) {
    for (int lane = 0; lane < own.length; lane++) {
      if (own[lane] != null && tape.kind[i] == PoolTape.POSITION) {
        try {
          ((ConcentratedPool) own[lane])
              .followChange(events.lower()[i], events.upper()[i], events.change()[i]);
        } catch (Revert refused) {
          refusals.refused(lane, impossible(i, refused));
        }
      } else if (own[lane] != null) {
        own[lane].follow(tape.kind[i] == PoolTape.BASE_IN, tape.amountIn(i), BigInteger.ZERO);
      }
    }
  }

  @Override
  public void play(int i) {
    try {
      if (tape.kind[i] == PoolTape.POSITION) {
        pool.change(events.lower()[i], events.upper()[i], events.change()[i]);
      }
      pool.state(events.sqrtPriceX96()[i], events.tick()[i], events.liquidity()[i]);
    } catch (Revert refused) {
      throw impossible(i, refused);
    }
    known = true;
  }

  private TrialFailure impossible(int i, Revert refused) {
    return new TrialFailure(
        FailureReason.MISSING_DATA,
        "Event %d of %s, a change of %s between ticks %d and %d, does not go with the liquidity there (%s): load the recording again"
            .formatted(
                i,
                tape.market(),
                events.change()[i],
                events.lower()[i],
                events.upper()[i],
                refused.reason()));
  }
}
