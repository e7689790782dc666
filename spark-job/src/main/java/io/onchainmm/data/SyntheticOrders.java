package io.onchainmm.data;

import io.onchainmm.schema.Choice;
import io.onchainmm.schema.Key;
import java.util.Optional;

/** A generated market of single orders: an order flow without intelligence, matched as it comes. */
@Choice(
    value = "synthetic_orders",
    help = "Generated flow of single orders, matched in price-time priority: true places in queues")
public record SyntheticOrders(
    @Key(help = "Length, seconds", above = 0, max = 864000, otherwise = "3600")
        double durationSeconds,
    @Key(help = "Price at the start, USD", above = 0, otherwise = "2500") double startPriceUsd,
    @Key(help = "Tick, USD", above = 0, otherwise = "0.1") double tickUsd,
    @Key(help = "Lot, base units", above = 0, otherwise = "0.001") double lotBase,
    @Key(
            help = "Limit orders per second and side, one tick from the opposite best",
            above = 0,
            max = 100000,
            otherwise = "1.92")
        double limitPerSecond,
    @Key(
            help =
                "Exponent a: i ticks from the opposite best limit orders are i^-a times as many; 0"
                    + " = as many everywhere",
            min = 0,
            max = 5,
            otherwise = "0.52")
        double limitDecay,
    @Key(
            help = "Ticks from the opposite best at which limit orders come",
            min = 2,
            max = 10000,
            otherwise = "30")
        int levels,
    @Key(help = "Market orders per second and side", above = 0, max = 100000, otherwise = "0.94")
        double marketPerSecond,
    @Key(
            help = "Cancels per second of each resting order",
            above = 0,
            max = 1000,
            otherwise = "0.7")
        double cancelPerSecond,
    @Key(help = "Mean size of an order, USD", above = 0, otherwise = "2500") double orderUsd,
    @Key(
            help = "Sizes of orders: fixed, or exponential = drawn, rounded to lots",
            otherwise = "fixed")
        Sizes sizes,
    @Key(help = "Market with an order book on which inventory can be hedged")
        Optional<String> hedge)
    implements SyntheticMarket, OwnSteps {

  /** Without a hedge. */
  public SyntheticOrders(
      double durationSeconds,
      double startPriceUsd,
      double tickUsd,
      double lotBase,
      double limitPerSecond,
      double limitDecay,
      int levels,
      double marketPerSecond,
      double cancelPerSecond,
      double orderUsd,
      Sizes sizes) {
    this(
        durationSeconds,
        startPriceUsd,
        tickUsd,
        lotBase,
        limitPerSecond,
        limitDecay,
        levels,
        marketPerSecond,
        cancelPerSecond,
        orderUsd,
        sizes,
        Optional.empty());
  }

  /** Law of an order's size. */
  public enum Sizes {
    FIXED,
    EXPONENTIAL
  }

  @Override
  public String venue() {
    return "synthetic_orders";
  }

  @Override
  public SyntheticOrders withoutPlaces() {
    return new SyntheticOrders(
        durationSeconds,
        startPriceUsd,
        tickUsd,
        lotBase,
        limitPerSecond,
        limitDecay,
        levels,
        marketPerSecond,
        cancelPerSecond,
        orderUsd,
        sizes);
  }
}
