package io.onchainmm.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.VectorFile;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the probability of overfitting to vectors, halving by halving. */
class OverfittingVectorTest {

  @Test
  void everyHalvingAgrees() throws IOException {
    VectorFile vectors = new VectorFile("pbo_cscv.json");
    for (JsonNode aCase : vectors.cases()) {
      Details details = new Details(vectors, aCase.path("detail"));
      Overfitting got =
          Overfitting.of(
              VectorFile.rows(aCase.get("returns")),
              aCase.get("S").asInt(),
              Overfitting.Metric.valueOf(aCase.get("metric").asText().toUpperCase(Locale.ROOT)),
              details);

      assertThat(got.combinations()).isEqualTo(aCase.get("n_combinations").asInt());
      vectors.check(got.probability(), aCase, "pbo");
      vectors.check(got.lossProbability(), aCase, "prob_oos_loss");
      vectors.check(got.slope(), aCase.get("degradation"), "slope");
      vectors.check(got.intercept(), aCase.get("degradation"), "intercept");
      assertThat(details.next).isGreaterThan(0);
    }
  }

  /** Compares with the rows of a case: blocks, chosen, both metrics, ω and its logit. */
  private static final class Details implements Overfitting.Listener {
    private final VectorFile vectors;
    private final JsonNode rows;
    private int next;

    Details(VectorFile vectors, JsonNode rows) {
      this.vectors = vectors;
      this.rows = rows;
    }

    @Override
    public void halved(
        long blocks, int chosen, double inSample, double outOfSample, double relativeRank) {
      if (next < rows.size()) {
        JsonNode row = rows.get(next);
        long wanted = 0;
        for (JsonNode block : row.get(0)) {
          wanted |= 1L << block.asInt();
        }
        assertThat(blocks).isEqualTo(wanted);
        assertThat(chosen).isEqualTo(row.get(1).asInt());
        vectors.checkOne(inSample, row.get(2), "in sample");
        vectors.checkOne(outOfSample, row.get(3), "out of sample");
        vectors.checkOne(relativeRank, row.get(4), "omega");
        vectors.checkOne(Math.log(relativeRank / (1 - relativeRank)), row.get(5), "logit");
      }
      next++;
    }
  }
}
