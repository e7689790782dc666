package io.onchainmm.cli;

import io.onchainmm.schema.ConfigException;

/** Checks of options that a type alone does not make. */
final class Checks {
  private static final int LONGEST_TAG = 100;

  private Checks() {}

  static void parallel(int maxParallel) {
    if (maxParallel < 1) {
      throw new ConfigException("--max-par: must be >= 1, but was %d".formatted(maxParallel));
    }
  }

  static void tag(String tag) {
    if (tag.length() > LONGEST_TAG || tag.chars().anyMatch(Character::isISOControl)) {
      throw new ConfigException(
          "--tag: must have at most %d characters and no control characters"
              .formatted(LONGEST_TAG));
    }
  }
}
