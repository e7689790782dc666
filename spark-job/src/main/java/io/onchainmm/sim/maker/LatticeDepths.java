package io.onchainmm.sim.maker;

/**
 * Depths known at whole multiples of the order size between two bounds. Between two multiples they
 * are interpolated linearly. Beyond the last inventory at which a side is quoted, the depth of that
 * inventory stands: never an extrapolation; whether the limit allows the order is checked
 * elsewhere.
 */
public final class LatticeDepths implements Depths {
  private final double[] bid;
  private final double[] ask;
  private final double size;
  private final double c1;
  private final int bound;

  /**
   * @param bid at −Q … Q − 1 orders
   * @param ask at −Q + 1 … Q orders
   */
  LatticeDepths(double[] bid, double[] ask, double size, double c1) {
    this.bid = bid;
    this.ask = ask;
    this.size = size;
    this.c1 = c1;
    this.bound = bid.length / 2;
  }

  @Override
  public double bidDepth(double q) {
    return at(bid, q / size + bound);
  }

  @Override
  public double askDepth(double q) {
    return at(ask, q / size + bound - 1);
  }

  @Override
  public double c1() {
    return c1;
  }

  private static double at(double[] depth, double place) {
    double inside = Math.max(0, Math.min(depth.length - 1.0, place));
    int i = (int) Math.min(depth.length - 2.0, inside);
    double share = inside - i;
    return depth[i] + share * (depth[i + 1] - depth[i]);
  }
}
