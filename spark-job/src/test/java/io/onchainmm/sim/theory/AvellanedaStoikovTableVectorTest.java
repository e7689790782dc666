package io.onchainmm.sim.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.data.PoissonGenerator;
import io.onchainmm.data.SyntheticMarket;
import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.Simulator;
import io.onchainmm.sim.Trial;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.maker.AlphaSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tables of Avellaneda and Stoikov (2008, section 3.3), flown by the simulator: s = 100, T = 1,
 * σ = 2, dt = 0.005, k = 1.5, A = 140. One basis point of the start is 0.01, one order is one unit.
 */
class AvellanedaStoikovTableVectorTest {
  private static final int STEPS = 200;
  private static final double STANDARD_ERRORS = 4;
  private static final SyntheticMarket.Poisson MARKET =
      new SyntheticMarket.Poisson(1, 100, 0.0001, 1, 200, 140, 0.015, 0.005);
  private static final Instrument INSTRUMENT =
      new Instrument("AS", new BigDecimal("0.0001"), BigDecimal.ONE, 0, 0);

  @Test
  void theSimulatorReproducesTheTables() throws IOException {
    reproduce(2000);
  }

  @Test
  @Tag("nightly")
  void theSimulatorReproducesTheTablesOnManyPaths() throws IOException {
    reproduce(20_000);
  }

  private static void reproduce(int paths) throws IOException {
    List<JsonNode> rows = rows();
    List<Trial> trials = rows.stream().map(AvellanedaStoikovTableVectorTest::trial).toList();
    List<Sample> profits = new ArrayList<>();
    List<Sample> positions = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      profits.add(new Sample(paths));
      positions.add(new Sample(paths));
    }
    for (int path = 0; path < paths; path++) {
      List<TrialResult> results =
          Simulator.fly(PoissonGenerator.generate("as", MARKET, INSTRUMENT, path), trials);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).outcome()).isInstanceOf(Outcome.Completed.class);
        Outcome.Completed done = (Outcome.Completed) results.get(i).outcome();
        profits.get(i).add(done.metrics().netPnlUsd());
        positions.get(i).add(done.metrics().finalPositionBase());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      check(rows.get(i), profits.get(i), positions.get(i));
    }
  }

  /** The six rows of the published tables. */
  private static List<JsonNode> rows() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("as2008_table_mc.json").toFile());
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode c : file.get("cases")) {
      String mode = symmetric(c) ? "time_average" : "full";
      if (c.get("spread_mode").textValue().equals(mode) && c.get("gamma").doubleValue() != 0.5) {
        rows.add(c);
      }
    }
    assertThat(rows).hasSize(6);
    return rows;
  }

  private static boolean symmetric(JsonNode row) {
    return row.get("strategy").textValue().equals("symmetric");
  }

  private static double averageSpread(double gamma) {
    double averageTimeLeft = (STEPS + 1) / (2.0 * STEPS);
    return gamma * 4 * averageTimeLeft + 2 / gamma * Math.log1p(gamma / 1.5);
  }

  private static Trial trial(JsonNode row) {
    double gamma = row.get("gamma").doubleValue();
    assertThat(averageSpread(gamma)).isCloseTo(row.get("avg_spread").doubleValue(), within(1e-9));
    MakerSpec maker =
        new MakerSpec(
            gamma,
            MakerSpec.GammaUnit.USD,
            MakerSpec.Model.A,
            symmetric(row) ? MakerSpec.QuoteRule.SYMMETRIC : MakerSpec.QuoteRule.AS2008,
            MakerSpec.Horizon.DATA_END,
            1,
            0,
            averageSpread(gamma) / 2 * 100,
            0,
            1,
            0,
            new AlphaSpec(AlphaSpec.Use.SHIFT, 60, 10),
            100,
            1_000_000,
            5,
            false,
            MakerSpec.VolatilitySource.CALIBRATION,
            false);
    return new Trial(
        row.get("strategy").textValue() + gamma,
        1,
        maker,
        CalibrationSpec.fixed(140, 0.015, 200, 1e6),
        new BookSpec(0, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0),
        new RiskSpec(1e6, 1e6, 1e6, 1e6, 1e6, 10),
        Signal.NONE,
        false);
  }

  private static void check(JsonNode row, Sample profit, Sample position) {
    close(row, "profit", profit.mean(), profit.meanError(), "profit", se(row, "profit_se"));
    close(row, "std", profit.sd(), profit.sdError(), "std_profit", se(row, "std_profit_se"));
    double stdQ = row.get("std_q").doubleValue();
    double error = stdQ / Math.sqrt(2 * row.get("paths").doubleValue());
    close(row, "std(q)", position.sd(), position.sdError(), "std_q", error);
    close(row, "q", position.mean(), position.meanError(), "final_q", se(row, "final_q_se"));
  }

  private static double se(JsonNode row, String field) {
    return row.get(field).doubleValue();
  }

  private static void close(
      JsonNode row, String what, double actual, double error, String field, double fieldError) {
    double want = row.get(field).doubleValue();
    double combined = Math.hypot(error, fieldError);
    assertThat(actual)
        .as("gamma %s, %s: %s", row.get("gamma"), row.get("strategy"), what)
        .isCloseTo(want, within(STANDARD_ERRORS * combined));
  }
}
