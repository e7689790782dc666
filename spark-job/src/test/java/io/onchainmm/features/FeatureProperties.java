package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every feature of any bars. */
class FeatureProperties {
  private static final int RUNS = 1_000;
  private static final List<Feature> ALL = List.of(Feature.values());

  /** Features that have no value while the price stands or does not bounce. */
  private static final Set<Feature> OF_MOVEMENT =
      Set.of(
          Feature.VOL_ADJ_FLOW,
          Feature.BOLLINGER,
          Feature.MEAN_BREAK,
          Feature.EXPLOSIVENESS,
          Feature.KYLE_T,
          Feature.ROLL_SPREAD);

  private static FeaturesSpec spec(SplittableRandom random) {
    int fast = 1 + random.nextInt(12);
    return new FeaturesSpec(
        FeaturesSpec.FeatureSet.CATALOGUE,
        random.nextInt(21) / 10.0,
        0.001,
        1 + random.nextInt(20),
        1 + random.nextInt(15),
        2 + random.nextInt(25),
        fast,
        fast + 1 + random.nextInt(12),
        1 + random.nextInt(9),
        2 + random.nextInt(25),
        0.5 + random.nextInt(5),
        2 + random.nextInt(50),
        2 + random.nextInt(12),
        24 + random.nextInt(40),
        4 + random.nextInt(40),
        0.1 + 100 * random.nextDouble(),
        1 + random.nextInt(10),
        ALL);
  }

  @Test
  void cuttingTheFutureOffChangesNothing() {
    SplittableRandom random = new SplittableRandom(31);
    for (int run = 0; run < RUNS; run++) {
      List<PricedBar> bars = BarSeries.random(random, 2 + random.nextInt(150));
      FeaturesSpec spec = spec(random);
      int cut = 1 + random.nextInt(bars.size() - 1);
      for (Feature feature : ALL) {
        List<Double> all = BarSeries.values(feature.start(spec), bars);
        List<Double> past = BarSeries.values(feature.start(spec), bars.subList(0, cut));
        assertThat(past).as("%s cut at %d", feature, cut).isEqualTo(all.subList(0, cut));
      }
    }
  }

  @Test
  void otherFuturesChangeNothing() {
    SplittableRandom random = new SplittableRandom(32);
    for (int run = 0; run < RUNS; run++) {
      List<PricedBar> bars = BarSeries.random(random, 2 + random.nextInt(100));
      FeaturesSpec spec = spec(random);
      int cut = 1 + random.nextInt(bars.size() - 1);
      List<PricedBar> other = new java.util.ArrayList<>(bars.subList(0, cut));
      other.addAll(BarSeries.random(random, 20));
      for (Feature feature : ALL) {
        assertThat(BarSeries.values(feature.start(spec), other).subList(0, cut))
            .as("%s cut at %d", feature, cut)
            .isEqualTo(BarSeries.values(feature.start(spec), bars).subList(0, cut));
      }
    }
  }

  @Test
  void valuesAreFiniteOrAbsentAndOnceThereStayUnlessTheyDivideByMovement() {
    SplittableRandom random = new SplittableRandom(33);
    for (int run = 0; run < RUNS; run++) {
      List<PricedBar> bars = BarSeries.random(random, 1 + random.nextInt(150));
      FeaturesSpec spec = spec(random);
      for (Feature feature : ALL) {
        boolean known = false;
        for (double value : BarSeries.values(feature.start(spec), bars)) {
          assertThat(Double.isInfinite(value)).isFalse();
          assertThat(known && Double.isNaN(value) && !OF_MOVEMENT.contains(feature)).isFalse();
          known |= !Double.isNaN(value);
        }
      }
      isWithin(Feature.RSI, 100, spec, bars);
      isWithin(Feature.ENTROPY, 1 + 1e-12, spec, bars);
      isWithin(Feature.VPIN, 1, spec, bars);
    }
  }

  private static void isWithin(
      Feature feature, double most, FeaturesSpec spec, List<PricedBar> bars) {
    for (double value : BarSeries.values(feature.start(spec), bars)) {
      assertThat(value < 0 || value > most).as("%s %s", feature, value).isFalse();
    }
  }

  @Test
  void flowFlipsWithItsSidesAndIgnoresTheScaleOfSizes() {
    SplittableRandom random = new SplittableRandom(34);
    for (int run = 0; run < RUNS; run++) {
      List<PricedBar> bars = BarSeries.random(random, 1 + random.nextInt(60));
      FeaturesSpec spec = spec(random);
      List<Double> values = BarSeries.values(Feature.VOL_ADJ_FLOW.start(spec), bars);
      List<Double> flipped =
          BarSeries.values(Feature.VOL_ADJ_FLOW.start(spec), scaled(bars, 1, -1));
      List<Double> larger = BarSeries.values(Feature.VOL_ADJ_FLOW.start(spec), scaled(bars, 8, 8));
      for (int i = 0; i < values.size(); i++) {
        if (Double.isNaN(values.get(i))) {
          assertThat(flipped.get(i)).isNaN();
        } else {
          assertThat(flipped.get(i)).isEqualTo(-values.get(i), within(0.0));
          assertThat(larger.get(i)).isEqualTo(values.get(i), within(0.0));
        }
      }
    }
  }

  private static List<PricedBar> scaled(List<PricedBar> bars, double size, double signed) {
    return bars.stream()
        .map(
            b ->
                BarSeries.bar(
                    b.closeNanos(), b.close(), size * b.dollar(), signed * b.signedDollar()))
        .toList();
  }
}
