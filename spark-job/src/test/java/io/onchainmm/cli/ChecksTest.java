package io.onchainmm.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import org.junit.jupiter.api.Test;

class ChecksTest {
  @Test
  void atLeastOneFlightIsNeeded() {
    assertThatCode(() -> Checks.parallel(1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Checks.parallel(0))
        .isInstanceOf(ConfigException.class)
        .hasMessage("--max-par: must be >= 1, but was 0");
  }

  @Test
  void aTagIsShortAndPrintable() {
    assertThatCode(() -> Checks.tag("x".repeat(100))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Checks.tag("x".repeat(101))).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> Checks.tag("a\u0007")).isInstanceOf(ConfigException.class);
  }
}
