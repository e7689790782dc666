package io.onchainmm.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Labels and weights against independently computed vectors. */
class LabelVectorTest {
  private static JsonNode vectors;

  @BeforeAll
  static void read() throws IOException {
    vectors = new ObjectMapper().readTree(TestFiles.vector("labels.json").toFile());
    assertThat(vectors.get("cases").size()).isPositive();
  }

  @Test
  void directionsByCloses() {
    for (JsonNode c : vectors.get("cases")) {
      List<Label> sign = directions(c, LabelSpecs.barriers(pt(c), sl(c), holding(c)));
      List<Label> zero =
          directions(c, LabelSpecs.verticalZero(LabelSpecs.barriers(pt(c), sl(c), holding(c))));
      assertThat(sign).hasSize(c.get("labels").size());
      for (int i = 0; i < sign.size(); i++) {
        JsonNode want = c.get("labels").get(i);
        Label label = sign.get(i);
        assertThat(label.start()).isEqualTo(want.get("t0").intValue());
        assertThat(label.end()).isEqualTo(want.get("t1").intValue());
        assertThat(label.barrier()).isEqualTo(barrier(want.get("barrier")));
        assertThat(label.value()).isEqualTo(want.get("label_sign").intValue());
        assertThat(zero.get(i).value()).isEqualTo(want.get("label_zero_vertical").intValue());
        assertThat(label.complete()).isEqualTo(label.start() + holding(c) < c.get("close").size());
        near(label.logReturn(), want.get("ret"));
      }
    }
  }

  @Test
  void directionsByHighsAndLows() {
    for (JsonNode c : vectors.get("cases")) {
      List<Label> labels =
          directions(c, LabelSpecs.highLow(LabelSpecs.barriers(pt(c), sl(c), holding(c))));
      for (int i = 0; i < labels.size(); i++) {
        JsonNode want = c.get("labels").get(i);
        assertThat(labels.get(i).end()).isEqualTo(want.get("hl_t1").intValue());
        assertThat(labels.get(i).barrier()).isEqualTo(barrier(want.get("hl_barrier")));
      }
    }
  }

  @Test
  void metaLabels() {
    for (JsonNode c : vectors.get("cases")) {
      int[] sides = new int[c.get("close").size()];
      for (JsonNode want : c.get("labels")) {
        sides[want.get("t0").intValue()] = want.at("/meta/side").intValue();
      }
      List<Label> labels =
          new TripleBarrier(
                  prices(c), doubles(c.get("vol")), LabelSpecs.barriers(pt(c), sl(c), holding(c)))
              .meta(sides);
      assertThat(labels).hasSize(c.get("labels").size());
      for (int i = 0; i < labels.size(); i++) {
        JsonNode want = c.get("labels").get(i).get("meta");
        Label label = labels.get(i);
        assertThat(label.end()).isEqualTo(want.get("t1").intValue());
        assertThat(label.value()).isEqualTo(want.get("label").intValue());
        assertThat(metaBarrier(label)).isEqualTo(want.get("barrier").textValue());
        near(label.side() * label.logReturn(), want.get("ret"));
      }
    }
  }

  @Test
  void weights() {
    for (JsonNode c : vectors.get("cases")) {
      List<Label> labels = directions(c, LabelSpecs.barriers(pt(c), sl(c), holding(c)));
      SampleWeights weights = new SampleWeights(labels, prices(c));
      assertThat(weights.concurrency()).containsExactly(ints(c.get("concurrency")));
      near(weights.uniqueness(), c.get("avg_uniqueness"));
      near(weights.attribution(), c.get("return_attribution"));
      near(
          SampleWeights.decay(weights.uniqueness(), c.at("/time_decay/c").doubleValue()),
          c.at("/time_decay/weights"));
    }
  }

  private static List<Label> directions(JsonNode c, LabelsSpec spec) {
    double[] volatility = new double[c.get("vol").size()];
    for (JsonNode event : c.get("events")) {
      volatility[event.intValue()] = c.get("vol").get(event.intValue()).doubleValue();
    }
    return new TripleBarrier(prices(c), volatility, spec).directions();
  }

  private static String metaBarrier(Label label) {
    return switch (label.barrier()) {
      case UPPER -> label.side() > 0 ? "pt" : "sl";
      case LOWER -> label.side() > 0 ? "sl" : "pt";
      case VERTICAL -> "vertical";
    };
  }

  private static BarPrices prices(JsonNode c) {
    return new BarPrices(
        "x", doubles(c.get("close")), doubles(c.get("high")), doubles(c.get("low")));
  }

  private static Barrier barrier(JsonNode word) {
    return word.textValue().startsWith("both")
        ? Barrier.LOWER
        : Barrier.valueOf(word.textValue().toUpperCase(java.util.Locale.ROOT));
  }

  private static double pt(JsonNode c) {
    return c.get("pt").doubleValue();
  }

  private static double sl(JsonNode c) {
    return c.get("sl").doubleValue();
  }

  private static int holding(JsonNode c) {
    return c.get("max_holding").intValue();
  }

  private static void near(double[] values, JsonNode expected) {
    assertThat(values).hasSize(expected.size());
    for (int i = 0; i < values.length; i++) {
      near(values[i], expected.get(i));
    }
  }

  private static void near(double value, JsonNode expected) {
    double relative = vectors.at("/meta/rel_tol").doubleValue();
    double absolute = vectors.at("/meta/abs_tol").doubleValue();
    double want = expected.doubleValue();
    assertThat(value).isCloseTo(want, within(absolute + relative * Math.abs(want)));
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).doubleValue();
    }
    return values;
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).intValue();
    }
    return values;
  }
}
