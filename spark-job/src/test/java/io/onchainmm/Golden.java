package io.onchainmm;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded outputs of the stages: they may change only together with the stage's version. */
public final class Golden {
  private Golden() {}

  /**
   * Fails when {@code lines} are not those recorded as {@code golden/<name>}.
   *
   * @param constant name of the version constant, e.g. {@code Bars.VERSION}
   * @param version its value
   */
  public static void check(String name, String constant, int version, List<String> lines)
      throws IOException {
    List<String> actual = new ArrayList<>();
    actual.add(constant + " = " + version);
    actual.addAll(lines);
    Path recorded = Path.of("spark-job/src/test/resources/golden", name);
    List<String> expected = Files.exists(recorded) ? Files.readAllLines(recorded) : List.of("");
    if (!actual.equals(expected)) {
      Path made = Path.of("spark-job/target/golden", name);
      Files.createDirectories(made.getParent());
      Files.write(made, actual);
      boolean sameVersion = expected.get(0).equals(actual.get(0));
      fail(
          "%s: %sthen review `diff %s %s` and copy the first over the second",
          name, sameVersion ? "output changed: raise " + constant + ", " : "", made, recorded);
    }
  }
}
