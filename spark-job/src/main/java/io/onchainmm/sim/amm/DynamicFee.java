package io.onchainmm.sim.amm;

import java.util.Arrays;

/**
 * The fee of a Slipstream pool, which rises with the distance of its tick from the tick's average
 * over ten minutes (aerodrome-finance/slipstream, {@code DynamicSwapFeeModule.getFee}): {@code
 * min(cap, base + |tick − average|·K / 10⁶)} in millionths, the average rounded towards −∞.
 *
 * <p>The average is the oracle's: a block's last tick counts from that block on, time in whole
 * seconds. As long as the pool has not been seen for ten minutes only the base fee is taken. The
 * oracle is taken to keep as many observations as ten minutes need.
 */
public final class DynamicFee {
  private static final long WINDOW_SECONDS = 600;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long PRECISION = 1_000_000;

  private final int basePips;
  private final int scaling;
  private final int capPips;

  /** Times from which a tick was in force, what had cumulated by then, and the tick. */
  private long[] since = new long[16];

  private long[] cumulated = new long[16];
  private int[] ticks = new int[16];
  private int size;
  private long now = Long.MIN_VALUE;

  /**
   * A fee that nothing has been observed for.
   *
   * @param basePips what is always taken, millionths of the input
   * @param scaling K
   * @param capPips most that is taken, millionths
   */
  public DynamicFee(int basePips, int scaling, int capPips) {
    if (basePips < 0 || scaling < 0 || capPips < basePips || capPips >= SwapStep.PIPS) {
      throw new IllegalArgumentException(
          "a dynamic fee needs 0 <= base <= cap < 10^6 and K >= 0, but has base %d, cap %d, K %d"
              .formatted(basePips, capPips, scaling));
    }
    this.basePips = basePips;
    this.scaling = scaling;
    this.capPips = capPips;
  }

  /** The same history, which goes its own way from there. */
  DynamicFee copy() {
    DynamicFee copy = new DynamicFee(basePips, scaling, capPips);
    copy.since = since.clone();
    copy.cumulated = cumulated.clone();
    copy.ticks = ticks.clone();
    copy.size = size;
    copy.now = now;
    return copy;
  }

  /** Time goes on; {@code tick} has been in force since the time before. */
  void at(long nanos, int tick) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    if (seconds <= now) {
      return;
    }
    if (size == 0) {
      put(seconds, 0, tick);
    } else if (ticks[size - 1] != tick) {
      if (since[size - 1] == now) {
        ticks[size - 1] = tick;
      } else {
        put(now, cumulated(now), tick);
      }
    }
    now = seconds;
    forget();
  }

  private void put(long seconds, long cumulative, int tick) {
    if (size == since.length) {
      since = Arrays.copyOf(since, 2 * size);
      cumulated = Arrays.copyOf(cumulated, 2 * size);
      ticks = Arrays.copyOf(ticks, 2 * size);
    }
    since[size] = seconds;
    cumulated[size] = cumulative;
    ticks[size++] = tick;
  }

  /** Drops what lies before the window but for the tick in force at its start. */
  private void forget() {
    int first = 0;
    while (first + 1 < size && since[first + 1] <= now - WINDOW_SECONDS) {
      first++;
    }
    if (first > 8) {
      size -= first;
      System.arraycopy(since, first, since, 0, size);
      System.arraycopy(cumulated, first, cumulated, 0, size);
      System.arraycopy(ticks, first, ticks, 0, size);
    }
  }

  private long cumulated(long seconds) {
    int i = size - 1;
    while (since[i] > seconds) {
      i--;
    }
    return cumulated[i] + ticks[i] * (seconds - since[i]);
  }

  /** Fee of a swap that begins now at a tick, millionths of the input. */
  int pips(int tick) {
    if (size == 0 || since[0] > now - WINDOW_SECONDS) {
      return basePips;
    }
    long average = Math.floorDiv(cumulated(now) - cumulated(now - WINDOW_SECONDS), WINDOW_SECONDS);
    long fee = basePips + Math.abs(tick - average) * scaling / PRECISION;
    return (int) Math.min(capPips, fee);
  }
}
