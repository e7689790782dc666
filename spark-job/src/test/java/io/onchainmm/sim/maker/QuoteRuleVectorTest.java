package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Exact, asymptotic and Avellaneda–Stoikov quotes against high-precision values. */
class QuoteRuleVectorTest {

  @Test
  void exactAndAsymptoticQuotesAgree() throws IOException {
    JsonNode file = read("glft_exact.json");
    for (JsonNode c : file.get("cases")) {
      InventoryLattice lattice =
          new InventoryLattice(
              parameters(c), c.get("Q").intValue(), c.get("terminal_phi").doubleValue());
      for (JsonNode at : c.get("result")) {
        double tau = at.get("tau").doubleValue();
        depths(file, c, lattice.exact(tau), at, "tau " + tau);
        close(file, c, "log_v0", lattice.logValue(tau), at.get("log_v0"));
      }
      JsonNode limit = c.get("asymptotic");
      depths(file, c, lattice.asymptotic(), limit, "asymptotic");
      close(file, c, "lambda0", lattice.smallestEigenvalue(), limit.get("lambda0"));
      close(file, c, "spectral_gap", lattice.spectralGap(), limit.get("spectral_gap"));
    }
  }

  @Test
  void avellanedaStoikovQuotesAgree() throws IOException {
    JsonNode file = read("as2008_quotes.json");
    for (JsonNode c : file.get("cases")) {
      double tau = c.get("tau").doubleValue();
      GlftParameters p =
          GlftParameters.ofOneOrder(
              1,
              c.get("k").doubleValue(),
              c.get("sigma").doubleValue(),
              c.get("gamma").doubleValue(),
              MakerSpec.Model.A,
              0);
      AvellanedaStoikov rule = new AvellanedaStoikov(p, tau);
      double q = c.get("q").doubleValue();
      double mid = c.get("mid").doubleValue();
      double bid = mid - rule.bidDepth(q);
      double ask = mid + rule.askDepth(q);
      close(file, c, "delta_bid", rule.bidDepth(q), c.get("delta_bid"));
      close(file, c, "delta_ask", rule.askDepth(q), c.get("delta_ask"));
      close(file, c, "bid", bid, c.get("bid"));
      close(file, c, "ask", ask, c.get("ask"));
      close(file, c, "spread", rule.bidDepth(q) + rule.askDepth(q), c.get("spread"));
      close(file, c, "reservation", (ask + bid) / 2, c.get("reservation"));
    }
  }

  private static GlftParameters parameters(JsonNode c) {
    return new GlftParameters(
        c.get("A_bid").doubleValue(),
        c.get("A_ask").doubleValue(),
        c.get("k").doubleValue(),
        c.get("sigma").doubleValue(),
        c.get("gamma").doubleValue(),
        MakerSpec.Model.valueOf(c.get("model").textValue()),
        c.get("delta_size").doubleValue(),
        c.get("mu").doubleValue(),
        c.get("fee").doubleValue(),
        c.get("impact").doubleValue());
  }

  private static void depths(
      JsonNode file, JsonNode c, LatticeDepths depths, JsonNode expected, String when) {
    for (int i = 0; i < c.get("q").size(); i++) {
      double q = c.get("q").get(i).doubleValue();
      JsonNode bid = expected.get("delta_bid").get(i);
      JsonNode ask = expected.get("delta_ask").get(i);
      assertThat(bid.isNull()).isEqualTo(i == c.get("q").size() - 1);
      assertThat(ask.isNull()).isEqualTo(i == 0);
      if (!bid.isNull()) {
        close(file, c, "bid at %s, %s".formatted(q, when), depths.bidDepth(q), bid);
      }
      if (!ask.isNull()) {
        close(file, c, "ask at %s, %s".formatted(q, when), depths.askDepth(q), ask);
      }
    }
  }

  private static JsonNode read(String name) throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector(name).toFile());
    assertThat(file.get("cases")).isNotEmpty();
    return file;
  }

  private static void close(
      JsonNode file, JsonNode c, String field, double actual, JsonNode expected) {
    JsonNode meta = file.get("meta");
    double want = expected.doubleValue();
    double tolerance =
        meta.path("abs_tol").asDouble(0) + meta.path("rel_tol").asDouble(0) * Math.abs(want);
    assertThat(Math.abs(actual - want))
        .as("case %s, %s: %s instead of %s", c.get("id"), field, actual, want)
        .isLessThanOrEqualTo(tolerance);
  }
}
