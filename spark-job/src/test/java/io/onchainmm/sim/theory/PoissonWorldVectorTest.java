package io.onchainmm.sim.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The Poisson-fill worlds: the backward equations of the first against the vector, the value of the
 * linear system of each, and that the simulator loses by a shifted depth.
 */
class PoissonWorldVectorTest {
  private static final double STANDARD_ERRORS = 4;

  @Test
  void theBackwardEquationsHaveTheMomentsOfTheVector() throws IOException {
    double relative = file().get("meta").get("rel_tol").asDouble();
    for (JsonNode one : file().get("cases")) {
      PoissonWorld world = PoissonWorld.of(one);
      for (Map.Entry<String, JsonNode> each : one.get("strategies").properties()) {
        String where = world.label() + " " + each.getKey();
        WorldMoments moments = WorldMoments.continuous(world, world.strategy(each.getKey()));
        near(where, each.getValue(), moments, relative);
      }
    }
  }

  /**
   * The simulator's clock goes in steps. Its moments differ from those of the vector by a share of
   * the step: two steps, of which one is half the other, leave a difference of second order.
   */
  @Test
  void theSteppedEquationsGoToTheMomentsOfTheVector() throws IOException {
    for (JsonNode one : file().get("cases")) {
      PoissonWorld world = PoissonWorld.of(one);
      int steps = (int) Math.round(world.seconds() / 0.12);
      for (Map.Entry<String, JsonNode> each : one.get("strategies").properties()) {
        String where = world.label() + " " + each.getKey();
        WorldMoments coarse = SteppedMoments.of(world, world.strategy(each.getKey()), steps);
        WorldMoments fine = SteppedMoments.of(world, world.strategy(each.getKey()), 2 * steps);
        near(where, each.getValue(), fine.beyond(coarse), 2e-3);
      }
    }
  }

  private static void near(String where, JsonNode want, WorldMoments got, double relative) {
    near(where, want, "mean", got.mean(), relative);
    near(where, want, "var", got.variance(), relative);
    near(where, want, "CE", got.certaintyEquivalent(), relative);
    near(where, want, "fills", got.fills(), relative);
    near(where, want, "avg_abs_q", got.avgAbsQ(), relative);
    near(where, want, "avg_q2", got.avgSquareQ(), relative);
    near(where, want, "meanvar_obj", got.objective(), relative);
    near(where, want, "abs_qT", got.finalAbsQ(), relative);
    near(where, want, "sd_qT", got.finalSdQ(), relative);
  }

  @Test
  void theExactStrategyEarnsTheValueOfTheLinearSystem() throws IOException {
    for (JsonNode one : file().get("cases")) {
      PoissonWorld world = PoissonWorld.of(one);
      PoissonWorld.Lattice lattice = world.new Lattice();
      lattice.depths(world.seconds(), new double[world.states()], new double[world.states()]);
      boolean utility = world.model() == io.onchainmm.sim.maker.MakerSpec.Model.A;
      String objective = utility ? "CE" : "meanvar_obj";
      JsonNode strategies = one.get("strategies");
      double best = strategies.get("exact").get(objective).asDouble();
      assertThat(lattice.certaintyEquivalent()).isCloseTo(best, within(1e-6 * best));
      for (JsonNode other : strategies) {
        assertThat(other.get(objective).asDouble()).isLessThanOrEqualTo(best);
      }
    }
  }

  private static void near(
      String where, JsonNode want, String field, double actual, double relative) {
    double value = want.get(field).asDouble();

    assertThat(actual)
        .as("%s: %s", where, field)
        .isCloseTo(value, within(relative * Math.abs(value)));
  }

  /** Closer to and farther from the mid than the closed form, on the same luck, is worse. */
  @Test
  void aShiftedDepthLosesOnTheSameLuck() throws IOException {
    PoissonWorld world = PoissonWorld.of(file().get("cases").get(0));
    WorldFlight flight =
        new WorldFlight(world, List.of("closed_form", "cf_shift:-0.3", "cf_shift:0.3"), 0.24);
    int paths = 200;
    Sample narrower = new Sample(paths);
    Sample wider = new Sample(paths);
    for (int path = 0; path < paths; path++) {
      List<WorldFlight.Path> same = flight.fly(path);
      narrower.add(same.get(0).objective() - same.get(1).objective());
      wider.add(same.get(0).objective() - same.get(2).objective());
    }
    assertThat(narrower.mean()).isGreaterThan(STANDARD_ERRORS * narrower.meanError());
    assertThat(wider.mean()).isGreaterThan(STANDARD_ERRORS * wider.meanError());
  }

  private static JsonNode file() throws IOException {
    return new ObjectMapper().readTree(TestFiles.vector("glft_world.json").toFile());
  }
}
