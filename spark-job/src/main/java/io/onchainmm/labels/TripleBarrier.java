package io.onchainmm.labels;

import java.util.ArrayList;
import java.util.List;

/**
 * The triple-barrier method (López de Prado, "Advances in Financial Machine Learning", sections 3.3
 * to 3.6): around the close of an event's bar lie a profit and a stop barrier, at multiples of the
 * volatility known there, and a vertical one {@code holding_bars} later. Bars without a volatility
 * (not enough returns yet, or a price that stood still) are no events.
 */
public final class TripleBarrier {
  private final BarPrices prices;
  private final double[] volatility;
  private final LabelsSpec spec;
  private final BarrierScan scan;

  /**
   * @param volatility standard deviation of the log returns known at each bar; NaN or 0 = unknown
   */
  public TripleBarrier(BarPrices prices, double[] volatility, LabelsSpec spec) {
    if (volatility.length != prices.length()) {
      throw new IllegalArgumentException(
          "%d bars, but %d volatilities".formatted(prices.length(), volatility.length));
    }
    this.prices = prices;
    this.volatility = volatility;
    this.spec = spec;
    scan = new BarrierScan(prices, spec.touch() == LabelsSpec.Touch.HIGH_LOW);
  }

  /** For each bar the direction that paid: +1, −1, or what {@code vertical} says of neither. */
  public List<Label> directions() {
    List<Label> labels = new ArrayList<>();
    for (int bar = 0; bar < prices.length(); bar++) {
      if (volatility[bar] > 0) {
        labels.add(direction(bar));
      }
    }
    return labels;
  }

  /**
   * For each bar with a side whether a position of that side paid more than its costs.
   *
   * @param sides +1 or −1 by bar; 0 = no event
   */
  public List<Label> meta(int[] sides) {
    if (sides.length != prices.length()) {
      throw new IllegalArgumentException(
          "%d bars, but %d sides".formatted(prices.length(), sides.length));
    }
    List<Label> labels = new ArrayList<>();
    for (int bar = 0; bar < prices.length(); bar++) {
      if (sides[bar] != 0 && volatility[bar] > 0) {
        labels.add(meta(bar, Integer.signum(sides[bar])));
      }
    }
    return labels;
  }

  private Label direction(int event) {
    BarrierScan.Touch touch = touch(event, 1);
    int value =
        switch (touch.barrier()) {
          case UPPER -> 1;
          case LOWER -> -1;
          case VERTICAL ->
              spec.vertical() == LabelsSpec.Vertical.ZERO
                  ? 0
                  : (int) Math.signum(touch.logReturn());
        };
    return label(event, 1, touch, value);
  }

  private Label meta(int event, int side) {
    BarrierScan.Touch touch = touch(event, side);
    boolean paid = side * touch.logReturn() > spec.costBps() / 1e4;
    return label(event, side, touch, paid ? 1 : 0);
  }

  private BarrierScan.Touch touch(int event, int side) {
    double profit = distance(spec.profitTaking(), event);
    double stop = distance(spec.stopLoss(), event);
    int last = Math.min(event + spec.holdingBars(), prices.length() - 1);
    return scan.first(event, side > 0 ? profit : stop, side > 0 ? stop : profit, last, side);
  }

  private double distance(double multiple, int event) {
    return multiple == 0 ? Double.POSITIVE_INFINITY : multiple * volatility[event];
  }

  private Label label(int event, int side, BarrierScan.Touch touch, int value) {
    boolean complete = event + spec.holdingBars() < prices.length();
    return new Label(event, touch.bar(), side, touch.barrier(), touch.logReturn(), value, complete);
  }
}
