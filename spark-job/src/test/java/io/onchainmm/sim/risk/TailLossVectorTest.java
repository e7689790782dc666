package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.VectorFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Holds value at risk and expected shortfall to series of profits. */
class TailLossVectorTest {

  @Test
  void valueAtRiskAndShortfallOfEveryModelAgree() throws IOException {
    VectorFile vectors = new VectorFile("risk_var.json");
    for (JsonNode aCase : vectors.cases()) {
      double[] pnl = VectorFile.numbers(aCase.get("pnl"));
      double confidence = aCase.get("confidence").asDouble();
      TailLoss historical = TailModel.HISTORICAL.of(pnl, confidence);
      vectors.check(historical.valueAtRisk(), aCase, "hist_var");
      vectors.check(historical.expectedShortfall(), aCase, "hist_es");
      vectors.check(TailLoss.interpolatedValueAtRisk(pnl, confidence), aCase, "hist_var_type7");
      TailLoss normal = TailModel.NORMAL.of(pnl, confidence);
      vectors.check(normal.valueAtRisk(), aCase, "normal_var");
      vectors.check(normal.expectedShortfall(), aCase, "normal_es");
      TailLoss ewma = TailModel.EWMA.of(pnl, confidence);
      vectors.check(ewma.valueAtRisk(), aCase, "ewma_var");
      vectors.check(ewma.expectedShortfall(), aCase, "ewma_es");
      Moments moments = Moments.of(pnl);
      vectors.check(moments.mean(), aCase, "mean");
      vectors.check(moments.sd(), aCase, "sd");
      if (aCase.has("skew")) {
        cornishFisher(vectors, aCase, pnl, confidence);
      }
    }
  }

  private static void cornishFisher(
      VectorFile vectors, JsonNode aCase, double[] pnl, double confidence) {
    Moments moments = Moments.of(pnl);
    vectors.check(moments.skewness(), aCase, "skew");
    vectors.check(moments.excessKurtosis(), aCase, "excess_kurt");
    TailLoss formulas = TailLoss.cornishFisher(moments, confidence);
    vectors.check(formulas.valueAtRisk(), aCase, "cf_var");
    vectors.check(formulas.expectedShortfall(), aCase, "cf_es");
    TailLoss reported = TailModel.CORNISH_FISHER.of(pnl, confidence);
    boolean valid = aCase.get("cf_monotone").asBoolean();
    assertThat(reported.note() == TailLoss.Note.CORNISH_FISHER_INVALID)
        .as("case %s", aCase.get("id"))
        .isEqualTo(!valid);
    vectors.check(reported.valueAtRisk(), aCase, valid ? "cf_var" : "hist_var");
  }
}
