package io.onchainmm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.schema.Binder;
import io.onchainmm.schema.Component;
import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Shape;
import io.onchainmm.schema.Yaml;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configurations that come with the project. */
class ConfigFilesTest {
  private static final Path BASE = Path.of("configs/base.yml");

  private static Experiment load(String name) {
    return Experiment.load(
        Path.of("configs", name + ".yml"), Map.of(), Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void theBaseIsAllDefaults() {
    Experiment base = load("base");
    Experiment defaults =
        Experiment.of(
            Yaml.parse("defaults", "experiment:"), Map.of(), Instant.parse("2026-01-02T03:04:05Z"));

    assertThat(base.config(base.space().single()))
        .isEqualTo(defaults.config(defaults.space().single()));
  }

  @Test
  void theBaseNamesEveryKey() throws IOException {
    String text = Files.readString(BASE);
    assertThat(Binder.bind(ConfigSpec.class, Yaml.read(BASE))).isNotNull();
    assertNamed(Shape.of(ConfigSpec.class), Yaml.read(BASE), text, "");
  }

  private static void assertNamed(Shape shape, Mapping block, String text, String path) {
    for (Component component : shape.components()) {
      if (component.key().isEmpty()) {
        continue;
      }
      String key = path + component.word();
      boolean named = block.value(component.word()).isPresent();
      boolean commented = text.contains("# " + component.word() + ":");
      assertThat(named || (component.optional() && commented))
          .as("configs/base.yml names %s", key)
          .isTrue();
      if (named && component.shape().kind() == Shape.Kind.BLOCK) {
        Mapping inner = (Mapping) block.value(component.word()).orElseThrow();
        assertNamed(component.shape(), inner, text, key + ".");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "base, 1",
    "grid, 128",
    "prd, 6",
    "hedged, 4",
    "hyperliquid, 18",
    "bitstamp, 9",
    "synthetic_orders, 6",
    "recordings_books, 72",
    "recordings_pools, 24",
    "recordings_orders, 64",
    "chains, 3",
    "aerodrome, 48",
    "binance, 16"
  })
  void everyFileLoadsAndItsPointsBind(String name, int cells) {
    Experiment experiment = load(name);

    assertThat(experiment.space().size()).isEqualTo(BigInteger.valueOf(cells));
    for (int i = 0; i < cells; i++) {
      assertThat(experiment.config(experiment.space().point(i))).isNotNull();
    }
  }

  @Test
  void thePrdAsksForAModelAndAFeatureSubset() {
    Experiment prd = load("prd");
    TrialConfig trial = prd.trial(prd.space().point(5));

    assertThat(prd.trials()).contains(1000L);
    assertThat(trial.features().include()).hasSize(2);
    assertThat(trial.model().orElseThrow().metaLabeling()).isTrue();
    assertThat(trial.model().orElseThrow().level0().params())
        .containsEntry("tree_method", "gpu_hist");
    assertThat(trial.params())
        .isEqualTo(Map.of("bars.threshold_usd", "100000", "market_maker.gamma", "1.0"));
  }
}
