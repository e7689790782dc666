package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The percentile bribe against independent vectors. */
class BribeVectorTest {
  private static final double RELATIVE = 1e-12;

  @Test
  void percentileBribes() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("bribe_percentile.json").toFile());
    assertThat(root.get("cases")).isNotEmpty();
    for (JsonNode c : root.get("cases")) {
      TipWindow tips = new TipWindow(Math.max(1, c.get("tips").size()));
      c.get("tips").forEach(tip -> tips.add(tip.asDouble()));
      double raw = tips.percentile(c.get("percentile").asDouble());
      if (c.get("raw_percentile").isNull()) {
        assertThat(raw).isNaN();
      } else {
        assertClose(c, raw, "raw_percentile");
      }
      BribeSpec spec =
          Bribes.percentile(
              c.get("percentile").asDouble(),
              Math.max(1, tips.size()),
              c.get("cap_fraction").asDouble(),
              c.get("floor").asDouble());
      BribePolicy.Bid bid = new BribePolicy(spec, 0).bid(tips, c.get("edge").asDouble());
      assertClose(c, bid.bribeUsd(), "bribe");
    }
  }

  private static void assertClose(JsonNode c, double got, String field) {
    double want = c.get(field).asDouble();
    assertThat(got).as("case %s, %s", c.get("id"), field).isCloseTo(want, within(RELATIVE * want));
  }
}
