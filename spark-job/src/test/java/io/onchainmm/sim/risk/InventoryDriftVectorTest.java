package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.VectorFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds regression and cumulative sums to series of positions. */
class InventoryDriftVectorTest {

  @Test
  void regressionAndAlarmsAgree() throws IOException {
    VectorFile vectors = new VectorFile("inventory_drift.json");
    for (JsonNode aCase : vectors.cases()) {
      double[] q = VectorFile.numbers(aCase.get("q"));
      regression(vectors, aCase.get("ar1"), q);
      alarms(aCase, q);
    }
  }

  private static void regression(VectorFile vectors, JsonNode want, double[] q) {
    MeanReversion fit = new MeanReversion();
    for (double position : q) {
      fit.add(position);
    }
    assertThat(fit.steps()).isEqualTo(q.length - 1);
    vectors.check(fit.constant(), want, "a");
    vectors.check(fit.slope(), want, "b");
    vectors.check(fit.slopeT(), want, "t_stat_b");
    vectors.check(fit.halfLifeSteps(), want, "half_life");
    assertThat(fit.significant()).isEqualTo(want.get("t_stat_b").asDouble() < -2.86);
  }

  private static void alarms(JsonNode aCase, double[] q) {
    JsonNode want = aCase.get("cusum");
    Cusum cusum = new Cusum(want.get("k").asDouble(), want.get("h").asDouble());
    double target = want.get("target").asDouble();
    double scale = want.get("scale").asDouble();
    List<String> alarms = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      double alarm = cusum.add((q[i] - target) / scale);
      if (alarm != 0) {
        alarms.add("[%d,\"%s\"]".formatted(i, alarm > 0 ? "up" : "down"));
      }
      if (i < want.get("path_first10").size()) {
        JsonNode sums = want.get("path_first10").get(i);
        // The path shows the sums before an alarm starts them anew.
        if (alarm <= 0) {
          near(alarm < 0 ? -alarm : cusum.down(), sums.get(1));
        }
        if (alarm >= 0) {
          near(alarm > 0 ? alarm : cusum.up(), sums.get(0));
        }
      }
    }
    List<String> wanted = new ArrayList<>();
    want.get("alarms").forEach(alarm -> wanted.add(alarm.toString()));
    assertThat(alarms).as("case %s", aCase.get("id")).isEqualTo(wanted);
  }

  private static void near(double got, JsonNode want) {
    assertThat(got).isCloseTo(want.asDouble(), within(1e-12));
  }
}
