package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.PoolContract;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigInteger;

/** A recorded pool whose state is two reserves: constant-product, or Aerodrome's stable curve. */
final class RecordedReserves implements RecordedCurve {
  private final PoolTape tape;
  private final PoolContract contract;
  private SwapPool pool;
  private boolean known;

  RecordedReserves(PoolTape tape) {
    this.tape = tape;
    this.contract = PoolContract.of(tape);
    this.pool = contract.pool(BigInteger.ZERO, BigInteger.ZERO);
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
    return pool.keptFraction();
  }

  @Override
  public boolean restates(int i) {
    return tape.kind[i] == PoolTape.RESERVES;
  }

  @Override
  public void follow(int i, SwapPool[] own, Refusals refusals) {
    boolean baseIn = tape.kind[i] == PoolTape.BASE_IN;
    BigInteger in = tape.amountIn(i);
    try {
      BigInteger left = pool.amountOut(baseIn, in).subtract(tape.amountOut(i));
      for (SwapPool lane : own) {
        if (lane != null) {
          lane.follow(baseIn, in, left);
        }
      }
    } catch (Revert refused) {
      // The contract gives no quote for such an input: in our pool nobody makes this swap.
      assert refused.reason() != null;
    }
  }

  @Override
  public void play(int i) {
    if (restates(i)) {
      pool = contract.pool(tape.amountIn(i), tape.amountOut(i));
      known = true;
    } else if (known) {
      settle(i);
    }
  }

  private void settle(int i) {
    try {
      pool.settle(tape.kind[i] == PoolTape.BASE_IN, tape.amountIn(i), tape.amountOut(i));
    } catch (Revert refused) {
      throw new TrialFailure(
          FailureReason.MISSING_DATA,
          "Swap %d of %s, %s in and %s out, cannot have happened in its pool (%s): load the recording again"
              .formatted(i, tape.market(), tape.amountIn(i), tape.amountOut(i), refused.reason()));
    }
  }
}
