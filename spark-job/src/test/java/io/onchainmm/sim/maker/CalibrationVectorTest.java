package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Estimators of A, k and σ against high-precision values. */
class CalibrationVectorTest {

  @Test
  void everyIntensityEstimatorAgrees() throws IOException {
    JsonNode file = read("glft_calibration.json");
    for (JsonNode c : file.get("cases")) {
      double[] depths = doubles(c.get("max_depth"));
      double[] levels = doubles(c.get("levels"));
      long m = c.get("n_intervals").longValue();
      double dt = c.get("dt").doubleValue();
      long[] counts = new long[levels.length];
      for (int i = 0; i < levels.length; i++) {
        for (double depth : depths) {
          counts[i] += depth > levels[i] ? 1 : 0;
        }
        assertThat(counts[i]).isEqualTo(c.get("counts").get(i).longValue());
        close(file, c, "intensity", counts[i] / (m * dt), c.get("intensity").get(i));
      }
      same(
          file,
          c,
          "wls_interval_corrected",
          Intensity.intervalCorrected(levels, counts, m, dt, 1).orElseThrow());
      ComparisonEstimators others = new ComparisonEstimators(levels, counts, m * dt);
      same(file, c, "ols", others.ordinaryLeastSquares());
      same(file, c, "wls_counts", others.countWeightedLeastSquares());
      same(file, c, "poisson_mle", others.poisson());
      same(file, c, "exponential_mle", others.exponential(depths));
    }
  }

  @Test
  void everyVolatilityAgrees() throws IOException {
    JsonNode file = read("volatility.json");
    for (JsonNode c : file.get("cases")) {
      double[] prices = doubles(c.get("prices"));
      double dt = c.get("dt").doubleValue();
      double[] changes = new double[prices.length - 1];
      double[] bps = new double[prices.length - 1];
      for (int i = 0; i < changes.length; i++) {
        changes[i] = prices[i + 1] - prices[i];
        bps[i] = Math.log(prices[i + 1] / prices[i]) * 1e4;
      }
      close(file, c, "zero mean", Volatility.zeroMean(changes, dt), c.get("sigma_zero_mean"));
      close(file, c, "sample", Volatility.sample(changes, dt), c.get("sigma_sample"));
      close(file, c, "ewma", Volatility.ewma(changes, dt), c.get("sigma_ewma_097"));
      close(file, c, "bps", Volatility.zeroMean(bps, dt), c.get("sigma_bps_zero_mean"));
    }
  }

  private static JsonNode read(String name) throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector(name).toFile());
    assertThat(file.get("cases")).isNotEmpty();
    return file;
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).isNull() ? Double.NaN : array.get(i).doubleValue();
    }
    return values;
  }

  private static void same(JsonNode file, JsonNode c, String field, Intensity actual) {
    close(file, c, field + ".A", actual.a(), c.get(field).get("A"));
    close(file, c, field + ".k", actual.k(), c.get(field).get("k"));
  }

  private static void close(
      JsonNode file, JsonNode c, String field, double actual, JsonNode expected) {
    JsonNode meta = file.get("meta");
    double want = expected.doubleValue();
    double tolerance =
        meta.path("abs_tol").asDouble(0) + meta.path("rel_tol").asDouble(0) * Math.abs(want);
    assertThat(Math.abs(actual - want))
        .as("case %s, %s: %s instead of %s", c.get("id"), field, actual, want)
        .isLessThanOrEqualTo(tolerance);
  }
}
