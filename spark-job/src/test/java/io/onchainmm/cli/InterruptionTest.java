package io.onchainmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static Process start(String when) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            InterruptedWork.class.getName(),
            when)
        .start();
  }

  private static String told(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void whoeverInterruptsIsToldHowToGoOn() throws Exception {
    Process process = start("during");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("under way");
      process.toHandle().destroy();

      assertThat(told(process))
          .contains("Interrupted. Go on with: bin/submit.sh resume exp_1")
          .doesNotContain("broken off");
      assertThat(process.waitFor()).isEqualTo(128 + 15);
    }
  }

  @Test
  void afterwardsNothingIsSaid() throws Exception {
    Process process = start("after");

    assertThat(told(process)).doesNotContain("Interrupted");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void workThatFailsByItselfFails() {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    try (Interruption interruption = new Interruption("exp_1", nowhere)) {
      assertThat(interruption.<String>guard(() -> "done")).isEqualTo("done");
      assertThatThrownBy(
              () ->
                  interruption.guard(
                      () -> {
                        throw new IllegalStateException("a bug");
                      }))
          .hasMessage("a bug");
    }
  }
}
