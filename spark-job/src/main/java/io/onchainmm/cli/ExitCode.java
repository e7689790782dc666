package io.onchainmm.cli;

/** The documented exit codes. */
final class ExitCode {
  static final int DONE = 0;
  static final int UNFORESEEN = 1;
  static final int BAD_INPUT = 2;
  static final int TRIALS_FAILED_BY_BUG = 3;

  private ExitCode() {}
}
