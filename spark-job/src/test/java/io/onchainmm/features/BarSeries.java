package io.onchainmm.features;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Bars of a test, and what indicators say of them. */
final class BarSeries {
  private BarSeries() {}

  static PricedBar bar(long closeNanos, double close, double dollar, double signedDollar) {
    double volume = dollar / close;
    return new PricedBar(
        closeNanos,
        close,
        close,
        close,
        close,
        volume,
        dollar,
        (volume + signedDollar / close) / 2,
        signedDollar);
  }

  /** Bars one second apart with nothing but closes. */
  static List<PricedBar> closes(double... closes) {
    List<PricedBar> bars = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      bars.add(bar((i + 1) * 1_000_000_000L, closes[i], 100, 10));
    }
    return bars;
  }

  /** A seeded market with calm stretches in which the price stands still. */
  static List<PricedBar> random(SplittableRandom random, int length) {
    List<PricedBar> bars = new ArrayList<>();
    double price = 50 + random.nextInt(4_000);
    long nanos = 1_700_000_000_000_000_000L;
    boolean calm = false;
    for (int i = 0; i < length; i++) {
      calm = random.nextInt(20) == 0 ? !calm : calm;
      price = calm ? price : price * StrictMath.exp(0.002 * (random.nextDouble() - 0.5));
      nanos += random.nextLong(90_000_000_000L);
      double dollar = 1_000 + random.nextInt(100_000);
      bars.add(ranging(dollar, bar(nanos, price, dollar, dollar * (2 * random.nextDouble() - 1))));
    }
    return bars;
  }

  /** The more is traded, the wider the bar. */
  private static PricedBar ranging(double dollar, PricedBar b) {
    double width = 1 + dollar * 1e-8;
    return new PricedBar(
        b.closeNanos(),
        b.open(),
        b.high() * width,
        b.low() / width,
        b.close(),
        b.volume(),
        b.dollar(),
        b.buyVolume(),
        b.signedDollar());
  }

  static List<Double> values(Indicator indicator, List<PricedBar> bars) {
    return bars.stream().map(indicator::next).collect(Collectors.toList());
  }
}
