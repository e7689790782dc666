package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.VectorFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Holds the tests of value at risk to series of exceptions. */
class VarBacktestVectorTest {

  @Test
  void likelihoodRatiosAndTheirTailsAgree() throws IOException {
    VectorFile vectors = new VectorFile("var_backtest.json");
    for (JsonNode aCase : vectors.cases()) {
      double rate = aCase.get("p").asDouble();
      VarBacktest.Verdict coverage =
          VarBacktest.coverage(aCase.get("T").asLong(), aCase.get("violations").asLong(), rate);
      vectors.check(coverage.likelihoodRatio(), aCase, "lr_uc");
      vectors.check(coverage.pValue(), aCase, "p_uc");
      if (aCase.has("hits")) {
        replay(vectors, aCase, new VarBacktest(rate));
      }
    }
  }

  private static void replay(VectorFile vectors, JsonNode aCase, VarBacktest test) {
    aCase.get("hits").asText().chars().forEach(hit -> test.add(hit == '1'));
    assertThat(test.observations()).isEqualTo(aCase.get("T").asLong());
    assertThat(test.exceptions()).isEqualTo(aCase.get("violations").asLong());
    for (int from = 0; from < 2; from++) {
      for (int to = 0; to < 2; to++) {
        assertThat(test.transitions(from, to))
            .isEqualTo(aCase.get("n%d%d".formatted(from, to)).asLong());
      }
    }
    vectors.check(test.coverage().orElseThrow().likelihoodRatio(), aCase, "lr_uc");
    VarBacktest.Verdict clusters = test.independence().orElseThrow();
    vectors.check(clusters.likelihoodRatio(), aCase, "lr_ind");
    vectors.check(clusters.pValue(), aCase, "p_ind");
    VarBacktest.Verdict both = test.conditionalCoverage().orElseThrow();
    vectors.check(both.likelihoodRatio(), aCase, "lr_cc");
    vectors.check(both.pValue(), aCase, "p_cc");
  }

  @Test
  void nothingIsSaidOfNothing() {
    VarBacktest test = new VarBacktest(0.01);
    assertThat(test.coverage()).isEmpty();
    test.add(true);
    assertThat(test.coverage()).isPresent();
    assertThat(test.conditionalCoverage()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new VarBacktest(0));
  }
}
