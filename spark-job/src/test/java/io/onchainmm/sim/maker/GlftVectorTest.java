package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The closed form against high-precision values. */
class GlftVectorTest {

  @Test
  void closedFormAgreesInEveryField() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("glft_closed_form.json").toFile());
    assertThat(file.get("cases")).isNotEmpty();
    for (JsonNode c : file.get("cases")) {
      Check check = new Check(file.get("meta"), c);
      GlftParameters parameters = parameters(c);
      Glft glft = new Glft(parameters);
      check.equal("xi", parameters.xi(), c.get("xi"));
      check.equal("c1", glft.c1(), c.get("c1"));
      check.equal("C_xi", glft.cXi(), c.get("C_xi"));
      check.equal("eta", glft.eta(), c.get("eta"));
      check.equal("c2", glft.c2(), c.get("c2"));
      check.equal("skew", glft.skew(), c.get("skew"));
      check.equal("half_spread", glft.halfSpread(), c.get("half_spread"));
      double mid = c.get("mid").doubleValue();
      for (int i = 0; i < c.get("q").size(); i++) {
        double q = c.get("q").get(i).doubleValue();
        check.equal("delta_bid", glft.bidDepth(q), c.get("delta_bid").get(i));
        check.equal("delta_ask", glft.askDepth(q), c.get("delta_ask").get(i));
        check.equal("bid", mid - glft.bidDepth(q), c.get("bid").get(i));
        check.equal("ask", mid + glft.askDepth(q), c.get("ask").get(i));
      }
    }
  }

  private static GlftParameters parameters(JsonNode c) {
    return new GlftParameters(
        c.get("A").doubleValue(),
        c.get("k").doubleValue(),
        c.get("sigma").doubleValue(),
        c.get("gamma").doubleValue(),
        MakerSpec.Model.valueOf(c.get("model").textValue()),
        c.get("delta_size").doubleValue(),
        c.get("mu").doubleValue(),
        c.get("fee").doubleValue(),
        c.get("impact").doubleValue());
  }

  /** Compares at the tolerances that the file states. */
  private record Check(JsonNode meta, JsonNode vector) {
    void equal(String field, double actual, JsonNode expected) {
      double want = expected.doubleValue();
      double tolerance =
          meta.path("abs_tol").asDouble(0) + meta.path("rel_tol").asDouble(0) * Math.abs(want);
      assertThat(Math.abs(actual - want))
          .as("case %s, %s: %s instead of %s", vector.get("id"), field, actual, want)
          .isLessThanOrEqualTo(tolerance);
    }
  }
}
