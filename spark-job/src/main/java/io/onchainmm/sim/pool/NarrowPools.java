package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.NarrowSwaps;
import io.onchainmm.sim.amm.Pool;
import java.math.BigInteger;
import java.util.Arrays;

/** Own pools whose amounts {@link NarrowSwaps} is exact for, as arrays of whole numbers. */
final class NarrowPools implements OwnPools {
  private final PoolPath path;
  private final NarrowSwaps swaps;
  private final WidePools wide;
  private final boolean[] own;
  private final long[] base;
  private final long[] quote;
  private final long most;
  private int size;
  private boolean crowded;

  /**
   * @param wide takes pools that run dry in the middle of a step
   */
  NarrowPools(PoolPath path, int lanes, WidePools wide) {
    this.path = path;
    this.swaps = path.swaps();
    this.wide = wide;
    this.own = new boolean[lanes];
    this.base = new long[lanes];
    this.quote = new long[lanes];
    // Whatever a step brings, a pool that begins it like this stays small enough.
    this.most = path.roomBelow(swaps.largest());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean holds(int lane) {
    return own[lane];
  }

  @Override
  public boolean accepts(BigInteger newBase, BigInteger newQuote) {
    return accepts(newBase) && accepts(newQuote);
  }

  private boolean accepts(BigInteger reserve) {
    return reserve.bitLength() < Long.SIZE && accepts(reserve.longValue());
  }

  private boolean accepts(long reserve) {
    return reserve > 0 && reserve <= most;
  }

  @Override
  public void put(int lane, Pool pool) {
    size += own[lane] ? 0 : 1;
    own[lane] = true;
    base[lane] = pool.base().longValue();
    quote[lane] = pool.quote().longValue();
  }

  @Override
  public Pool pool(int lane) {
    return path.pool(base[lane], quote[lane]);
  }

  @Override
  public void spots(double[] spot) {
    for (int lane = 0; lane < own.length; lane++) {
      if (own[lane]) {
        spot[lane] = (double) quote[lane] / (double) base[lane];
      }
    }
  }

  @Override
  public boolean swap(int lane, boolean baseIn, BigInteger in, BigInteger out) {
    long[] reserveIn = baseIn ? base : quote;
    long[] reserveOut = baseIn ? quote : base;
    if (!accepts(in) || out.bitLength() >= Long.SIZE) {
      return false;
    }
    long nowIn = reserveIn[lane] + swaps.entersReserves(in.longValue());
    long nowOut = reserveOut[lane] - out.longValue();
    if (!accepts(nowIn) || !accepts(nowOut)) {
      return false;
    }
    reserveIn[lane] = nowIn;
    reserveOut[lane] = nowOut;
    return true;
  }

  @Override
  public void remove(int lane) {
    size -= own[lane] ? 1 : 0;
    own[lane] = false;
  }

  @Override
  public void clear() {
    Arrays.fill(own, false);
    size = 0;
  }

  @Override
  public void follow(int step) {
    crowded = false;
    if (size == 0) {
      return;
    }
    long b = path.narrowBase(step);
    long q = path.narrowQuote(step);
    int end = path.firstEvent(step + 2);
    for (int i = path.firstEvent(step + 1); i < end && size > 0; i++) {
      if (path.statesReserves(i)) {
        clear();
        return;
      }
      boolean baseIn = path.baseIn(i);
      long in = path.narrowIn(i);
      long out = path.narrowOut(i);
      long most = swaps.amountOut(in, baseIn ? b : q, baseIn ? q : b);
      if (most != NarrowSwaps.REFUSED) {
        follow(step, i, most - out);
      }
      long entering = swaps.entersReserves(in);
      b += baseIn ? entering : -out;
      q += baseIn ? -out : entering;
    }
    for (int lane = 0; lane < own.length; lane++) {
      crowded |= own[lane] && !(accepts(base[lane]) && accepts(quote[lane]));
    }
  }

  private void follow(int step, int i, long left) {
    long[] reserveIn = path.baseIn(i) ? base : quote;
    long[] reserveOut = path.baseIn(i) ? quote : base;
    long in = path.narrowIn(i);
    for (int lane = 0; lane < own.length; lane++) {
      if (own[lane]) {
        long out = Math.max(0, swaps.amountOut(in, reserveIn[lane], reserveOut[lane]) - left);
        if (out <= reserveOut[lane]) {
          reserveIn[lane] += swaps.entersReserves(in);
          reserveOut[lane] -= out;
        }
        if (reserveOut[lane] == 0) {
          passOn(lane, step, i + 1);
        }
      }
    }
  }

  private void passOn(int lane, int step, int from) {
    Pool dry = pool(lane);
    remove(lane);
    wide.join(lane, dry, step, from);
  }

  @Override
  public boolean crowded() {
    return crowded;
  }
}
