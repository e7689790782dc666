package io.onchainmm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.bars.BarType;
import io.onchainmm.bars.BarsSpec;
import io.onchainmm.data.DataSpec;
import io.onchainmm.data.TradeRecording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanonicalTest {
  private static BarsSpec bars(BarType type, double thresholdUsd, double intervalSeconds) {
    return new BarsSpec(type, thresholdUsd, 10, 100, intervalSeconds, BarsSpec.Rule.CARRY, false);
  }

  @Test
  void keysAreSortedAndInactiveOnesLeftOut() {
    assertThat(Canonical.json(bars(BarType.DOLLAR, 5e4, 60)))
        .isEqualTo(
            "{\"daily\":false,\"rule\":\"carry\",\"threshold_usd\":50000,\"type\":\"dollar\"}");
    assertThat(Canonical.json(bars(BarType.TIME, 5e4, 0.5)))
        .isEqualTo("{\"interval_seconds\":0.5,\"type\":\"time\"}");
  }

  @Test
  void specsThatDifferInAnInactiveKeyAreTheSame() {
    assertThat(Canonical.json(bars(BarType.DOLLAR, 5e4, 60)))
        .isEqualTo(Canonical.json(bars(BarType.DOLLAR, 5e4, 1)));
  }

  @Test
  void aChoiceCarriesItsWordAndAnEmptyOptionalIsAbsent() {
    var market = new TradeRecording.Binance("a/b.csv", "BTC\"\\\n\t\u0001é", 0.01, 1e-5);
    assertThat(Canonical.json(market))
        .isEqualTo(
            "{\"lot_base\":0.00001,\"path\":\"a/b.csv\",\"symbol\":\"BTC\\\"\\\\\\n\\t\\u0001é\","
                + "\"tick_usd\":0.01,\"type\":\"binance_trades\"}");
    assertThat(Canonical.identity(market)).doesNotContain("path");
    var data =
        new DataSpec("/x", Optional.of("2025"), Optional.empty(), 60, DataSpec.OnBadRow.FAIL);
    assertThat(Canonical.identity(data))
        .isEqualTo("{\"from\":\"2025\",\"max_gap_seconds\":60,\"on_bad_row\":\"fail\"}");
  }

  @Test
  void mapsListsAndPlainValuesWork() {
    assertThat(Canonical.json(Map.of("b", 1, "a", List.of(2L, true, "x", BarType.TICK))))
        .isEqualTo("{\"a\":[2,true,\"x\",\"tick\"],\"b\":1}");
    assertThatThrownBy(() -> Canonical.json(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Canonical.json(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void numbersAreShortest() {
    assertThat(Canonical.number(0.1)).isEqualTo("0.1");
    assertThat(Canonical.number(-0.0)).isEqualTo("0");
    assertThat(Canonical.number(2e-3)).isEqualTo("0.002");
    assertThat(Canonical.number(Double.MIN_NORMAL)).isEqualTo("2.2250738585072014E-308");
    assertThat(Canonical.number(0x1p100)).isEqualTo("1.2676506002282294E+30");
    // Double.toString prints 4.9E-324, a digit too many.
    assertThat(Canonical.number(Double.MIN_VALUE)).isEqualTo("5E-324");
    assertThat(Canonical.number(1e15)).isEqualTo("1000000000000000");
  }

  @Test
  void keysAreSixteenHexDigitsOfTheirLengthPrefixedParts() {
    // printf '\0\0\0\4bars\0\0\0\0011\0\0\0\2{}\0\0\0\2ab' | sha256sum
    assertThat(Canonical.key("bars", 1, "{}", "ab")).isEqualTo("035db61024d36506");
    assertThat(Canonical.key("bars", 1, "{}", "a", "b"))
        .isNotEqualTo(Canonical.key("bars", 1, "{}", "ab"));
    assertThat(Canonical.key("bars", 11, "{}")).isNotEqualTo(Canonical.key("bars1", 1, "{}"));
    assertThat(Canonical.key("bars", 2, "{}")).isNotEqualTo(Canonical.key("bars", 1, "{}"));
  }
}
