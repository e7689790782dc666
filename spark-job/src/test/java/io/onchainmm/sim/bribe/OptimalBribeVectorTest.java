package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Optimal bribes against independent vectors: interior, corners, abstaining, overflow. */
class OptimalBribeVectorTest {

  @Test
  void everyCaseAtTheStatedTolerance() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("bribe_optimal.json").toFile());
    assertThat(root.get("cases").size()).isGreaterThanOrEqualTo(300);
    for (JsonNode c : root.get("cases")) {
      BribePayoff payoff = payoff(c);
      double edge = c.get("edge").asDouble();
      double bribe =
          OptimalBribe.bribeUsd(payoff, edge, c.get("b_min").asDouble(), c.get("b_max").asDouble());
      double value = payoff.expectedValueUsd(bribe, edge);
      if (c.get("action").asText().equals("abstain")) {
        assertThat(value).as("case %s", c.get("id")).isNegative();
        assertClose(c, "unconstrained_ev", value, 0);
      } else {
        assertThat(bribe)
            .as("case %s", c.get("id"))
            .isCloseTo(c.get("b_star").asDouble(), within(1e-9 * Math.max(1, edge)));
        assertClose(c, "ev_star", value, 0);
        assertClose(c, "p_star", Logit.expit(payoff.logit(bribe)), 1e-9);
      }
    }
  }

  private static void assertClose(JsonNode c, String field, double got, double absolute) {
    double want = c.get(field).asDouble();
    assertThat(got)
        .as("case %s, %s", c.get("id"), field)
        .isCloseTo(want, within(absolute + 1e-12 * Math.abs(want)));
  }

  private static BribePayoff payoff(JsonNode c) {
    return new BribePayoff(
        c.get("alpha").asDouble(),
        c.get("beta").asDouble(),
        BribeSpec.Link.valueOf(c.get("link").asText().toUpperCase(Locale.ROOT)),
        c.get("rho").asDouble(),
        c.get("fail_cost").asDouble(),
        c.get("gas").asDouble());
  }
}
