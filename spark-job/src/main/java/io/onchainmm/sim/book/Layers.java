package io.onchainmm.sim.book;

import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quote;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.TrialFailure;

/**
 * Sizes and places of one trial's quotes: layer after layer deeper by the configured step and
 * larger by the configured factor, each side up to the inventory limit (docs, section on layers).
 * Layers that come to lie at one price are one order.
 */
final class Layers {
  /** Beyond this, sums of lots might leave the range of a long. */
  private static final long MOST_LOTS = 1L << 53;

  private final MakerSpec maker;
  private final Instrument instrument;
  private final Quote quote;
  private final double stepBps;
  private final double[] orderUsd;
  private final long[] lots;
  private long limitLots;
  private long sizedMid;

  Layers(MakerSpec maker, Instrument instrument) {
    this.maker = maker;
    this.instrument = instrument;
    this.quote = new Quote(maker, instrument);
    this.stepBps = maker.layers().stepBps();
    this.orderUsd = new double[maker.layers().count()];
    this.lots = new long[orderUsd.length];
    orderUsd[0] = maker.orderUsd();
    for (int i = 1; i < orderUsd.length; i++) {
      orderUsd[i] = orderUsd[i - 1] * maker.layers().sizeScale();
    }
  }

  /** Counts orders and limit in lots at this mid, at which a lot is worth {@code lotUsd}. */
  void size(long midHalfTicks, double lotUsd) {
    if (midHalfTicks == sizedMid) {
      return;
    }
    sizedMid = midHalfTicks;
    for (int i = 0; i < lots.length; i++) {
      lots[i] = orderLots(i, lotUsd);
    }
    limitLots = (long) Math.floor(maker.maxInventoryUsd() / lotUsd);
  }

  private long orderLots(int layer, double lotUsd) {
    long size = Math.round(orderUsd[layer] / lotUsd);
    if (size < 1 || size * lotUsd < instrument.minNotionalUsd()) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "%s %s makes an order of %d lots of %s USD, less than one lot or the least order value of %s USD: raise it"
              .formatted(name(layer), orderUsd[layer], size, lotUsd, instrument.minNotionalUsd()));
    }
    if (size > MOST_LOTS) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "%s %s makes an order of more than %d lots: lower it"
              .formatted(name(layer), orderUsd[layer], MOST_LOTS));
    }
    return size;
  }

  private static String name(int layer) {
    return layer == 0
        ? "market_maker.order_usd"
        : "market_maker.order_usd times layers.size_scale in layer %d".formatted(layer + 1);
  }

  /** Most lots that may be held on either side. */
  long limitLots() {
    return limitLots;
  }

  /** A position counted in orders of the first layer. */
  double inOrders(long positionLots) {
    return positionLots / (double) lots[0];
  }

  /**
   * Adds what is wanted around the touch, as far as the limit allows.
   *
   * @param bidDepth of the first layer, half-ticks below the mid
   * @param askDepth of the first layer, half-ticks above the mid
   */
  void wish(
      Wanted wanted,
      double bidDepth,
      double askDepth,
      double halfTicksPerBp,
      long bestBid,
      long bestAsk,
      long positionLots) {
    long longest = positionLots;
    long shortest = -positionLots;
    long bid = Long.MAX_VALUE;
    long ask = Quote.NONE;
    for (int i = 0; i < lots.length; i++) {
      double deeper = i * stepBps * halfTicksPerBp;
      quote.set(bidDepth + deeper, askDepth + deeper, bestBid, bestAsk);
      longest += lots[i];
      shortest += lots[i];
      // A first layer that was moved apart to not cross itself may lie behind the next one.
      bid = Math.min(bid, quote.bidTicks());
      ask = Math.max(ask, quote.askTicks());
      if (bid != Quote.NONE && longest <= limitLots) {
        wanted.add(OrderDesk.BUY, bid, lots[i]);
      }
      if (ask != Quote.NONE && shortest <= limitLots) {
        wanted.add(OrderDesk.SELL, ask, lots[i]);
      }
    }
  }
}
