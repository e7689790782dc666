package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logistic fits against independent vectors. */
class LogisticFitVectorTest {

  @Test
  void everyCaseAtTheStatedTolerance() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("bribe_logit_fit.json").toFile());
    double tolerance = root.get("meta").get("theta_abs_tol").asDouble();
    assertThat(root.get("cases")).isNotEmpty();
    for (JsonNode c : root.get("cases")) {
      LogisticSample sample = sample(c);
      LogisticFit.Result fit =
          switch (c.get("method").asText()) {
            case "mle" -> LogisticFit.mle(sample);
            case "ridge" -> LogisticFit.ridge(sample, c.get("ridge_lambda").asDouble());
            default -> LogisticFit.firth(sample);
          };
      assertThat(fit.converged()).as("case %s", c.get("id")).isTrue();
      for (int i = 0; i < fit.theta().length; i++) {
        assertThat(fit.theta()[i])
            .as("case %s, theta %d", c.get("id"), i)
            .isCloseTo(c.get("theta").get(i).asDouble(), within(tolerance));
      }
      assertThat(fit.objective()).isCloseTo(c.get("objective").asDouble(), within(tolerance));
    }
  }

  /** Case 10 overlaps by a hair: its maximum is finite, but so long that the rule takes Firth. */
  @Test
  void separationIsFoundWhereTheVectorsHaveIt() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("bribe_logit_fit.json").toFile());
    for (JsonNode c : root.get("cases")) {
      LogisticSample sample = sample(c);
      LogisticFit.Result mle = LogisticFit.mle(sample);
      boolean tooLong = mle.converged() && Math.abs(mle.theta()[1]) > LogisticFit.SEPARATED_NORM;
      assertThat(tooLong).as("case %s", c.get("id")).isEqualTo(c.get("id").asInt() == 10);
      assertThat(LogisticFit.separated(sample, mle))
          .as("case %s", c.get("id"))
          .isEqualTo(c.get("separated").asBoolean() || tooLong);
    }
  }

  private static LogisticSample sample(JsonNode c) {
    List<double[]> rows = new ArrayList<>();
    for (JsonNode x : c.get("x")) {
      double[] row = new double[x.size()];
      for (int j = 0; j < row.length; j++) {
        row[j] = x.get(j).asDouble();
      }
      rows.add(row);
    }
    boolean[] outcomes = new boolean[rows.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = c.get("y").get(i).asInt() == 1;
    }
    return new LogisticSample(rows.toArray(double[][]::new), outcomes);
  }
}
