package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each indicator with a number worked by hand. */
class IndicatorTest {
  private static double last(Indicator indicator, double... closes) {
    List<Double> values = BarSeries.values(indicator, BarSeries.closes(closes));
    assertThat(values.subList(0, values.size() - 1))
        .as("before it is known")
        .containsOnly(Double.NaN);
    return values.get(values.size() - 1);
  }

  private static PricedBar ranging(double high, double low) {
    return new PricedBar(1, low, high, low, high, 1, 1, 1, 0);
  }

  /** Averages of span 1 and 3 of 10, 12, 14: 14 and 10 → 11 → 12.5. */
  @Test
  void averagesThatPartByOneAndAHalf() {
    assertThat(last(new Macd(1, 3), 10, 12, 14)).isEqualTo(1.5 / 14);
  }

  /** The line is 1/12 and then 1.5/14, its average of span 3 half way between. */
  @Test
  void theLineLeavesItsAverage() {
    List<Double> made = BarSeries.values(new MacdHistogram(1, 2, 2), BarSeries.closes(10, 12, 14));
    assertThat(made.subList(0, 2)).containsOnly(Double.NaN);
    double first = (12 - (10 + 2 * 2 / 3.0)) / 12;
    double second = (14 - (10 + 4 / 3.0 + 2 / 3.0 * (14 - 10 - 4 / 3.0))) / 14;
    assertThat(made.get(2)).isCloseTo((second - first) / 3, within(1e-15));
  }

  /** Mean 11, population deviation 1: 12 is half way to a band of width 2. */
  @Test
  void halfWayToTheUpperBand() {
    assertThat(last(new Bollinger(4, 2), 10, 12, 10, 12)).isCloseTo(0.5, within(1e-15));
    assertThat(last(new Bollinger(2, 2), 5, 5)).isNaN();
  }

  @Test
  void rangesOfOneVolatility() {
    double range = Math.sqrt(4 * Math.log(2)) * 0.01;
    PricedBar bar = ranging(100 * Math.exp(range), 100);
    Parkinson parkinson = new Parkinson(2);
    assertThat(parkinson.next(bar)).isNaN();
    assertThat(parkinson.next(bar)).isCloseTo(0.01, within(1e-15));
  }

  /** Two bins hold 3 and 1 of four returns: (¾ ln 4/3 + ¼ ln 4) / ln 2. */
  @Test
  void unevenReturnsHaveLessEntropy() {
    double entropy = last(new Entropy(4, 2), 1, 2, 4, 8, 8);
    assertThat(entropy)
        .isCloseTo((0.75 * Math.log(4 / 3.0) + 0.25 * Math.log(4)) / Math.log(2), within(1e-12));
    assertThat(last(new Entropy(2, 2), 7, 7, 7)).isZero();
  }

  /** Returns a, a, −a, −a: cumulated 2a, over (2a/√3)·2. */
  @Test
  void aDriftThatTurns() {
    double statistic = last(new MeanBreak(4), 1, 2, 4, 2, 1);
    assertThat(statistic).isCloseTo(Math.sqrt(3) / 2, within(1e-12));
    assertThat(last(new MeanBreak(2), 7, 7, 7)).isNaN();
  }

  /** A price whose growth grows explodes, one that returns to its mean does not. */
  @Test
  void bubblesAndNoise() {
    double[] bubble =
        IntStream.range(0, 40)
            .mapToDouble(i -> 100 * Math.exp(0.001 * Math.pow(1.2, i) + 0.002 * (i * 7 % 5)))
            .toArray();
    double[] noise =
        IntStream.range(0, 40).mapToDouble(i -> 100 + (i * 7 % 5) + (i * 3 % 4)).toArray();
    assertThat(last(new Explosiveness(40), bubble)).isGreaterThan(1.5);
    assertThat(last(new Explosiveness(40), noise)).isLessThan(-1);
    double[] standing = new double[24];
    java.util.Arrays.fill(standing, 7);
    assertThat(last(new Explosiveness(24), standing)).isNaN();
  }

  /** Δp = 2, −1, 2 on signed volume 1, −1, 2: Σxy = 5, Σxx = 14/3. */
  @Test
  void impactPerUnit() {
    PriceImpact slope = PriceImpact.slope(3);
    slope.next(2, 1);
    slope.next(-1, -1);
    assertThat(slope.next(2, 2)).isCloseTo(5 / (14 / 3.0), within(1e-12));
    PriceImpact still = PriceImpact.slope(3);
    still.next(1, 5);
    still.next(2, 5);
    assertThat(still.next(3, 5)).isNaN();
    PriceImpact exact = PriceImpact.tValue(3);
    exact.next(1, 1);
    exact.next(2, 2);
    assertThat(exact.next(3, 3)).isNaN();
  }

  /** Closes 100, 110: the bar's signed value 50 of 100 at its mean price. */
  @Test
  void signedVolumeIsSignedValueAtTheMeanPrice() {
    PriceImpact slope = PriceImpact.slope(2);
    slope.next(BarSeries.bar(1, 100, 100, 50));
    slope.next(BarSeries.bar(2, 110, 110, 110));
    double made = slope.next(BarSeries.bar(3, 100, 100, -200));
    assertThat(made).isCloseTo(20 / 3.0, within(1e-12));
    assertThat(PriceImpact.slope(2).next(BarSeries.bar(1, 100, 0, 0))).isNaN();
  }

  @Test
  void returnsPerUsdPassOverIdleBars() {
    Amihud amihud = new Amihud(3);
    amihud.next(0.02, 100);
    amihud.next(0.5, 0);
    assertThat(amihud.next(-0.01, 200)).isCloseTo((0.0002 + 0.00005) / 2, within(1e-18));
    Amihud idle = new Amihud(1);
    assertThat(idle.next(0.1, 0)).isNaN();
  }

  /** Changes +1 −1 +1 −1: pairs (−1, 1), (1, −1), (−1, 1), covariance −4/3. */
  @Test
  void bouncingPricesGiveTheSpreadAway() {
    assertThat(last(new RollSpread(5), 10, 11, 10, 11, 10))
        .isCloseTo(2 * Math.sqrt(4 / 3.0), within(1e-12));
    assertThat(last(new RollSpread(5), 10, 11, 13, 16, 20)).isNaN();
  }

  /** Buckets of 10: eight bought and two sold; then eight sold and two bought. */
  @Test
  void volumeIsSplitOverBuckets() {
    Vpin vpin = new Vpin(10, 2);
    assertThat(vpin.next(8, 1)).isNaN();
    assertThat(vpin.next(10, -1)).isNaN();
    assertThat(vpin.next(2, 1)).isEqualTo(0.6);
    assertThat(vpin.next(1e12, 1)).isEqualTo(1);
    assertThat(vpin.next(BarSeries.bar(1, 5, 0, 0))).isEqualTo(1);
  }

  @Test
  void fastIsFasterThanSlow() {
    assertThatThrownBy(
            () ->
                new FeaturesSpec(
                    FeaturesSpec.FeatureSet.CATALOGUE,
                    0.5,
                    0.1,
                    14,
                    10,
                    20,
                    26,
                    26,
                    9,
                    20,
                    2,
                    10,
                    10,
                    40,
                    10,
                    10,
                    5,
                    new ArrayList<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("macd_fast must be below macd_slow, but they are 26 and 26");
  }
}
