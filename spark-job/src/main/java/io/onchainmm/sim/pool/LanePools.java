package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Arbitrage;
import io.onchainmm.sim.amm.Pool;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The pool as each lane finds it: the recorded one until the lane has traded, then its own, in
 * which the recorded traders go on swapping.
 *
 * <p>Own pools are kept in the fastest form of {@link OwnPools} that accepts them, and change to
 * the next when they outgrow it.
 */
final class LanePools implements Pools {
  /** Prices this much inside the band are inside however they are rounded. */
  private static final double SAFELY = 1e-12;

  private final PoolPath path;
  private final double kept;
  private final double safelyKept;
  private final double safelyMore;
  private final int lanes;
  private final WidePools wide;
  private final NarrowPools narrow;
  private final ClosePools close;

  /** In this order a pool may pass from one to another in the middle of a step. */
  private final List<OwnPools> all;

  private final double[] spot;
  private int step = -1;

  LanePools(PoolPath path, int lanes) {
    this.path = path;
    this.kept = path.keptFraction();
    this.safelyKept = kept * (1 + SAFELY);
    this.safelyMore = (1 - SAFELY) / kept;
    this.lanes = lanes;
    this.wide = new WidePools(path, lanes);
    this.narrow = new NarrowPools(path, lanes, wide);
    this.close = new ClosePools(path, lanes, wide);
    this.all = List.of(wide, narrow, close);
    this.spot = new double[lanes];
    Arrays.fill(spot, Double.NaN);
  }

  @Override
  public boolean anyMoved() {
    return close.size() + narrow.size() + wide.size() > 0;
  }

  /** Whether a lane has moved its pool away from the recorded one. */
  boolean moved(int lane) {
    return close.holds(lane) || narrow.holds(lane) || wide.holds(lane);
  }

  @Override
  public double[] spots() {
    return spot;
  }

  @Override
  public int lastStep() {
    return step;
  }

  @Override
  public double recordedSpot() {
    return step < 0 ? Double.NaN : path.spot(step);
  }

  @Override
  public Pool pool(int lane) {
    return moved(lane) ? own(lane).pool(lane) : path.pool(step);
  }

  private OwnPools own(int lane) {
    return close.holds(lane) ? close : narrow.holds(lane) ? narrow : wide;
  }

  @Override
  public void trade(int lane, boolean baseIn, BigInteger in, BigInteger out) {
    if (!moved(lane) || !own(lane).swap(lane, baseIn, in, out)) {
      Pool pool = pool(lane);
      pool.settle(baseIn, in, out);
      place(lane, pool);
    }
    own(lane).spots(spot);
  }

  private void place(int lane, Pool pool) {
    all.forEach(pools -> pools.remove(lane));
    OwnPools form =
        close.accepts(pool.base(), pool.quote())
            ? close
            : narrow.accepts(pool.base(), pool.quote()) ? narrow : wide;
    form.put(lane, pool);
  }

  @Override
  public void forget(int lane) {
    all.forEach(pools -> pools.remove(lane));
    spot[lane] = recordedSpot();
  }

  /**
   * The events of the next block that has any: recorded swaps happen in every pool; restated
   * reserves replace those of every pool, since whatever liquidity came or went, our disturbance is
   * taken to have been arbitraged away with it.
   */
  @Override
  public void step() {
    if (anyMoved()) {
      follow();
    }
    step++;
    if (close.size() < lanes) {
      Arrays.fill(spot, path.spot(step));
      narrow.spots(spot);
      wide.spots(spot);
    }
    close.spots(spot);
  }

  private void follow() {
    wide.follow(step);
    narrow.follow(step);
    close.follow(step);
    if (close.crowded() || narrow.crowded()) {
      for (int lane = 0; lane < lanes; lane++) {
        if (moved(lane)) {
          rehouse(lane);
        }
      }
    }
  }

  /** A pool that its form no longer accepts takes the next. */
  private void rehouse(int lane) {
    Pool pool = pool(lane);
    if (!own(lane).accepts(pool.base(), pool.quote())) {
      place(lane, pool);
    }
  }

  @Override
  public boolean arbitrage(double fairRaw) {
    double recorded = recordedSpot();
    if (!(fairRaw > 0) || !(recorded * kept <= fairRaw && fairRaw <= recorded / kept)) {
      return false;
    }
    double low = fairRaw * safelyKept;
    double high = fairRaw * safelyMore;
    boolean any = false;
    for (int lane = 0; lane < lanes; lane++) {
      if (!(spot[lane] >= low && spot[lane] <= high) && moved(lane)) {
        arbitrage(lane, fairRaw);
        any = true;
      }
    }
    return any;
  }

  private void arbitrage(int lane, double fairRaw) {
    if (close.holds(lane) && close.arbitrage(lane, fairRaw)) {
      spot[lane] = close.spot(lane);
      return;
    }
    Pool pool = pool(lane);
    Arbitrage.towards(pool, fairRaw)
        .ifPresent(
            swap -> {
              pool.follow(swap.baseIn(), swap.in(), BigInteger.ZERO);
              place(lane, pool);
              own(lane).spots(spot);
            });
  }
}
