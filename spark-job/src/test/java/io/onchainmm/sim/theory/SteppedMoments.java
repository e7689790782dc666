package io.onchainmm.sim.theory;

import java.util.Arrays;

/**
 * Moments of a strategy in the Poisson-fill world as a simulator with a clock has it, exactly: once
 * a step of length h the quotes are set; in its middle the bid and the ask are filled independently
 * with chance p = min(1, A·h·e^−kδ); at its end the price moves by ±σ√h. Backwards, with g the
 * depths captured in a step, q′ the inventory after it and E over the four outcomes:
 *
 * <pre>
 * mean          m ← E[g + m(q′)]
 * second moment s ← E[g² + 2g·m(q′) + q′²σ²h + s(q′)]
 * certainty     v ← E[e^−γg·cosh(γσ√h·q′)·v(q′)]
 * fills         F ← E[fills + F(q′)],   ∫|q|: a ← E[(|q| + |q′|)h/2 + a(q′)],   ∫q² alike
 * </pre>
 *
 * <p>As h goes to 0 this is {@link WorldMoments#continuous}.
 */
final class SteppedMoments {
  private static final int BUY = 0;
  private static final int SELL = 1;

  private final PoissonWorld world;
  private final double h;
  private final int n;
  private final double[] move;

  /** Of buying and of selling: depths as asked and as last known, chances and utilities. */
  private final double[][] depth;

  private final double[][] known;
  private final double[][] chance;
  private final double[][] utility;

  private SteppedMoments(PoissonWorld world, double h) {
    this.world = world;
    this.h = h;
    this.n = world.states();
    move = new double[n];
    depth = new double[2][n];
    known = new double[2][n];
    chance = new double[2][n];
    utility = new double[2][n];
    for (int i = 0; i < n; i++) {
      move[i] = Math.cosh(world.gamma() * world.sigma() * Math.sqrt(h) * inventory(i));
    }
  }

  /** The moments with so many steps in the time of the world. */
  static WorldMoments of(PoissonWorld world, PoissonWorld.Strategy strategy, int steps) {
    SteppedMoments stepped = new SteppedMoments(world, world.seconds() / steps);
    double[] z = WorldMoments.atTheEnd(world);
    double logScale = 0;
    for (int left = 1; left <= steps; left++) {
      strategy.depths(left * stepped.h, stepped.depth[BUY], stepped.depth[SELL]);
      stepped.quote();
      z = stepped.before(z);
      logScale += WorldMoments.normalise(z, world);
    }
    return WorldMoments.of(world, z, logScale);
  }

  private double inventory(int i) {
    return i - world.bound();
  }

  /** Sets the quotes of a step, which for most strategies are those of the last one. */
  private void quote() {
    for (int side = BUY; side <= SELL; side++) {
      if (!Arrays.equals(depth[side], known[side])) {
        System.arraycopy(depth[side], 0, known[side], 0, n);
        for (int i = 0; i < n; i++) {
          boolean bound = i == (side == BUY ? n - 1 : 0);
          chance[side][i] = bound ? 0 : chance(depth[side][i]);
          utility[side][i] = bound ? 0 : Math.exp(-world.gamma() * depth[side][i]);
        }
      }
    }
  }

  /** The rows one step earlier. */
  private double[] before(double[] z) {
    double[] sooner = new double[z.length];
    for (int i = 0; i < n; i++) {
      double bid = depth[BUY][i];
      double ask = depth[SELL][i];
      double bought = chance[BUY][i];
      double sold = chance[SELL][i];
      double buys = utility[BUY][i];
      double sells = utility[SELL][i];
      outcome(z, sooner, i, i, (1 - bought) * (1 - sold), 0, 1, 0);
      if (bought > 0) {
        outcome(z, sooner, i, i + 1, bought * (1 - sold), bid, buys, 1);
      }
      if (sold > 0) {
        outcome(z, sooner, i, i - 1, (1 - bought) * sold, ask, sells, 1);
      }
      if (bought > 0 && sold > 0) {
        outcome(z, sooner, i, i, bought * sold, bid + ask, buys * sells, 2);
      }
    }
    return sooner;
  }

  private double chance(double delta) {
    return Math.min(1, world.a() * h * Math.exp(-world.k() * delta));
  }

  /** One outcome of a step, of chance p: depths g captured, their utility e^−γg, and q′. */
  private void outcome(
      double[] z, double[] sooner, int i, int j, double p, double g, double worth, int fills) {
    double from = inventory(i);
    double to = inventory(j);
    double variance = world.sigma() * world.sigma() * h * to * to;
    double mean = z[WorldMoments.MEAN * n + j];
    add(z, sooner, WorldMoments.MEAN, i, j, p, g);
    add(z, sooner, WorldMoments.SECOND, i, j, p, g * g + 2 * g * mean + variance);
    add(z, sooner, WorldMoments.FILLS, i, j, p, fills);
    add(z, sooner, WorldMoments.ABS, i, j, p, (Math.abs(from) + Math.abs(to)) * h / 2);
    add(z, sooner, WorldMoments.SQUARE, i, j, p, (from * from + to * to) * h / 2);
    add(z, sooner, WorldMoments.FINAL_ABS, i, j, p, 0);
    add(z, sooner, WorldMoments.FINAL, i, j, p, 0);
    add(z, sooner, WorldMoments.FINAL_SQUARE, i, j, p, 0);
    sooner[WorldMoments.CERTAIN * n + i] += p * worth * move[j] * z[WorldMoments.CERTAIN * n + j];
  }

  private void add(double[] z, double[] sooner, int kind, int i, int j, double p, double now) {
    sooner[kind * n + i] += p * (now + z[kind * n + j]);
  }
}
