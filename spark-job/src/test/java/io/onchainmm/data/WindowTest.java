package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static Window window(String from, String to) {
    return Window.of(
        new DataSpec(
            ".", Optional.ofNullable(from), Optional.ofNullable(to), 60, DataSpec.OnBadRow.FAIL));
  }

  @Test
  void timesAreNanoseconds() {
    assertThat(window("2025-09-04T19:50:00Z", "2025-09-04T19:50:00.000000001Z"))
        .isEqualTo(new Window(1757015400000000000L, 1757015400000000001L));
    assertThat(window(null, null)).isEqualTo(new Window(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void whatIsNoTimeIsRefused() {
    assertThatThrownBy(() -> window("yesterday", null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("data.from: must be an ISO 8601 time in UTC")
        .hasMessageContaining("yesterday");
    assertThatThrownBy(() -> window(null, "+999999999-01-01T00:00:00Z"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("data.to: must be");
    assertThatThrownBy(() -> window("2025-09-04T19:50:00Z", "2025-09-04T19:50:00Z"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("data.to: must be after data.from");
  }
}
