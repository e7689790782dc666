package io.onchainmm.sim.maker;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** Several quotes a side in an order book: block {@code market_maker.layers}. */
public record LayerSpec(
    @Key(help = "Quotes a side", min = 1, max = 50, otherwise = "1") int count,
    @Key(
            help = "Each layer is this much deeper than the one before, basis points",
            min = 0,
            otherwise = "1")
        double stepBps,
    @Key(
            help = "Each layer's size is that of the one before times this",
            above = 0,
            otherwise = "1")
        double sizeScale)
    implements Serializable {

  /** One quote a side. */
  public static final LayerSpec ONE = new LayerSpec(1, 1, 1);
}
