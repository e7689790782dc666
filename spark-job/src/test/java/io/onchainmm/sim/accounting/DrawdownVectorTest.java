package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Holds the largest drawdown to series of profits and losses. */
class DrawdownVectorTest {
  private static final int DECIMALS = 12;

  @Test
  void largestDrawdownFromTheRunningPeakAgrees() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("risk_var.json").toFile());
    double tolerance = root.get("meta").get("rel_tol").asDouble();
    assertThat(root.get("cases")).isNotEmpty();
    for (JsonNode aCase : root.get("cases")) {
      long equity = atoms(aCase.get("initial_equity"));
      Drawdown drawdown = new Drawdown(0, equity);
      long index = 0;
      for (JsonNode pnl : aCase.get("pnl")) {
        equity += atoms(pnl);
        drawdown.observe(++index, equity);
      }
      double want = aCase.get("max_drawdown_abs").asDouble();
      assertThat(drawdown.maxAtoms() / Math.pow(10, DECIMALS))
          .as("case %s", aCase.get("id"))
          .isCloseTo(want, within(tolerance * Math.max(1, want)));
      String where = "case " + aCase.get("id");
      assertThat(drawdown.maxPeakAt())
          .as(where)
          .isEqualTo(aCase.get("max_drawdown_peak_index").asLong());
      assertThat(drawdown.maxTroughAt())
          .as(where)
          .isEqualTo(aCase.get("max_drawdown_trough_index").asLong());
      assertThat(drawdown.longestUnderwater())
          .as(where)
          .isEqualTo(aCase.get("longest_underwater").asLong());
      assertThat(drawdown.maxAtoms() / (double) drawdown.maxPeakAtoms())
          .as(where)
          .isCloseTo(aCase.get("max_drawdown_frac").asDouble(), within(tolerance));
    }
  }

  private static long atoms(JsonNode number) {
    return new BigDecimal(number.asText()).movePointRight(DECIMALS).longValueExact();
  }
}
