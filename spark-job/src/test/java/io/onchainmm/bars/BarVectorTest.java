package io.onchainmm.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Bars against independently computed vectors. */
class BarVectorTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void numbersOfTheGridVectors() throws IOException {
    for (JsonNode c : cases("bars_grid.json")) {
      TradeArrays t = trades(c.get("trades_t_price_size_atoms"), BigDecimal.ONE, BigDecimal.ONE);
      for (String measure : List.of("tick", "volume", "dollar")) {
        JsonNode expected = c.get(measure);
        for (BarsSpec.Rule rule : BarsSpec.Rule.values()) {
          for (boolean daily : new boolean[] {false, true}) {
            String name = rule.name().toLowerCase(Locale.ROOT) + (daily ? "_daily" : "");
            if (expected.has(name)) {
              BarsSpec spec = spec(measure, expected.get("threshold").decimalValue(), rule, daily);
              assertThat(t.barNumbers(spec, TradeArrays.ATOMS))
                  .as("case %s %s %s", c.get("id"), measure, name)
                  .containsExactly(ints(expected.get(name)));
            }
          }
        }
      }
    }
  }

  @Test
  void fieldsOfThresholdBars() throws IOException {
    for (JsonNode c : cases("bars.json")) {
      for (String measure : List.of("tick", "volume", "dollar")) {
        JsonNode expected = c.get(measure);
        check(
            c,
            expected,
            spec(measure, expected.get("threshold").decimalValue(), BarsSpec.Rule.RESET, false));
      }
    }
  }

  @Test
  void fieldsOfTimeBars() throws IOException {
    for (JsonNode c : cases("bars.json")) {
      List<Bar> bars = check(c, c.get("time"), TradeArrays.time(c.at("/time/width").doubleValue()));
      for (int i = 0; i < bars.size(); i++) {
        assertThat(bars.get(i).availableNanos())
            .isEqualTo(nanos(c.at("/time/bars").get(i).get("bucket_end")));
      }
    }
  }

  @Test
  void closeTimesUnderCarry() throws IOException {
    for (JsonNode c : cases("bars.json")) {
      JsonNode expected = c.get("dollar_carry");
      TradeArrays t = trades(c);
      List<Bar> bars =
          t.bars(
              spec("dollar", expected.get("threshold").decimalValue(), BarsSpec.Rule.CARRY, false),
              units(c));
      assertThat(bars).hasSize(expected.get("n_bars").intValue());
      assertThat(bars.stream().map(Bar::closeNanos).toList()).isEqualTo(allNanos(expected));
      assertThat(t.length() - bars.stream().mapToLong(Bar::trades).sum())
          .isEqualTo(expected.get("open_trades").longValue());
    }
  }

  @Test
  void signsOfTheTickRule() throws IOException {
    for (JsonNode c : cases("bars.json")) {
      TradeArrays t = trades(c);
      List<Bar> single = t.bars(TradeArrays.ticks(1, BarsSpec.Rule.CARRY, false), units(c));
      assertThat(single.stream().mapToInt(b -> Long.signum(b.signedAtoms())).toArray())
          .containsExactly(ints(c.get("tick_rule")));
    }
  }

  private static List<Bar> check(JsonNode c, JsonNode expected, BarsSpec spec) {
    TradeArrays t = trades(c);
    MarketUnits units = units(c);
    List<Bar> bars = t.bars(spec, units);
    assertThat(bars).as("case %s %s", c.get("id"), spec).hasSize(expected.get("bars").size());
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      JsonNode want = expected.get("bars").get(i);
      assertThat(bar.openNanos()).isEqualTo(nanos(want.get("t_open")));
      assertThat(bar.closeNanos()).isEqualTo(nanos(want.get("t_close")));
      assertThat(bar.trades()).isEqualTo(want.get("ticks").longValue());
      near(units.priceUsd(bar.openTicks()), want.get("open"));
      near(units.priceUsd(bar.highTicks()), want.get("high"));
      near(units.priceUsd(bar.lowTicks()), want.get("low"));
      near(units.priceUsd(bar.closeTicks()), want.get("close"));
      near(units.sizeBase(bar.volumeLots()), want.get("volume"));
      near(units.valueUsd(bar.dollarAtoms()), want.get("dollar"));
      near(units.vwapUsd(bar.dollarAtoms(), bar.volumeLots()), want.get("vwap"));
      near(units.sizeBase(bar.buyLots()), want.get("buy_volume"));
      near(units.valueUsd(bar.signedAtoms()), want.get("signed_dollar"));
    }
    if (expected.has("open_trades")) {
      assertThat(t.length() - bars.stream().mapToLong(Bar::trades).sum())
          .isEqualTo(expected.get("open_trades").longValue());
    }
    return bars;
  }

  private static void near(double value, JsonNode want) {
    double expected = want.doubleValue();
    Offset<Double> offset = within(1e-10 * Math.max(1, Math.abs(expected)));
    assertThat(value).isCloseTo(expected, offset);
  }

  private static JsonNode cases(String name) throws IOException {
    JsonNode cases = JSON.readTree(TestFiles.vector(name).toFile()).get("cases");
    assertThat(cases.size()).isPositive();
    return cases;
  }

  private static BarsSpec spec(
      String measure, BigDecimal threshold, BarsSpec.Rule rule, boolean daily) {
    return switch (measure) {
      case "tick" -> TradeArrays.ticks(threshold.longValueExact(), rule, daily);
      case "volume" -> TradeArrays.volume(threshold.doubleValue(), rule, daily);
      default -> TradeArrays.dollar(threshold.doubleValue(), rule, daily);
    };
  }

  /** The coarsest decimal steps that hold all prices and sizes of the case. */
  private static MarketUnits units(JsonNode c) {
    return new MarketUnits(step(c.get("trades"), 1), step(c.get("trades"), 2));
  }

  private static BigDecimal step(JsonNode trades, int column) {
    int scale = 0;
    for (JsonNode trade : trades) {
      scale = Math.max(scale, trade.get(column).decimalValue().stripTrailingZeros().scale());
    }
    return BigDecimal.ONE.movePointLeft(scale);
  }

  private static TradeArrays trades(JsonNode c) {
    MarketUnits units = units(c);
    return trades(c.get("trades"), units.tickUsd(), units.lotBase());
  }

  private static TradeArrays trades(JsonNode rows, BigDecimal tick, BigDecimal lot) {
    int n = rows.size();
    TradeArrays t = new TradeArrays(new long[n], new long[n], new long[n], new byte[n]);
    for (int i = 0; i < n; i++) {
      t.timeNanos()[i] = nanos(rows.get(i).get(0));
      t.priceTicks()[i] = rows.get(i).get(1).decimalValue().divide(tick).longValueExact();
      t.sizeLots()[i] = rows.get(i).get(2).decimalValue().divide(lot).longValueExact();
    }
    return t;
  }

  private static long nanos(JsonNode seconds) {
    return seconds.decimalValue().movePointRight(9).longValueExact();
  }

  private static List<Long> allNanos(JsonNode expected) {
    List<Long> nanos = new ArrayList<>();
    expected.get("close_times").forEach(seconds -> nanos.add(nanos(seconds)));
    return nanos;
  }

  private static int[] ints(JsonNode array) {
    int[] ints = new int[array.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = array.get(i).intValue();
    }
    return ints;
  }
}
