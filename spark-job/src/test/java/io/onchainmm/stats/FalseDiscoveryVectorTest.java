package io.onchainmm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.VectorFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Holds adjusted p-values to vectors. */
class FalseDiscoveryVectorTest {

  @Test
  void adjustedValuesAgree() throws IOException {
    VectorFile vectors = new VectorFile("fdr.json");
    for (JsonNode aCase : vectors.cases()) {
      check(vectors, aCase, FalseDiscovery.BENJAMINI_HOCHBERG, "bh_adjusted");
      check(vectors, aCase, FalseDiscovery.BENJAMINI_YEKUTIELI, "by_adjusted");
      check(vectors, aCase, FalseDiscovery.HOLM, "holm_adjusted");
      double[] adjusted =
          FalseDiscovery.BENJAMINI_HOCHBERG.adjust(VectorFile.numbers(aCase.get("p")));
      for (int i = 0; i < adjusted.length; i++) {
        assertThat(adjusted[i] <= 0.1).isEqualTo(aCase.get("bh_reject_10pct").get(i).asBoolean());
      }
    }
  }

  private static void check(
      VectorFile vectors, JsonNode aCase, FalseDiscovery method, String field) {
    double[] adjusted = method.adjust(VectorFile.numbers(aCase.get("p")));
    for (int i = 0; i < adjusted.length; i++) {
      vectors.checkOne(adjusted[i], aCase.get(field).get(i), field + " " + i);
    }
  }

  @Test
  void onlyProbabilitiesAreAdjusted() {
    assertThat(FalseDiscovery.HOLM.adjust(new double[0])).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FalseDiscovery.HOLM.adjust(new double[] {0.5, Double.NaN}))
        .withMessageContaining("NaN");
  }
}
