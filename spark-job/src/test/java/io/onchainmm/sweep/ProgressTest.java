package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|0|60|3.5|12 / 60 trials, 0 failed, 3.4 trials/s, 14 s left",
        "0|0|60|3.5|0 / 60 trials, 0 failed, 0.0 trials/s",
        "60|2|60|10|60 / 60 trials, 2 failed, 6.0 trials/s",
        "1|0|2|0.01|1 / 2 trials, 0 failed, 100.0 trials/s, 1 s left",
        "1|0|121|1|1 / 121 trials, 0 failed, 1.0 trials/s, 2 min left",
        "1|0|10001|1|1 / 10001 trials, 0 failed, 1.0 trials/s, 2 h left",
        "0|0|0|0|0 / 0 trials, 0 failed, 0.0 trials/s",
      })
  void aSentenceTellsRateAndRemainder(
      long done, long failed, long total, double seconds, String sentence) {
    assertThat(Progress.sentence(done, failed, total, seconds)).isEqualTo(sentence);
  }

  @Test
  void nothingIsLeftToTellAtTheVeryFirstInstant() {
    assertThat(Progress.sentence(1, 0, 2, 0)).isEqualTo("1 / 2 trials, 0 failed, 0.0 trials/s");
  }

  @Test
  void withoutATerminalEachChangeIsALine() {
    try (Progress progress = Progress.of(out, false, 3)) {
      progress.say("made bars");
      progress.update(1, 0);
      progress.update(1, 0);
      progress.update(3, 1);
    }

    assertThat(said().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("made bars"),
            line -> assertThat(line).startsWith("1 / 3 trials, 0 failed, "),
            line -> assertThat(line).startsWith("3 / 3 trials, 1 failed, "));
  }

  @Test
  void onATerminalABarIsDrawnAndSentencesStandAlone() {
    try (Progress progress = Progress.of(out, true, 3)) {
      progress.update(2, 1);
      progress.say("made bars");
      progress.update(3, 1);
    }

    assertThat(said()).startsWith("\r\u001b[K").endsWith("made bars\n");
  }
}
