package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The formulas against independent numbers. */
class LossVersusRebalancingVectorTest {
  private static void close(JsonNode c, String field, double actual) {
    double expected = c.get(field).asDouble();
    assertThat(actual)
        .as("%s of case %s", field, c.get("id"))
        .isCloseTo(expected, within(1e-11 * Math.abs(expected) + 1e-15));
  }

  @Test
  void ratesAndLosses() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("lvr.json").toFile());
    assertThat(file.get("cases")).isNotEmpty();
    for (JsonNode c : file.get("cases")) {
      double sigma = c.get("sigma_per_sqrt_s").asDouble();
      double fee = c.get("fee_log").asDouble();
      double block = c.get("mean_block_time_s").asDouble();
      double rate = LossVersusRebalancing.perSecond(sigma, c.get("pool_value").asDouble());
      double kept = LossVersusRebalancing.keptWithPoissonBlocks(fee, sigma, block);
      close(c, "lvr_rate_per_s", rate);
      close(c, "p_trade", kept);
      close(c, "arb_rate_per_s_approx", rate * kept);
      close(
          c,
          "impermanent_loss_vs_hodl",
          LossVersusRebalancing.impermanentLoss(c.get("price_ratio").asDouble()));
    }
  }

  @Test
  void whatArbitrageursKeepOfIt() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("lvr_mc.json").toFile());
    for (JsonNode c : file.get("cases")) {
      double sigma = c.get("sigma_daily").asDouble() / Math.sqrt(86_400);
      double fee = c.get("fee_log").asDouble();
      double block = c.get("block_time").asDouble();
      assertThat(LossVersusRebalancing.keptWithPoissonBlocks(fee, sigma, block))
          .isCloseTo(c.get("theory_p_trade").asDouble(), within(1e-12));
      assertThat(LossVersusRebalancing.keptWithFixedBlocks(fee, sigma, block))
          .isCloseTo(c.get("nezlobin_tassy_ratio").asDouble(), within(1e-5));
    }
  }
}
