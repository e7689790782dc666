package io.onchainmm.stats;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.VectorFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Holds the reality check and the test for superior ability to vectors with given draws. */
class DataSnoopingVectorTest {

  @Test
  void statisticsAndTailsAgree() throws IOException {
    VectorFile vectors = new VectorFile("rc_spa.json");
    for (JsonNode aCase : vectors.cases()) {
      double[][] better = VectorFile.rows(aCase.get("d"));
      Given given = new Given(aCase.get("q").asDouble(), aCase.get("bootstrap_indices"));
      DataSnooping got = DataSnooping.test(better, given, given.draws.size());

      vectors.check(got.realityStatistic(), aCase, "rc_stat");
      vectors.check(got.realityP(), aCase, "rc_p");
      vectors.check(got.superiorStatistic(), aCase, "spa_stat");
      vectors.check(got.superiorLowerP(), aCase, "spa_p_lower");
      vectors.check(got.superiorP(), aCase, "spa_p_consistent");
      vectors.check(got.superiorUpperP(), aCase, "spa_p_upper");
      double[] spreads = DataSnooping.spreads(better, means(better), given.jump());
      for (int k = 0; k < spreads.length; k++) {
        vectors.checkOne(spreads[k], aCase.get("omega").get(k), "omega " + k);
      }
    }
  }

  private static double[] means(double[][] better) {
    double[] means = new double[better[0].length];
    for (double[] row : better) {
      for (int k = 0; k < means.length; k++) {
        means[k] += row[k] / better.length;
      }
    }
    return means;
  }

  /** Draws that a vector prescribes. */
  private record Given(double jump, JsonNode draws) implements Resampling {
    @Override
    public void draw(int number, int[] indices) {
      for (int t = 0; t < indices.length; t++) {
        indices[t] = draws.get(number).get(t).asInt();
      }
    }
  }
}
