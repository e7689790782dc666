package io.onchainmm.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the code, written into the jar by the build and into every row of TRIALS. */
public final class CodeVersion {
  private CodeVersion() {}

  /** Version and commit, e.g. {@code 0.1.0-SNAPSHOT+1a2b3c4d5e6f}. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream("/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "");
    return properties.getProperty("version") + (commit.isEmpty() ? "" : "+" + commit);
  }
}
