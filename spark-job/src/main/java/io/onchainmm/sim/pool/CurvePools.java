package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.SwapPool;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The pools of a flight for any curve, as objects of the contract's own arithmetic; {@link
 * LanePools} is the same for constant-product pools, in primitives.
 */
final class CurvePools implements Pools {
  private final CurvePath path;
  private final RecordedCurve recorded;
  private final RecordedCurve.Refusals refusals;
  private final SwapPool[] own;
  private final double[] spot;
  private int step = -1;
  private int moved;

  /**
   * Pools of so many lanes.
   *
   * @param refusals is told of lanes whose pools cannot follow the recording
   */
  CurvePools(CurvePath path, int lanes, RecordedCurve.Refusals refusals) {
    this.path = path;
    this.refusals = refusals;
    this.recorded = path.curve();
    this.own = new SwapPool[lanes];
    this.spot = new double[lanes];
    Arrays.fill(spot, Double.NaN);
  }

  @Override
  public boolean anyMoved() {
    return moved > 0;
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
    return recorded.spot();
  }

  @Override
  public SwapPool pool(int lane) {
    return own[lane] == null ? recorded.pool().copy() : own[lane].copy();
  }

  @Override
  public void trade(int lane, boolean baseIn, BigInteger in, BigInteger out) {
    if (own[lane] == null) {
      own[lane] = recorded.pool().copy();
      moved++;
    }
    own[lane].settle(baseIn, in, out);
    spot[lane] = own[lane].spotRaw();
  }

  @Override
  public void forget(int lane) {
    moved -= own[lane] == null ? 0 : 1;
    own[lane] = null;
    spot[lane] = recordedSpot();
  }

  @Override
  public void at(long nanos) {
    recorded.pool().at(nanos);
    for (SwapPool pool : own) {
      if (pool != null) {
        pool.at(nanos);
      }
    }
  }

  /**
   * Recorded swaps and changed positions happen in every pool; restated reserves replace those of
   * every pool, since whatever liquidity came or went, our disturbance is taken to have been
   * arbitraged away with it.
   */
  @Override
  public void step() {
    step++;
    for (int i = path.firstEvent(step); i < path.firstEvent(step + 1); i++) {
      if (recorded.restates(i)) {
        Arrays.fill(own, null);
        moved = 0;
      } else if (moved > 0) {
        recorded.follow(i, own, refusals);
      }
      recorded.play(i);
    }
    double untouched = recordedSpot();
    for (int lane = 0; lane < own.length; lane++) {
      spot[lane] = own[lane] == null ? untouched : own[lane].spotRaw();
    }
  }

  @Override
  public boolean arbitrage(double fairRaw) {
    SwapPool pool = recorded.pool();
    if (!(fairRaw > 0) || !(pool.bidRaw() <= fairRaw && fairRaw <= pool.askRaw())) {
      return false;
    }
    boolean any = false;
    for (int lane = 0; lane < own.length; lane++) {
      if (own[lane] != null) {
        // At the very edge of the band the swap decides, not the band: as in the other replay.
        double before = spot[lane];
        own[lane].arbitrage(fairRaw);
        spot[lane] = own[lane].spotRaw();
        any |= spot[lane] != before;
      }
    }
    return any;
  }
}
