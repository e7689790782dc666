package io.onchainmm.sim.maker;

/**
 * Another rule's depths moved by a constant and with its dependence on inventory scaled: the same
 * strategy wider, narrower, or with more or less skew. A scale of 0 quotes the same distances at
 * every inventory.
 */
final class ShapedDepths implements Depths {
  private final Depths inner;
  private final double shift;
  private final double scale;
  private final double bidAtFlat;
  private final double askAtFlat;

  /**
   * @param shift added to both depths
   * @param scale multiplies the difference to the depths without inventory
   */
  ShapedDepths(Depths inner, double shift, double scale) {
    this.inner = inner;
    this.shift = shift;
    this.scale = scale;
    this.bidAtFlat = inner.bidDepth(0);
    this.askAtFlat = inner.askDepth(0);
  }

  @Override
  public double bidDepth(double q) {
    return shift + bidAtFlat + scale * (inner.bidDepth(q) - bidAtFlat);
  }

  @Override
  public double askDepth(double q) {
    return shift + askAtFlat + scale * (inner.askDepth(q) - askAtFlat);
  }

  @Override
  public double c1() {
    return inner.c1();
  }
}
