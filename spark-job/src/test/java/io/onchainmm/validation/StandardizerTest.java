package io.onchainmm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scaling by training rows alone. */
class StandardizerTest {
  private static final int[] TRAIN = {0, 1, 2};

  /** 1, 2, 3 have mean 2 and deviation 1; the test row 7 is 5 deviations above. */
  @Test
  void testRowsAreSeenThroughTheTrainingRows() {
    double[][] columns = {{1, 2, 3, 7}, {5, 5, 5, 9}, {Double.NaN, 4, 8, Double.NaN}};
    Standardizer made = Standardizer.fit(columns, TRAIN);
    assertThat(made.kept()).containsExactly(0, 2);
    assertThat(made.row(columns, 3)[0]).isEqualTo(5);
    assertThat(made.row(columns, 3)[1]).isNaN();
    assertThat(made.row(columns, 1)[1]).isCloseTo(-2 / Math.sqrt(8), within(1e-15));
  }

  @Test
  void whatIsNeverOrOnceKnownIsLeftOut() {
    double[][] columns = {{Double.NaN, Double.NaN, Double.NaN}, {Double.NaN, 3, Double.NaN}};
    assertThat(Standardizer.fit(columns, TRAIN).kept()).isEmpty();
    assertThat(Standardizer.fit(columns, new int[0]).kept()).isEmpty();
  }

  @Test
  void infiniteValuesAreErrors() {
    double[][] columns = {{1, 2, Double.POSITIVE_INFINITY}};
    assertThatThrownBy(() -> Standardizer.fit(columns, TRAIN))
        .hasMessage("column 0 holds Infinity; a feature must be finite or absent");
  }

  @Test
  void otherTestRowsChangeNothing() {
    SplittableRandom random = new SplittableRandom(91);
    for (int run = 0; run < 1_000; run++) {
      double[][] columns = new double[3][20];
      double[][] others = new double[3][20];
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 20; i++) {
          columns[c][i] = random.nextDouble();
          others[c][i] = i < 10 ? columns[c][i] : random.nextDouble();
        }
      }
      int[] train = IntStream.range(0, 10).toArray();
      Standardizer one = Standardizer.fit(columns, train);
      Standardizer other = Standardizer.fit(others, train);
      for (int i : train) {
        assertThat(other.row(others, i)).containsExactly(one.row(columns, i));
      }
      double sum = IntStream.of(train).mapToDouble(i -> one.row(columns, i)[0]).sum();
      assertThat(sum).isCloseTo(0, within(1e-12));
    }
  }
}
