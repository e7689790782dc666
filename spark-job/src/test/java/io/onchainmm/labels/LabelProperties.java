package io.onchainmm.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for the labels and weights of any prices. */
class LabelProperties {
  private static final int RUNS = 1_000;

  private static BarPrices prices(SplittableRandom random, int length) {
    double[] close = new double[length];
    double[] high = new double[length];
    double[] low = new double[length];
    double price = 100;
    for (int i = 0; i < length; i++) {
      price *= random.nextInt(5) == 0 ? 1 : StrictMath.exp(0.02 * (random.nextDouble() - 0.5));
      close[i] = price;
      high[i] = price * (1 + 0.004 * random.nextDouble());
      low[i] = price * (1 - 0.004 * random.nextDouble());
    }
    return new BarPrices("x", close, high, low);
  }

  private static LabelsSpec spec(SplittableRandom random) {
    LabelsSpec spec =
        LabelSpecs.barriers(random.nextInt(4), random.nextInt(4), 1 + random.nextInt(12));
    spec = random.nextBoolean() ? spec : LabelSpecs.highLow(spec);
    return LabelSpecs.costing(spec, random.nextInt(20));
  }

  private static List<Label> directions(BarPrices prices, LabelsSpec spec) {
    return new TripleBarrier(prices, prices.volatility(5, false), spec).directions();
  }

  private static int[] sides(SplittableRandom random, int length) {
    return random.ints(length, -1, 2).toArray();
  }

  @Test
  void barriersAreTouchedAtTheirFirstTouchAsTheObviousLoopSays() {
    SplittableRandom random = new SplittableRandom(61);
    for (int run = 0; run < RUNS; run++) {
      BarPrices prices = prices(random, 2 + random.nextInt(80));
      LabelsSpec spec = spec(random);
      double[] volatility = prices.volatility(5, false);
      int[] sides = sides(random, prices.length());
      List<Label> labels = new TripleBarrier(prices, volatility, spec).meta(sides);
      List<Label> expected = new ArrayList<>();
      for (int bar = 0; bar < prices.length(); bar++) {
        if (sides[bar] != 0 && volatility[bar] > 0) {
          expected.add(obvious(prices, volatility[bar], bar, sides[bar], spec));
        }
      }
      assertThat(labels).isEqualTo(expected);
    }
  }

  /** Looks at a position of one side as its owner would: how much did I make by now? */
  private static Label obvious(
      BarPrices prices, double sigma, int event, int side, LabelsSpec spec) {
    boolean inside = spec.touch() == LabelsSpec.Touch.HIGH_LOW;
    double profit = spec.profitTaking() * sigma;
    double stop = spec.stopLoss() * sigma;
    double entry = prices.close()[event];
    int last = Math.min(event + spec.holdingBars(), prices.length() - 1);
    boolean complete = event + spec.holdingBars() <= prices.length() - 1;
    for (int bar = event + 1; bar <= last; bar++) {
      double close = prices.close()[bar];
      double best = inside ? (side > 0 ? prices.high()[bar] : prices.low()[bar]) : close;
      double worst = inside ? (side > 0 ? prices.low()[bar] : prices.high()[bar]) : close;
      double gain = side * StrictMath.log(best / entry);
      double loss = side * StrictMath.log(worst / entry);
      if (stop > 0 && loss <= -stop) {
        double made = inside ? -stop : loss;
        Barrier barrier = side > 0 ? Barrier.LOWER : Barrier.UPPER;
        return new Label(event, bar, side, barrier, side * made, 0, complete);
      }
      if (profit > 0 && gain >= profit) {
        double made = inside ? profit : gain;
        Barrier barrier = side > 0 ? Barrier.UPPER : Barrier.LOWER;
        int paid = made > spec.costBps() / 1e4 ? 1 : 0;
        return new Label(event, bar, side, barrier, side * made, paid, complete);
      }
    }
    double made = StrictMath.log(prices.close()[last] / entry);
    int paid = side * made > spec.costBps() / 1e4 ? 1 : 0;
    return new Label(event, last, side, Barrier.VERTICAL, made, paid, complete);
  }

  @Test
  void aLabelSeesItsHoldingPeriodAndNothingElse() {
    SplittableRandom random = new SplittableRandom(62);
    for (int run = 0; run < RUNS; run++) {
      BarPrices prices = prices(random, 20 + random.nextInt(80));
      LabelsSpec spec = spec(random);
      List<Label> all = directions(prices, spec);
      int cut = 1 + random.nextInt(prices.length() - 1);
      List<Label> early = directions(until(prices, cut), spec);
      for (int i = 0; i < early.size(); i++) {
        Label label = all.get(i);
        assertThat(early.get(i).start()).isEqualTo(label.start());
        assertThat(early.get(i).complete()).isEqualTo(label.start() + spec.holdingBars() < cut);
        if (early.get(i).complete()) {
          assertThat(early.get(i)).isEqualTo(label);
        }
      }
    }
  }

  private static BarPrices until(BarPrices p, int cut) {
    return new BarPrices(
        "x",
        Arrays.copyOf(p.close(), cut),
        Arrays.copyOf(p.high(), cut),
        Arrays.copyOf(p.low(), cut));
  }

  @Test
  void weightsShareOutWhatIsThere() {
    SplittableRandom random = new SplittableRandom(63);
    for (int run = 0; run < RUNS; run++) {
      BarPrices prices = prices(random, 30 + random.nextInt(80));
      List<Label> labels =
          directions(prices, spec(random)).stream().filter(Label::complete).toList();
      if (labels.isEmpty()) {
        continue;
      }
      SampleWeights weights = new SampleWeights(labels, prices);
      double[] uniqueness = weights.uniqueness();
      double shared = 0;
      for (int i = 0; i < uniqueness.length; i++) {
        assertThat(uniqueness[i] > 0 && uniqueness[i] <= 1).isTrue();
        shared += uniqueness[i] * (labels.get(i).end() - labels.get(i).start());
      }
      long covered = Arrays.stream(weights.concurrency()).filter(c -> c > 0).count();
      assertThat(shared).isCloseTo(covered, within(1e-9));
      assertThat(Arrays.stream(weights.attribution()).sum()).isCloseTo(labels.size(), within(1e-9));
      double c = 1.99 * random.nextDouble() - 0.99;
      double[] decay = SampleWeights.decay(uniqueness, c);
      assertThat(decay).isSorted();
      assertThat(decay[decay.length - 1]).isCloseTo(1, within(1e-9));
      assertThat(Arrays.stream(decay).min().orElseThrow()).isGreaterThanOrEqualTo(Math.max(0, c));
    }
  }
}
