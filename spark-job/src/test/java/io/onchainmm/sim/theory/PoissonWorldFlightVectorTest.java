package io.onchainmm.sim.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The Poisson-fill worlds of the vector, flown by the product's simulator on its own synthetic
 * market: means, variance, fills and inventory within four standard errors of what the equations of
 * its clock say ({@link SteppedMoments}), and on a fine clock of the vector's continuous time.
 */
class PoissonWorldFlightVectorTest {
  private static final double STANDARD_ERRORS = 4;
  private static final double COARSE_SECONDS = 0.6;
  private static final double FINE_SECONDS = 0.03;

  /** The figures of a sample as large as this are worth reading. */
  private static final int TOLD_PATHS = 1000;

  @Test
  void theSimulatorHasTheMomentsOfItsClock() throws IOException {
    for (JsonNode one : worlds()) {
      fly(one, names(one), COARSE_SECONDS, 25, true);
    }
  }

  @Test
  @Tag("nightly")
  void theSimulatorHasTheMomentsOfItsClockOnManyPaths() throws IOException {
    for (JsonNode one : worlds()) {
      fly(one, names(one), COARSE_SECONDS, 2000, true);
    }
  }

  @Test
  @Tag("nightly")
  void theSimulatorHasTheMomentsOfItsClockOnAsManyPathsAsTheVector() throws IOException {
    List<String> names = List.of("closed_form", "cf_shift:0.3", "symmetric");
    fly(worlds().get(0), names, COARSE_SECONDS, 40_000, true);
  }

  @Test
  @Tag("nightly")
  void theSimulatorHasTheMomentsOfContinuousTimeOnAFineClock() throws IOException {
    List<String> names = List.of("closed_form", "cf_shift:0.3", "cf_skewx:2");
    fly(worlds().get(0), names, FINE_SECONDS, 1500, false);
  }

  private static void fly(
      JsonNode one, List<String> names, double step, int paths, boolean stepped) {
    PoissonWorld world = PoissonWorld.of(one);
    WorldFlight flight = new WorldFlight(world, names, step);
    List<Outcomes> outcomes = new ArrayList<>();
    names.forEach(name -> outcomes.add(new Outcomes(paths)));
    for (int path = 0; path < paths; path++) {
      List<WorldFlight.Path> same = flight.fly(path);
      for (int i = 0; i < names.size(); i++) {
        outcomes.get(i).add(same.get(i));
      }
    }
    int steps = (int) Math.round(world.seconds() / step);
    for (int i = 0; i < names.size(); i++) {
      PoissonWorld.Strategy strategy = world.strategy(names.get(i));
      WorldMoments want =
          stepped
              ? SteppedMoments.of(world, strategy, steps)
              : WorldMoments.continuous(world, strategy);
      outcomes.get(i).check(world.label() + " " + names.get(i), want);
    }
  }

  /** What became of one strategy on all paths. */
  private static final class Outcomes {
    private final Sample profit;
    private final Sample objective;
    private final Sample fills;
    private final Sample avgAbsQ;
    private final Sample finalAbsQ;

    Outcomes(int paths) {
      profit = new Sample(paths);
      objective = new Sample(paths);
      fills = new Sample(paths);
      avgAbsQ = new Sample(paths);
      finalAbsQ = new Sample(paths);
    }

    void add(WorldFlight.Path path) {
      profit.add(path.profit());
      objective.add(path.objective());
      fills.add(path.fills());
      avgAbsQ.add(path.avgAbsQ());
      finalAbsQ.add(path.finalAbsQ());
    }

    /** The distance of each statistic in standard errors, told and checked. */
    void check(String where, WorldMoments want) {
      StringBuilder told = new StringBuilder(where);
      check(where + ": mean", profit.mean(), profit.meanError(), want.mean(), told);
      double normal = want.variance() * Math.sqrt(2.0 / profit.size());
      double error = Math.max(normal, profit.varianceError());
      check(where + ": variance", profit.variance(), error, want.variance(), told);
      check(where + ": fills", fills.mean(), fills.meanError(), want.fills(), told);
      check(where + ": avg |q|", avgAbsQ.mean(), avgAbsQ.meanError(), want.avgAbsQ(), told);
      check(where + ": |q_T|", finalAbsQ.mean(), finalAbsQ.meanError(), want.finalAbsQ(), told);
      check(where + ": value", objective.mean(), objective.meanError(), want.objective(), told);
      if (profit.size() >= TOLD_PATHS) {
        System.out.println(told);
      }
    }

    private static void check(
        String what, double actual, double error, double want, StringBuilder told) {
      told.append("  %.4f/%.4f (%+.1f)".formatted(actual, want, (actual - want) / error));
      assertThat(actual).as(what).isCloseTo(want, within(STANDARD_ERRORS * error));
    }
  }

  private static List<String> names(JsonNode world) {
    List<String> names = new ArrayList<>();
    world.get("strategies").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<JsonNode> worlds() throws IOException {
    List<JsonNode> worlds = new ArrayList<>();
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("glft_world.json").toFile());
    file.get("cases").forEach(worlds::add);
    return worlds;
  }
}
