package io.onchainmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.OptionalDouble;

/** A file of test vectors with its tolerances: docs, section on tests, tells the format. */
public final class VectorFile {
  private final JsonNode root;
  private final double absolute;
  private final double relative;

  /** Reads a file; a tolerance it does not name is 0. */
  public VectorFile(String name) throws IOException {
    root = new ObjectMapper().readTree(TestFiles.vector(name).toFile());
    absolute = root.get("meta").path("abs_tol").asDouble(0);
    relative = root.get("meta").path("rel_tol").asDouble(0);
    assertThat(root.get("cases")).isNotEmpty();
  }

  public JsonNode cases() {
    return root.get("cases");
  }

  /** Holds a number to a field of a case; NaN stands for "absent". */
  public void check(double got, JsonNode aCase, String field) {
    checkOne(got, aCase.get(field), "case %s, %s".formatted(aCase, field));
  }

  /** Holds a number to what is wanted. */
  public void checkOne(double got, JsonNode wanted, String what) {
    if (wanted.isNull()) {
      assertThat(got).as(what).isNaN();
      return;
    }
    double want = number(wanted);
    if (Double.isInfinite(want)) {
      assertThat(got).as(what).isEqualTo(want);
    } else {
      assertThat(got).as(what).isCloseTo(want, within(absolute + relative * Math.abs(want)));
    }
  }

  /** Holds a number that may be absent to a field of a case. */
  public void check(OptionalDouble got, JsonNode aCase, String field) {
    check(got.orElse(Double.NaN), aCase, field);
  }

  /** The numbers of a list. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(list.get(i));
    }
    return numbers;
  }

  /** The rows of a matrix. */
  public static double[][] rows(JsonNode list) {
    double[][] rows = new double[list.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(list.get(i));
    }
    return rows;
  }

  private static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }
}
