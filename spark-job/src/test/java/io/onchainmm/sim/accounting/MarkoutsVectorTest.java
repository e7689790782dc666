package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.PriceSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Holds mark-outs and captured spread to fills with known mids. */
class MarkoutsVectorTest {
  private static final int DECIMALS = 9;

  @Test
  void markOutsAndTheirPartsAgree() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("markouts.json").toFile());
    double tolerance = root.get("meta").get("abs_tol").asDouble();
    assertThat(root.get("cases")).isNotEmpty();
    for (JsonNode aCase : root.get("cases")) {
      Marks marks = marks(aCase);
      for (JsonNode fill : aCase.get("fills")) {
        check(marks, fill, tolerance, "case %s, %s".formatted(aCase.get("id"), fill));
      }
    }
  }

  private static void check(Marks marks, JsonNode fill, double tolerance, String where) {
    long nanos = scaled(fill.get("t"));
    long lots = fill.get("side").asLong() * scaled(fill.get("qty"), 3);
    long price = 2 * scaled(fill.get("price"));
    long end = marks.series().timeNanos[marks.series().length() - 1];

    // One atom a lot and half-tick: the cash is the size times the price in half-ticks.
    Markouts markouts = new Markouts(marks, 1, end, scaled(fill.get("horizon")));
    markouts.fill(nanos, lots, -lots * price, marks.at(nanos));
    Ledger ledger = new Ledger(1);
    ledger.mark(marks.at(nanos));
    ledger.fill(lots, -lots * price, 0);

    double unit = 2 * Math.pow(10, DECIMALS);
    double captured = ledger.spreadCaptureAtoms() / unit / Math.abs(lots);
    assertThat(marks.at(nanos) / unit)
        .as(where)
        .isCloseTo(fill.get("mid_at_fill").asDouble(), within(tolerance));
    assertThat(captured)
        .as(where)
        .isCloseTo(fill.get("half_spread_captured").asDouble(), within(tolerance));
    OptionalDouble bps = markouts.meanBps(0);
    assertThat(bps.isEmpty()).as(where).isEqualTo(fill.get("markout").isNull());
    if (bps.isPresent()) {
      double markout = bps.getAsDouble() / 1e4 * price / unit;
      assertThat(markout).as(where).isCloseTo(fill.get("markout").asDouble(), within(tolerance));
      assertThat(markouts.capturedBps().orElseThrow() / 1e4 * price / unit)
          .as(where)
          .isCloseTo(captured, within(tolerance));
      assertThat(markouts.adverseBps(0).orElseThrow() / 1e4 * price / unit)
          .as(where)
          .isCloseTo(fill.get("adverse_selection").asDouble(), within(tolerance));
    }
  }

  private static Marks marks(JsonNode aCase) {
    int n = aCase.get("mids").size();
    long[] times = new long[n];
    long[] halfTicks = new long[n];
    for (int i = 0; i < n; i++) {
      times[i] = scaled(aCase.get("mid_times").get(i));
      halfTicks[i] = 2 * scaled(aCase.get("mids").get(i));
    }
    return new Marks(new PriceSeries(times, halfTicks));
  }

  private static long scaled(JsonNode number) {
    return scaled(number, DECIMALS);
  }

  private static long scaled(JsonNode number, int decimals) {
    return new BigDecimal(number.asText()).movePointRight(decimals).longValueExact();
  }
}
