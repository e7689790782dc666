package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.Revert;
import java.math.BigInteger;
import java.util.Arrays;

/** Own pools of any size, in checked integers. */
final class WidePools implements OwnPools {
  private final PoolPath path;
  private final Pool[] own;
  private int size;

  WidePools(PoolPath path, int lanes) {
    this.path = path;
    this.own = new Pool[lanes];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean holds(int lane) {
    return own[lane] != null;
  }

  @Override
  public boolean accepts(BigInteger base, BigInteger quote) {
    return true;
  }

  @Override
  public void put(int lane, Pool pool) {
    size += holds(lane) ? 0 : 1;
    own[lane] = pool;
  }

  @Override
  public Pool pool(int lane) {
    return own[lane].copy();
  }

  @Override
  public void spots(double[] spot) {
    for (int lane = 0; lane < own.length; lane++) {
      if (holds(lane)) {
        spot[lane] = own[lane].quoteRaw() / own[lane].baseRaw();
      }
    }
  }

  @Override
  public boolean swap(int lane, boolean baseIn, BigInteger in, BigInteger out) {
    own[lane].settle(baseIn, in, out);
    return true;
  }

  @Override
  public void remove(int lane) {
    size -= holds(lane) ? 1 : 0;
    own[lane] = null;
  }

  @Override
  public void clear() {
    Arrays.fill(own, null);
    size = 0;
  }

  @Override
  public void follow(int step) {
    if (size > 0) {
      follow(own, step, path.firstEvent(step + 1));
    }
  }

  /** Keeps a lane's pool, which has followed the step after {@code step} as far as this event. */
  void join(int lane, Pool pool, int step, int from) {
    put(lane, pool);
    follow(new Pool[] {pool}, step, from);
  }

  private void follow(Pool[] pools, int step, int from) {
    Pool recorded = path.pool(step);
    int end = path.firstEvent(step + 2);
    for (int i = path.firstEvent(step + 1); i < end; i++) {
      if (path.statesReserves(i)) {
        clear();
        return;
      }
      if (i >= from) {
        follow(pools, i, recorded);
      }
      recorded.settle(path.baseIn(i), path.amountIn(i), path.amountOut(i));
    }
  }

  private void follow(Pool[] pools, int i, Pool recorded) {
    boolean baseIn = path.baseIn(i);
    BigInteger in = path.amountIn(i);
    try {
      BigInteger left = recorded.amountOut(baseIn, in).subtract(path.amountOut(i));
      for (Pool pool : pools) {
        if (pool != null) {
          pool.follow(baseIn, in, left);
        }
      }
    } catch (Revert refused) {
      // The contract gives no quote for such an input: in our pool nobody makes this swap.
      assert refused.reason() != null;
    }
  }

  @Override
  public boolean crowded() {
    return false;
  }
}
