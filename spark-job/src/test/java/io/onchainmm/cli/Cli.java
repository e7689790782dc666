package io.onchainmm.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs one command of the program in this JVM and keeps what it said. */
public final class Cli {
  private Cli() {}

  /**
   * What a command left.
   *
   * @param code its exit code
   * @param out what it printed for programs and people
   * @param err what it told on the way
   */
  public record Ran(int code, String out, String err) {}

  /** Runs the command with these words. */
  public static Ran run(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      int code = Main.execute(words);
      return new Ran(
          code, said.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
