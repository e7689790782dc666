package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.config.ExperimentTest;
import io.onchainmm.config.Point;
import io.onchainmm.config.Space;
import io.onchainmm.schema.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridSamplerTest {
  private static final Space SMALL =
      ExperimentTest.experiment("market_maker: {gamma: [1, 2, 3], hedge: [true, false]}").space();

  private static Space thousandTo(int power) {
    String values =
        IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    List<String> keys =
        List.of(
            "window_seconds",
            "refresh_seconds",
            "interval_seconds",
            "level_step_bps",
            "min_count",
            "window_seconds_2",
            "x");
    StringBuilder yaml = new StringBuilder("calibration:\n");
    for (int i = 0; i < Math.min(power, 5); i++) {
      yaml.append("  %s: [%s]\n".formatted(keys.get(i), values));
    }
    if (power > 5) {
      yaml.append("experiment: {seed: [%s]}\n".formatted(values));
    }
    if (power > 6) {
      yaml.append("bars: {threshold_usd: [%s]}\n".formatted(values));
    }
    return ExperimentTest.experiment(yaml.toString()).space();
  }

  private static List<Map<String, String>> points(GridSampler sampler) {
    List<Map<String, String>> points = new ArrayList<>();
    sampler.points().forEachRemaining((Point p) -> points.add(p.params()));
    return points;
  }

  @Test
  void aGridWithinTheBudgetRunsInOrder() {
    GridSampler sampler = new GridSampler(SMALL, Optional.of(6L), 1);

    assertThat(points(sampler)).hasSize(6);
    assertThat(points(sampler).get(0))
        .isEqualTo(Map.of("market_maker.gamma", "1", "market_maker.hedge", "true"));
    assertThat(points(sampler).get(5))
        .isEqualTo(Map.of("market_maker.gamma", "3", "market_maker.hedge", "false"));
    assertThat(sampler.note()).isEmpty();
  }

  @Test
  void aLargerGridRunsASampleAndSaysSo() {
    GridSampler sampler = new GridSampler(SMALL, Optional.of(4L), 1);

    assertThat(points(sampler)).hasSize(4).doesNotHaveDuplicates();
    assertThat(sampler.note())
        .contains("The grid has 6 cells; experiment.trials is 4: running a seeded sample");
  }

  @Test
  void aBillionCellsAreSampledLazily() {
    Space space = thousandTo(3);

    assertThat(points(new GridSampler(space, Optional.of(1000L), 42)))
        .hasSize(1000)
        .doesNotHaveDuplicates();
    assertThatThrownBy(() -> new GridSampler(space, Optional.empty(), 42))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("The grid has 1,000,000,000 cells, but without experiment.trials");
  }

  @Test
  void aGridBeyondCountingIsRefused() {
    Space space = thousandTo(7);

    assertThatThrownBy(() -> new GridSampler(space, Optional.of(10L), 42))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("1,000,000,000,000,000,000,000 cells, too many");
  }
}
