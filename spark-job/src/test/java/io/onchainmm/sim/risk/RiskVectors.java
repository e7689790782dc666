package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.util.OptionalDouble;

/** A file of vectors with its tolerances. */
final class RiskVectors {
  private final JsonNode root;
  private final double absolute;
  private final double relative;

  RiskVectors(String name) throws IOException {
    root = new ObjectMapper().readTree(TestFiles.vector(name).toFile());
    absolute = root.get("meta").get("abs_tol").asDouble();
    relative = root.get("meta").get("rel_tol").asDouble();
    assertThat(root.get("cases")).isNotEmpty();
  }

  JsonNode cases() {
    return root.get("cases");
  }

  void check(double got, JsonNode aCase, String field) {
    double want = aCase.get(field).asDouble();
    assertThat(got)
        .as("case %s, %s", aCase.get("id"), field)
        .isCloseTo(want, within(absolute + relative * Math.abs(want)));
  }

  void check(OptionalDouble got, JsonNode aCase, String field) {
    if (aCase.get(field).isNull()) {
      assertThat(got).as("case %s, %s", aCase.get("id"), field).isEmpty();
    } else {
      check(got.orElseThrow(), aCase, field);
    }
  }

  static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }
}
