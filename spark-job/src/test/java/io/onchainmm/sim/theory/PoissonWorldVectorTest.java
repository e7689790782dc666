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
    JsonNode one = file().get("cases").get(0);
    PoissonWorld world = PoissonWorld.of(one);
    for (Map.Entry<String, JsonNode> each : one.get("strategies").properties()) {
      WorldMoments moments = WorldMoments.continuous(world, world.strategy(each.getKey()));
      JsonNode want = each.getValue();
      String where = world.label() + " " + each.getKey();
      near(where, want, "mean", moments.mean(), relative);
      near(where, want, "var", moments.variance(), relative);
      near(where, want, "CE", moments.certaintyEquivalent(), relative);
      near(where, want, "fills", moments.fills(), relative);
      near(where, want, "avg_abs_q", moments.avgAbsQ(), relative);
      near(where, want, "avg_q2", moments.avgSquareQ(), relative);
      near(where, want, "meanvar_obj", moments.objective(), relative);
    }
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
