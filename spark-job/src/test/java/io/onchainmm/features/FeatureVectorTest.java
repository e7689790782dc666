package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Features against independently computed vectors. */
class FeatureVectorTest {
  private static JsonNode vectors;

  @BeforeAll
  static void read() throws IOException {
    vectors = new ObjectMapper().readTree(TestFiles.vector("features_bar.json").toFile());
    assertThat(vectors.get("cases").size()).isPositive();
  }

  @Test
  void fractionalDifferentiation() {
    for (JsonNode c : vectors.get("cases")) {
      JsonNode ffd = c.get("ffd");
      double order = ffd.get("d").doubleValue();
      double threshold = ffd.get("tau").doubleValue();
      double[] weights = FracDiff.weights(order, threshold);
      assertThat(weights).hasSize(ffd.get("width").intValue());
      for (int k = 0; k < ffd.get("weights").size(); k++) {
        near(weights[k], ffd.get("weights").get(k));
      }
      compare(c, new FracDiff(order, threshold), ffd.get("values"));
    }
  }

  @Test
  void relativeStrength() {
    for (JsonNode c : vectors.get("cases")) {
      compare(c, new Rsi(c.at("/rsi/period").intValue()), c.at("/rsi/values"));
    }
  }

  @Test
  void volatility() {
    for (JsonNode c : vectors.get("cases")) {
      compare(
          c,
          new Volatility(c.at("/vol_adj_flow/vol_window").intValue()),
          c.at("/vol_adj_flow/sigma"));
    }
  }

  @Test
  void volatilityAdjustedFlow() {
    for (JsonNode c : vectors.get("cases")) {
      compare(
          c,
          new VolAdjFlow(
              c.at("/vol_adj_flow/flow_window").intValue(),
              c.at("/vol_adj_flow/vol_window").intValue()),
          c.at("/vol_adj_flow/vaf_normalised"));
    }
  }

  private static void compare(JsonNode c, Indicator indicator, JsonNode expected) {
    List<Double> values = BarSeries.values(indicator, bars(c));
    assertThat(values).hasSize(expected.size());
    for (int i = 0; i < values.size(); i++) {
      if (expected.get(i).isNull()) {
        assertThat(values.get(i)).as("case %s, bar %d", c.get("id"), i).isNaN();
      } else {
        near(values.get(i), expected.get(i));
      }
    }
  }

  private static void near(double value, JsonNode expected) {
    double relative = vectors.at("/meta/rel_tol").doubleValue();
    double absolute = vectors.at("/meta/abs_tol").doubleValue();
    double want = expected.doubleValue();
    assertThat(value).isCloseTo(want, within(absolute + relative * Math.abs(want)));
  }

  private static List<PricedBar> bars(JsonNode c) {
    List<PricedBar> bars = new ArrayList<>();
    for (int i = 0; i < c.get("close").size(); i++) {
      bars.add(
          BarSeries.bar(
              i,
              c.get("close").get(i).doubleValue(),
              c.get("dollar").get(i).doubleValue(),
              c.get("signed_dollar").get(i).doubleValue()));
    }
    return bars;
  }
}
