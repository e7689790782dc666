package io.onchainmm.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars of recorded trades equal the expected ones in every digit. */
class BarRecordingTest {
  private static final BarsSpec.Rule RESET = BarsSpec.Rule.RESET;

  @ParameterizedTest
  @CsvSource({
    "btcusdt, dollar_bars_500000, DOLLAR, 500000",
    "btcusdt, tick_bars_100, TICK, 100",
    "btcusdt, volume_bars_5, VOLUME, 5",
    "btcusdt, time_bars_1000ms, TIME, 1",
    "btcusdt, time_bars_60000ms, TIME, 60",
    "ethusdt, dollar_bars_500000, DOLLAR, 500000",
    "ethusdt, tick_bars_100, TICK, 100",
    "ethusdt, volume_bars_50, VOLUME, 50",
    "ethusdt, time_bars_1000ms, TIME, 1",
    "ethusdt, time_bars_60000ms, TIME, 60",
  })
  void binanceTrades(String symbol, String bars, BarType type, long size) throws IOException {
    MarketUnits units = new MarketUnits(new BigDecimal("0.01"), new BigDecimal("0.00001"));
    TradeArrays trades =
        binance("data/trade_ticks/spot_" + symbol + "_20240808_trades.csv.gz", units);
    List<Row> expected = golden("spot_" + symbol + "_20240808_" + bars + ".csv");
    BarsSpec spec = new BarsSpec(type, size, size, size, size, RESET, false);
    List<Bar> made = trades.bars(spec, units);
    assertThat(made).hasSameSizeAs(expected);
    long first = 0;
    for (int i = 0; i < made.size(); i++) {
      Bar bar = made.get(i);
      Row row = expected.get(i);
      row.equal("first_tick", first);
      row.equal("last_tick", first + bar.trades() - 1);
      row.equal("ticks", bar.trades());
      row.equal("open", price(units, bar.openTicks()));
      row.equal("high", price(units, bar.highTicks()));
      row.equal("low", price(units, bar.lowTicks()));
      row.equal("close", price(units, bar.closeTicks()));
      row.equal("volume", size(units, bar.volumeLots()));
      row.equal("dollar_volume", units.atomUsd().multiply(BigDecimal.valueOf(bar.dollarAtoms())));
      row.equal("taker_buy_volume", size(units, bar.buyLots()));
      if (type == BarType.TIME) {
        row.equal("t_close_ms", bar.availableNanos() / 1_000_000);
      } else {
        row.equal("t_first_ms", bar.openNanos() / 1_000_000);
        row.equal("t_last_ms", bar.closeNanos() / 1_000_000);
        assertThat(bar.availableNanos()).isEqualTo(bar.closeNanos());
      }
      first += bar.trades();
    }
  }

  @Test
  void firstBarsThatMlfinpyAsserts() throws IOException {
    MarketUnits units = new MarketUnits(new BigDecimal("0.25"), BigDecimal.ONE);
    TradeArrays trades =
        futures("data/bars_golden/tick_data.csv", "yyyy/MM/dd HH:mm:ss.SSS", units);
    assertThat(ohlc(trades.bars(TradeArrays.dollar(100_000, RESET, false), units).get(0), units))
        .containsExactly(1205, 1904.75, 1005, 1304.5);
    assertThat(ohlc(trades.bars(TradeArrays.volume(30, RESET, false), units).get(0), units))
        .containsExactly(1205, 1904.75, 1005, 1304.75);
    assertThat(ohlc(trades.bars(TradeArrays.ticks(10, RESET, false), units).get(0), units))
        .containsExactly(1205, 1904.75, 1005, 1304.5);
  }

  /** That library does not emit the last interval of the data; here it is kept. */
  @Test
  void timeBarsThatMlfinpyAsserts() throws IOException {
    MarketUnits units = new MarketUnits(new BigDecimal("0.25"), BigDecimal.ONE);
    TradeArrays trades =
        futures("data/bars_golden/tick_data_time_bars.csv", "yyyy-MM-dd HH:mm:ss.SSS", units);
    List<Bar> days = trades.bars(TradeArrays.time(86_400), units);
    assertThat(days).hasSize(1 + 1);
    assertThat(ohlc(days.get(0), units)).containsExactly(1200, 1249.75, 1200, 1249.75);
    assertThat(days.get(0).availableNanos() / 1_000_000_000)
        .isEqualTo(LocalDateTime.of(2011, 8, 1, 0, 0).toEpochSecond(ZoneOffset.UTC));
    List<Bar> hours = trades.bars(TradeArrays.time(3_600), units);
    assertThat(hours).hasSize(3 + 1);
    assertThat(ohlc(hours.get(1), units)).containsExactly(1225, 1249.75, 1225, 1249.75);
  }

  private static double[] ohlc(Bar bar, MarketUnits units) {
    return Stream.of(bar.openTicks(), bar.highTicks(), bar.lowTicks(), bar.closeTicks())
        .mapToDouble(units::priceUsd)
        .toArray();
  }

  private static BigDecimal price(MarketUnits units, long ticks) {
    return units.tickUsd().multiply(BigDecimal.valueOf(ticks));
  }

  private static BigDecimal size(MarketUnits units, long lots) {
    return units.lotBase().multiply(BigDecimal.valueOf(lots));
  }

  private static TradeArrays binance(String name, MarketUnits units) throws IOException {
    List<Row> rows = rows(TestFiles.recording(name));
    TradeArrays t = empty(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      t.timeNanos()[i] = row.decimal("trade_time_ms").longValueExact() * 1_000_000;
      t.priceTicks()[i] = row.decimal("price").divide(units.tickUsd()).longValueExact();
      t.sizeLots()[i] = row.decimal("qty").divide(units.lotBase()).longValueExact();
      t.side()[i] = (byte) (row.cell("buyer_is_maker").equals("1") ? -1 : 1);
    }
    return t;
  }

  private static TradeArrays futures(String name, String pattern, MarketUnits units)
      throws IOException {
    List<Row> rows = rows(TestFiles.recording(name));
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern);
    TradeArrays t = empty(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      t.timeNanos()[i] =
          LocalDateTime.parse(row.cell("Date and Time"), format)
                  .toInstant(ZoneOffset.UTC)
                  .toEpochMilli()
              * 1_000_000;
      t.priceTicks()[i] = row.decimal("Price").divide(units.tickUsd()).longValueExact();
      t.sizeLots()[i] = row.decimal("Volume").longValueExact();
    }
    return t;
  }

  private static TradeArrays empty(int length) {
    return new TradeArrays(new long[length], new long[length], new long[length], new byte[length]);
  }

  private static List<Row> golden(String name) throws IOException {
    return rows(TestFiles.recording("data/bars_golden/" + name));
  }

  private static List<Row> rows(Path file) throws IOException {
    try (BufferedReader reader =
        file.toString().endsWith(".gz")
            ? new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))
            : Files.newBufferedReader(file)) {
      List<String> header = List.of(reader.readLine().split(",", -1));
      return reader.lines().map(line -> new Row(header, List.of(line.split(",", -1)))).toList();
    }
  }

  /** One line of a CSV file. */
  private record Row(List<String> header, List<String> cells) {
    String cell(String column) {
      return cells.get(header.indexOf(column));
    }

    BigDecimal decimal(String column) {
      return new BigDecimal(cell(column));
    }

    void equal(String column, long value) {
      equal(column, BigDecimal.valueOf(value));
    }

    void equal(String column, BigDecimal value) {
      assertThat(value).as("%s of %s", column, cells).isEqualByComparingTo(decimal(column));
    }
  }
}
