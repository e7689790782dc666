package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.maker.Glft;
import io.onchainmm.sim.maker.GlftParameters;
import io.onchainmm.sim.maker.MakerSpec.Model;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Closed-form quotes make inventory a birth-death chain whose stationary law is a discrete normal
 * one, π(n) ∝ exp(−k · skew · n²) (docs, section on inventory drift).
 */
class InventoryLawProperties {
  private static final int CASES = 1_000;
  private static final int BOUND = 70;

  @Test
  void closedFormQuotesSpreadInventoryAsTheLawSays() {
    SplittableRandom random = new SplittableRandom(41);
    for (int c = 0; c < CASES; c++) {
      double a = Math.exp(random.nextDouble(-3, 3));
      double k = Math.exp(random.nextDouble(-3, 2));
      double gamma = Math.exp(random.nextDouble(-6, 0)) * k;
      Model model = random.nextBoolean() ? Model.A : Model.B;
      double fee = random.nextDouble(-1, 1) / k;
      double deviation = random.nextDouble(1.5, 7);
      double skewAtOne = glft(a, k, 1, gamma, model, fee).skew();
      double sigma = 1 / (2 * k * deviation * deviation * skewAtOne);
      Glft glft = glft(a, k, sigma, gamma, model, fee);
      double[] bought = new double[2 * BOUND + 1];
      double[] sold = new double[2 * BOUND + 1];
      for (int i = 0; i < bought.length; i++) {
        bought[i] = a * Math.exp(-k * glft.bidDepth(i - BOUND));
        sold[i] = a * Math.exp(-k * glft.askDepth(i - BOUND));
      }
      assertThat(InventoryLaw.deviation(bought, sold))
          .as("case %d", c)
          .isCloseTo(deviation, within(1e-7 * deviation));
      assertThat(InventoryLaw.closedFormDeviation(k, glft.skew()))
          .isCloseTo(deviation, within(1e-9 * deviation));
    }
  }

  private static Glft glft(
      double a, double k, double sigma, double gamma, Model model, double fee) {
    return new Glft(GlftParameters.ofOneOrder(a, k, sigma, gamma, model, fee));
  }
}
