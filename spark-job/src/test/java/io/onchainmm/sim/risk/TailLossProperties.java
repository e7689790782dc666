package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of every series of profits; each is tried on 1,000 random ones. */
class TailLossProperties {
  private final SplittableRandom random = new SplittableRandom(61);

  private double[] profits() {
    double[] profits = new double[random.nextInt(2, 300)];
    double scale = Math.pow(10, random.nextInt(-3, 5));
    for (int i = 0; i < profits.length; i++) {
      double tail = random.nextInt(20) == 0 ? 8 : 1;
      profits[i] = scale * tail * random.nextGaussian();
    }
    return profits;
  }

  private static double[] map(double[] from, double factor, double shift) {
    double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = factor * from[i] + shift;
    }
    return to;
  }

  @Test
  void shortfallIsNoLessThanValueAtRisk() {
    for (int i = 0; i < 1_000; i++) {
      double[] profits = profits();
      double confidence = random.nextDouble(0.6, 0.999);
      for (TailModel model : TailModel.values()) {
        TailLoss loss = model.of(profits, confidence);
        assertThat(loss.expectedShortfall())
            .as("%s at %s", model, confidence)
            .isGreaterThanOrEqualTo(
                loss.valueAtRisk() - 1e-9 * Math.max(1, Math.abs(loss.valueAtRisk())));
      }
    }
  }

  @Test
  void aSureGainLowersBothByItselfAndScaleIsKept() {
    for (int i = 0; i < 1_000; i++) {
      double[] profits = profits();
      double confidence = random.nextDouble(0.6, 0.999);
      double gain = random.nextDouble(-50, 50);
      double factor = random.nextDouble(0.1, 9);
      for (TailModel model : TailModel.values()) {
        TailLoss plain = model.of(profits, confidence);
        TailLoss scaled = model.of(map(profits, factor, 0), confidence);
        near(scaled.valueAtRisk(), factor * plain.valueAtRisk());
        near(scaled.expectedShortfall(), factor * plain.expectedShortfall());
        // A variance around zero sees a sure gain as risk.
        if (model != TailModel.EWMA) {
          TailLoss shifted = model.of(map(profits, 1, gain), confidence);
          near(shifted.valueAtRisk(), plain.valueAtRisk() - gain);
          near(shifted.expectedShortfall(), plain.expectedShortfall() - gain);
        }
      }
    }
  }

  private static void near(double got, double want) {
    assertThat(got).isCloseTo(want, within(1e-6 * Math.max(1, Math.abs(want))));
  }

  @Test
  void shortfallIsTheMeanOfTheWorstWhereTheyAreWhole() {
    for (int i = 0; i < 1_000; i++) {
      double[] profits = profits();
      int worst = random.nextInt(1, profits.length);
      double confidence = 1 - worst / (double) profits.length;
      double[] sorted = profits.clone();
      java.util.Arrays.sort(sorted);
      double sum = 0;
      for (int j = 0; j < worst; j++) {
        sum -= sorted[j];
      }
      near(TailLoss.historical(profits, confidence).expectedShortfall(), sum / worst);
    }
  }

  @Test
  void thinTailsAndSamplesWithoutVariationAreNoted() {
    double[] profits = map(profits(), 0, 3);
    assertThat(TailLoss.normal(profits, 0.99).valueAtRisk()).isEqualTo(-3);
    assertThat(TailLoss.cornishFisher(profits, 0.9).note())
        .isEqualTo(TailLoss.Note.CORNISH_FISHER_INVALID);
    assertThat(TailLoss.historical(new double[99], 0.99).note()).isEqualTo(TailLoss.Note.THIN_TAIL);
    assertThat(TailLoss.historical(new double[100], 0.99).note()).isEqualTo(TailLoss.Note.NONE);
    assertThat(new TailLoss(2, 3, TailLoss.Note.NONE).over(4))
        .isEqualTo(new TailLoss(4, 6, TailLoss.Note.NONE));
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TailLoss.historical(new double[0], 0.99))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException().isThrownBy(() -> TailLoss.normal(new double[3], 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TailLoss.ewma(new double[] {1, Double.NaN}, 0.99))
        .withMessageContaining("NaN");
  }
}
