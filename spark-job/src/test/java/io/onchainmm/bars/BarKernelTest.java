package io.onchainmm.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One rule each, worked by hand. */
class BarKernelTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private static TradeArrays sizes(long... sizes) {
    TradeArrays t =
        new TradeArrays(
            new long[sizes.length], new long[sizes.length], sizes.clone(), new byte[sizes.length]);
    for (int i = 0; i < sizes.length; i++) {
      t.timeNanos()[i] = i * SECOND;
      t.priceTicks()[i] = 10L + i;
    }
    return t;
  }

  private static List<Long> volumes(TradeArrays t, BarsSpec.Rule rule) {
    return t.bars(TradeArrays.volume(10, rule, false), TradeArrays.ATOMS).stream()
        .map(Bar::volumeLots)
        .toList();
  }

  @Test
  void carryCountsTheOvershootTowardsTheNextBar() {
    assertThat(volumes(sizes(7, 7, 6, 3), BarsSpec.Rule.CARRY)).containsExactly(14L, 6L);
  }

  @Test
  void resetDropsTheOvershoot() {
    assertThat(volumes(sizes(7, 7, 6, 3), BarsSpec.Rule.RESET)).containsExactly(14L);
  }

  @Test
  void legacyOpensTheNextBarWithTheCrossingTrade() {
    TradeArrays t = sizes(7, 7, 6, 3);
    assertThat(volumes(t, BarsSpec.Rule.LEGACY)).containsExactly(7L, 7L);
    Bar first =
        t.bars(TradeArrays.volume(10, BarsSpec.Rule.LEGACY, false), TradeArrays.ATOMS).get(0);
    assertThat(first.closeNanos()).isZero();
    assertThat(first.availableNanos()).isEqualTo(SECOND);
  }

  @Test
  void tradeWorthSeveralThresholdsClosesOneBar() {
    assertThat(volumes(sizes(35, 4, 1, 9), BarsSpec.Rule.CARRY)).containsExactly(35L, 5L);
  }

  @Test
  void thresholdBetweenTwoStepsIsExact() {
    BarsSpec spec = TradeArrays.volume(2.5, BarsSpec.Rule.CARRY, false);
    assertThat(sizes(1, 1, 1, 1, 1, 1).bars(spec, TradeArrays.ATOMS).stream().map(Bar::trades))
        .containsExactly(3L, 2L);
  }

  @Test
  void midnightClosesADailyBarAndItIsUsableFromThen() {
    TradeArrays t = sizes(4, 4, 6, 4);
    t.timeNanos()[2] = DAY + 5 * SECOND;
    t.timeNanos()[3] = DAY + 6 * SECOND;
    List<Bar> bars = t.bars(TradeArrays.volume(10, BarsSpec.Rule.CARRY, true), TradeArrays.ATOMS);
    assertThat(bars).extracting(Bar::volumeLots).containsExactly(8L, 10L);
    assertThat(bars).extracting(Bar::availableNanos).containsExactly(DAY, DAY + 6 * SECOND);
  }

  @Test
  void timeBarsSkipEmptyIntervalsAndAreUsableAtTheirEnd() {
    TradeArrays t = sizes(1, 2, 3, 4);
    t.timeNanos()[3] = 20 * SECOND;
    List<Bar> bars = t.bars(TradeArrays.time(2), TradeArrays.ATOMS);
    assertThat(bars).extracting(Bar::volumeLots).containsExactly(3L, 3L, 4L);
    assertThat(bars)
        .extracting(Bar::availableNanos)
        .containsExactly(2 * SECOND, 4 * SECOND, 22 * SECOND);
  }

  @Test
  void tickRuleSignsWhereTheVenueIsSilent() {
    TradeArrays t = sizes(1, 2, 4, 8, 16);
    System.arraycopy(new long[] {10, 10, 11, 11, 9}, 0, t.priceTicks(), 0, 5);
    t.side()[3] = -1;
    Bar bar = t.bars(TradeArrays.time(100), TradeArrays.ATOMS).get(0);
    assertThat(bar.buyLots()).isEqualTo(4);
    assertThat(bar.signedAtoms()).isEqualTo(4 * 11 - 8 * 11 - 16 * 9);
  }

  @Test
  void hugeTradesAreCountedExactlyAsLongAsTheyFit() {
    TradeArrays t = sizes(1L << 30, 1L << 30, 1L << 30);
    t.priceTicks()[0] = 1L << 30;
    t.priceTicks()[1] = 1L << 30;
    t.priceTicks()[2] = 1L << 30;
    BarsSpec spec = TradeArrays.ticks(3, BarsSpec.Rule.CARRY, false);
    assertThat(t.bars(spec, TradeArrays.ATOMS).get(0).dollarAtoms()).isEqualTo(3L << 60);
  }

  @Test
  void refusesSumsThatDoNotFit() {
    TradeArrays t =
        sizes(1L << 30, 1L << 30, 1L << 30, 1L << 30, 1L << 30, 1L << 30, 1L << 30, 1L << 30);
    java.util.Arrays.fill(t.priceTicks(), 1L << 30);
    BarsSpec many = TradeArrays.ticks(9, BarsSpec.Rule.CARRY, false);
    assertThatThrownBy(() -> t.bars(many, TradeArrays.ATOMS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("coarser tick or lot");
    t.priceTicks()[0] = 1L << 40;
    assertThatThrownBy(() -> t.bars(many, TradeArrays.ATOMS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("1970-01-01T00:00:00Z does not fit");
  }

  @Test
  void refusesUnusableTrades() {
    TradeArrays back = sizes(1, 1);
    back.timeNanos()[1] = -SECOND;
    refused(back, "follows one at 1970-01-01T00:00:00Z");
    TradeArrays noPrice = sizes(1, 1);
    noPrice.priceTicks()[1] = 0;
    refused(noPrice, "a price of 0 ticks");
    refused(sizes(1, -3), "a size of -3 lots");
  }

  private static void refused(TradeArrays t, String message) {
    assertThatThrownBy(() -> t.bars(TradeArrays.time(1), TradeArrays.ATOMS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("sort or repair the source");
  }

  @Test
  void refusesIntervalsAndThresholdsThatCannotBeExact() {
    assertThatThrownBy(() -> sizes(1).bars(TradeArrays.time(1e-10), TradeArrays.ATOMS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bars.interval_seconds: 0.00000000010");
    assertThatThrownBy(() -> sizes(1).bars(TradeArrays.time(1e10), TradeArrays.ATOMS))
        .isInstanceOf(ConfigException.class);
    MarketUnits fine = new MarketUnits(BigDecimal.ONE, new BigDecimal("1e-18"));
    BarsSpec spec = TradeArrays.volume(1e6, BarsSpec.Rule.CARRY, false);
    assertThatThrownBy(() -> sizes(1).bars(spec, fine))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bars.threshold_base: 1000000");
    assertThatThrownBy(() -> Threshold.of(TradeArrays.time(1), TradeArrays.ATOMS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MarketUnits(BigDecimal.ZERO, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
