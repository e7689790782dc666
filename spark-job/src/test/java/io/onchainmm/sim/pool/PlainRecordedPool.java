package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigInteger;

/**
 * {@link PoolPath} in checked integers. The pool as it was recorded, event by event; nobody's swaps
 * but the recorded ones touch it. Unknown until the recording first states its reserves.
 */
final class PlainRecordedPool {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private final PoolTape tape;
  private final Pool pool;
  private boolean known;
  private int next;

  PlainRecordedPool(PoolTape tape) {
    this.tape = tape;
    this.pool = new Pool(new SwapCurve(tape.curve, tape.feeBps), BigInteger.ZERO, BigInteger.ZERO);
  }

  /** Whether the reserves have been stated. */
  boolean known() {
    return known;
  }

  /** The pool, always the same object. */
  Pool pool() {
    return pool;
  }

  /** The next event, or −1 when it is not in {@code block}. */
  int nextIn(long block) {
    return next < tape.length() && tape.blockNumber[next] == block ? next : -1;
  }

  /** Whether event {@code i} states the reserves. */
  boolean statesReserves(int i) {
    return tape.kind[i] == PoolTape.RESERVES;
  }

  /** Whether swap {@code i} pays base in. */
  boolean baseIn(int i) {
    return tape.kind[i] == PoolTape.BASE_IN;
  }

  /** What swap {@code i} paid in, raw units. */
  BigInteger amountIn(int i) {
    return unsigned(tape.amountInHigh[i], tape.amountInLow[i]);
  }

  /** What swap {@code i} took out, raw units. */
  BigInteger amountOut(int i) {
    return unsigned(tape.amountOutHigh[i], tape.amountOutLow[i]);
  }

  /**
   * What the trader of swap {@code i}, the next event, left on the table: the most the recorded
   * pool would have paid, less what was taken. Asked for only where the pool is known.
   */
  BigInteger leftOnTheTable(int i) {
    return pool.amountOut(baseIn(i), amountIn(i)).subtract(amountOut(i));
  }

  /** Lets the next event happen. */
  void play() {
    int i = next++;
    if (statesReserves(i)) {
      pool.reserves(amountIn(i), amountOut(i));
      known = true;
    } else if (known) {
      swap(i);
    }
  }

  private void swap(int i) {
    try {
      pool.settle(baseIn(i), amountIn(i), amountOut(i));
    } catch (Revert refused) {
      throw new TrialFailure(
          FailureReason.MISSING_DATA,
          "Swap %d of %s, %s in and %s out, cannot have happened with reserves of %s and %s (%s):"
                  .formatted(
                      i,
                      tape.market(),
                      amountIn(i),
                      amountOut(i),
                      pool.base(),
                      pool.quote(),
                      refused.reason())
              + " load the recording again");
    }
  }

  private static BigInteger unsigned(long high, long low) {
    BigInteger value = unsigned(low);
    return high == 0 ? value : unsigned(high).multiply(TWO_64).add(value);
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits >= 0 ? value : value.add(TWO_64);
  }
}
