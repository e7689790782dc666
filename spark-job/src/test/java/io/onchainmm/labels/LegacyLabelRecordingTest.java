package io.onchainmm.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.CsvColumns;
import io.onchainmm.TestFiles;
import io.onchainmm.labels.LabelsSpec.Legacy;
import io.onchainmm.labels.LabelsSpec.Method;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels and weights of the recorded hours equal those that the legacy pipeline gave. */
class LegacyLabelRecordingTest {
  private static final LabelsSpec DEFAULT =
      LabelSpecs.legacy(Method.LEGACY, 24, 24, new Legacy(2, 0.005, 0.02, -0.02));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features_intended/labels_train_path.csv",
        "features_intended/labels_ensemble_path.csv",
        "features_asis/labels_train_path.csv",
        "features_asis/labels_ensemble_path.csv",
      })
  void labelsAndWeights(String name) throws IOException {
    CsvColumns golden = CsvColumns.of(TestFiles.recording("legacy/golden/" + name));
    BarPrices prices = BarPrices.closes("eth", golden.numbers("close"));
    LegacyLabels legacy = new LegacyLabels(prices, DEFAULT);
    List<Label> labels = legacy.labels();
    same(labels, golden, "y_dir", "y_ret", "hit_times");
    close(prices.logReturns(), golden.numbers("returns"));
    close(legacy.weights(labels), golden.numbers("weight"));
  }

  @ParameterizedTest
  @CsvSource({
    "a_k1_t6, LEGACY, 6, 24, 1, 0.005, 0, 0",
    "a_k1_t24, LEGACY, 24, 24, 1, 0.005, 0, 0",
    "a_k2_t6, LEGACY, 6, 24, 2, 0.005, 0, 0",
    "a_k3_t6, LEGACY, 6, 24, 3, 0.005, 0, 0",
    "a_k3_t24, LEGACY, 24, 24, 3, 0.005, 0, 0",
    "a_k1.5_t12_m0.02, LEGACY, 12, 24, 1.5, 0.02, 0, 0",
    "f_default, LEGACY_FIXED, 24, 24, 1, 0, 0.02, -0.02",
    "f_u3_l1.5_t12_v48, LEGACY_FIXED, 12, 48, 1, 0, 3, -1.5",
  })
  void otherParameters(
      String name,
      Method method,
      int holding,
      int volatility,
      double kappa,
      double least,
      double upper,
      double lower)
      throws IOException {
    for (String folder : List.of("features_intended", "features_asis")) {
      CsvColumns golden =
          CsvColumns.of(
              TestFiles.recording("legacy/golden/%s/labels_param_grid.csv".formatted(folder)));
      BarPrices prices = BarPrices.closes("eth", golden.numbers("close"));
      LabelsSpec spec =
          LabelSpecs.legacy(method, holding, volatility, new Legacy(kappa, least, upper, lower));
      same(
          new LegacyLabels(prices, spec).labels(),
          golden,
          name + "_dir",
          name + "_ret",
          name + "_hit");
    }
  }

  private static void same(
      List<Label> labels, CsvColumns golden, String dir, String ret, String hit) {
    assertThat(labels.stream().mapToDouble(Label::value).toArray())
        .containsExactly(golden.numbers(dir));
    assertThat(labels.stream().mapToDouble(label -> label.end() - label.start()).toArray())
        .containsExactly(golden.numbers(hit));
    close(labels.stream().mapToDouble(Label::logReturn).toArray(), golden.numbers(ret));
  }

  private static void close(double[] values, double[] expected) {
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i])
          .as("row %d", i)
          .isCloseTo(expected[i], within(1e-14 + 1e-9 * Math.abs(expected[i])));
    }
  }
}
