package io.onchainmm.stats;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.VectorFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Holds Sharpe ratios' evidence to published examples and random cases. */
class SharpeEvidenceVectorTest {

  @Test
  void probabilitiesAndRecordLengthsAgree() throws IOException {
    VectorFile vectors = new VectorFile("sharpe_honesty.json");
    for (JsonNode aCase : vectors.cases()) {
      switch (aCase.get("kind").asText()) {
        case "psr" ->
            vectors.check(
                evidence(aCase).probabilityAbove(number(aCase, "benchmark")), aCase, "value");
        case "dsr" -> deflated(vectors, aCase, "value");
        case "mintrl" ->
            vectors.check(
                evidence(aCase)
                    .periodsNeeded(number(aCase, "benchmark"), number(aCase, "confidence")),
                aCase,
                "value");
        case "returns" -> moments(vectors, aCase);
        default -> all(vectors, aCase);
      }
    }
  }

  private static void all(VectorFile vectors, JsonNode aCase) {
    SharpeEvidence evidence = evidence(aCase);
    vectors.check(evidence.probabilityAbove(number(aCase, "benchmark")), aCase, "psr");
    vectors.check(evidence.standardError(), aCase, "sr_std");
    double needed = evidence.periodsNeeded(number(aCase, "benchmark"), number(aCase, "confidence"));
    // No record is long enough: the vectors leave such a length out.
    vectors.check(Double.isInfinite(needed) ? Double.NaN : needed, aCase, "mintrl");
    vectors.check(best(aCase).periodsNeeded(evidence.sharpe()), aCase, "minbtl");
    deflated(vectors, aCase, "dsr");
  }

  private static void deflated(VectorFile vectors, JsonNode aCase, String field) {
    vectors.check(best(aCase).expectedMaximum(), aCase, "emax");
    vectors.check(best(aCase).luckySharpe(), aCase, "sr0");
    vectors.check(best(aCase).deflated(evidence(aCase)), aCase, field);
  }

  private static void moments(VectorFile vectors, JsonNode aCase) {
    ReturnMoments moments = ReturnMoments.of(VectorFile.numbers(aCase.get("returns")));
    vectors.check(moments.mean(), aCase, "mean");
    vectors.check(moments.sd(), aCase, "sd");
    vectors.check(moments.sharpe(), aCase, "sr");
    vectors.check(moments.skew(), aCase, "skew");
    vectors.check(moments.kurtosis(), aCase, "kurt");
    vectors.check(SharpeEvidence.of(moments).probabilityAbove(0), aCase, "psr0");
  }

  private static SharpeEvidence evidence(JsonNode aCase) {
    double periods = aCase.path("n").asDouble(1e9);
    return new SharpeEvidence(
        number(aCase, "sr"), periods, number(aCase, "skew"), number(aCase, "kurt"));
  }

  private static BestOfTrials best(JsonNode aCase) {
    return new BestOfTrials(number(aCase, "trials"), number(aCase, "var_trials"));
  }

  private static double number(JsonNode aCase, String field) {
    return aCase.get(field).asDouble();
  }
}
