package io.onchainmm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void javaNamesBecomeSnakeCase() {
    assertThat(Words.snake("maxInventoryUsd")).isEqualTo("max_inventory_usd");
    assertThat(Words.snake("token0Decimals")).isEqualTo("token0_decimals");
    assertThat(Words.snake("level0")).isEqualTo("level0");
    assertThat(Words.snake("intensityA")).isEqualTo("intensity_a");
  }

  @Test
  void onlyNearWordsAreSuggested() {
    List<String> known = List.of("percentile", "gamma", "on");
    assertThat(Words.nearest("percentil", known)).contains("percentile");
    assertThat(Words.nearest("GAMMA", known)).contains("gamma");
    assertThat(Words.nearest("gmama", known)).contains("gamma");
    assertThat(Words.nearest("volatility", known)).isEmpty();
    assertThat(Words.didYouMean("xyz", known)).isEmpty();
  }

  @Test
  void distanceCountsEdits() {
    assertThat(Words.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Words.distance("ab", "ba")).isEqualTo(1);
    assertThat(Words.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void textsThatLookLikeOtherThingsAreQuoted() {
    assertThat(Words.isPlain("risk_adverse")).isTrue();
    assertThat(Words.isPlain("true")).isFalse();
    assertThat(Words.isPlain("1e3")).isFalse();
    assertThat(Words.isPlain("a, b")).isFalse();
  }
}
