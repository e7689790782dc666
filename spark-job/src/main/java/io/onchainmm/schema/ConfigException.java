package io.onchainmm.schema;

import java.util.List;

/**
 * Bad input from the user: one or more problems, each complete in itself (where, what is wrong with
 * which value, what would be right). Printed without a stack trace; the process exits with 2.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** All problems found, in the order of the file. */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("A ConfigException needs at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  /** A single problem. */
  public ConfigException(String problem) {
    this(List.of(problem));
  }

  /** The problems, one line each. */
  public List<String> problems() {
    return problems;
  }
}
