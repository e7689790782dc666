package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.CsvColumns;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Columns and tests of the recorded hours equal those that the legacy pipeline gave. */
class LegacyFeatureRecordingTest {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXXX");

  @Test
  void asIntended() throws IOException {
    check("features_intended", frame("raw_ms", 1_000_000));
  }

  /** Microseconds were read as nanoseconds, so that no hour found its on-chain data. */
  @Test
  void asItRan() throws IOException {
    LegacyFrame frame = frame("raw", 1);
    check("features_asis", frame);
    assertThat(LegacyFeature.MCAP_TVL_RATIO.of(frame)).containsOnly(0);
  }

  private static void check(String folder, LegacyFrame frame) throws IOException {
    CsvColumns golden =
        CsvColumns.of(TestFiles.recording("legacy/golden/%s/features.csv".formatted(folder)));
    for (LegacyFeature feature : LegacyFeature.values()) {
      close(feature.legacyName(), feature.of(frame), golden.numbers(feature.legacyName()));
    }
  }

  @Test
  void unitRootTestsOfTheWindows() throws IOException {
    double[] x = frame("raw_ms", 1_000_000).close();
    CsvColumns golden =
        CsvColumns.of(TestFiles.recording("legacy/golden/features_intended/sadf_trace.csv"));
    double[] rows = golden.numbers("row");
    for (int i = 0; i < rows.length; i++) {
      int row = (int) rows[i];
      AugmentedDickeyFuller test =
          AugmentedDickeyFuller.byAic(Arrays.copyOfRange(x, row - 24, row + 1)).orElseThrow();
      assertThat(test.lags()).isEqualTo((int) golden.numbers("used_lag")[i]);
      same(test.statistic(), golden.numbers("adf_stat")[i]);
      same(test.pValue(), golden.numbers("pvalue")[i]);
    }
  }

  @Test
  void fractionalDifferencesOfEveryOrder() throws IOException {
    CsvColumns golden =
        CsvColumns.of(TestFiles.recording("legacy/golden/features_intended/fracdiff_root.csv"));
    for (String order : List.of("0.0", "0.1", "0.3", "0.4", "0.5", "0.7", "0.9", "1.0")) {
      close(
          order,
          LegacyFracDiff.of(golden.numbers("close"), Double.parseDouble(order)),
          golden.numbers("d" + order));
    }
  }

  @Test
  void searchForAnOrder() throws IOException {
    double[] x = frame("raw_ms", 1_000_000).close();
    JsonNode trace =
        new ObjectMapper()
            .readTree(TestFiles.recording("legacy/golden/features_intended/summary.json").toFile())
            .get("d_search");
    assertThat(trace.size()).isEqualTo(10);
    for (int i = 0; i < trace.size(); i++) {
      JsonNode c = trace.get(i);
      assertThat(LegacyFracDiff.order(i)).isEqualTo(c.get("d").doubleValue());
      double[] y = LegacyFracDiff.of(x, LegacyFracDiff.order(i));
      AugmentedDickeyFuller test = AugmentedDickeyFuller.byAic(y).orElseThrow();
      assertThat(test.lags()).isEqualTo(c.get("used_lag").intValue());
      same(test.statistic(), c.get("adf").doubleValue());
      same(test.pValue(), c.get("pvalue").doubleValue());
      same(LegacyFracDiff.correlation(x, y), c.get("corr").doubleValue());
    }
  }

  private static void same(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-8 * Math.abs(expected)));
  }

  private static void close(String name, double[] values, double[] expected) {
    assertThat(values).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i])
          .as("%s of row %d", name, i)
          .isCloseTo(expected[i], within(1e-14 + 1e-9 * Math.abs(expected[i])));
    }
  }

  private static LegacyFrame frame(String folder, long nanosPerUnit) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String month : List.of("04", "05")) {
      String name = "legacy/data/%s/ETHUSDT-1h-2025-%s.csv".formatted(folder, month);
      Files.readAllLines(TestFiles.recording(name)).forEach(line -> rows.add(line.split(",", -1)));
    }
    return new LegacyFrame(
        rows.stream().mapToLong(row -> Long.parseLong(row[0]) * nanosPerUnit).toArray(),
        column(rows, 4),
        column(rows, 2),
        column(rows, 3),
        column(rows, 5),
        onChain());
  }

  private static double[] column(List<String[]> rows, int index) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
  }

  private static Map<OnChainMetric, OnChainSeries> onChain() throws IOException {
    CsvColumns tvl =
        CsvColumns.of(TestFiles.recording("legacy/data/defillama_eth_chain_tvl_2025_04-05.csv"));
    CsvColumns santiment =
        CsvColumns.of(TestFiles.recording("legacy/data/santiment_metrics_april_may_2025.csv"));
    Map<OnChainMetric, OnChainSeries> series = new EnumMap<>(OnChainMetric.class);
    for (OnChainMetric metric : OnChainMetric.values()) {
      boolean ofTvl = metric == OnChainMetric.TVL_USD;
      CsvColumns file = ofTvl ? tvl : santiment;
      series.put(
          metric,
          new OnChainSeries(
              file.texts(ofTvl ? "timestamp" : "datetime").stream()
                  .mapToLong(LegacyFeatureRecordingTest::nanos)
                  .toArray(),
              file.numbers(metric.word())));
    }
    return series;
  }

  private static long nanos(String stamp) {
    return OffsetDateTime.parse(stamp, STAMP).toEpochSecond() * 1_000_000_000L;
  }
}
