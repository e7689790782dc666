package io.onchainmm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests find what is not their own: vectors and recordings. */
public final class TestFiles {
  private TestFiles() {}

  /**
   * A test vector: {@code MM_VECTORS/<name>} when that variable is set, else the copy among the
   * test resources.
   */
  public static Path vector(String name) {
    String folder = System.getenv("MM_VECTORS");
    Path path =
        folder != null
            ? Path.of(folder, name)
            : Path.of("spark-job/src/test/resources/vectors", name);
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException(
          "No test vector %s: copy it there or set MM_VECTORS".formatted(path.toAbsolutePath()));
    }
    return path;
  }

  /**
   * A recording below {@code MM_SHARED} (default {@code ../shared}), e.g. {@code data/trade_ticks};
   * the test is skipped with a message where it is absent.
   */
  public static Path recording(String name) {
    String folder = System.getenv().getOrDefault("MM_SHARED", "../shared");
    Path path = Path.of(folder, name);
    assumeTrue(
        Files.exists(path),
        () -> "skipped: no recording at %s; set MM_SHARED".formatted(path.toAbsolutePath()));
    return path;
  }
}
