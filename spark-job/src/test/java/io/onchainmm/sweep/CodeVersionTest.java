package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeVersionTest {
  @Test
  void theBuildWritesItIntoTheJar() {
    assertThat(CodeVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?(\\+[0-9a-f]{12})?");
  }
}
