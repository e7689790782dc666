package io.onchainmm.sim.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistributionsTest {

  @Test
  void logarithmOfTheGammaFunction() {
    double factorial = 1;
    for (int n = 1; n < 20; n++) {
      assertThat(GammaFunction.log(n)).isCloseTo(Math.log(factorial), within(1e-13 * n));
      factorial *= n;
    }
    assertThat(GammaFunction.log(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-14));
    assertThat(GammaFunction.log(0.25)).isCloseTo(1.2880225246980774, within(1e-13));
    assertThat(GammaFunction.log(1e5)).isCloseTo(1051287.7089736569, within(1e-7));
    assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.log(0));
    assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.log(Double.NaN));
  }

  @Test
  void chiSquareTailsWithTwoDegreesAreExponential() {
    for (double x = 0; x < 60; x += 0.37) {
      double want = Math.exp(-x / 2);
      assertThat(ChiSquare.tail(2, x)).isCloseTo(want, within(1e-12 * want));
    }
  }

  @Test
  void chiSquareTailsWithOneDegreeAreThoseOfTheNormal() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_000; i++) {
      double p = Math.pow(10, -random.nextDouble(0.01, 12));
      double z = NormalQuantile.at(p / 2);
      assertThat(ChiSquare.tail(1, z * z)).as("p = %s", p).isCloseTo(p, within(1e-11 * p));
    }
  }

  @Test
  void chiSquareTailsAddTheDensityPerTwoDegrees() {
    // Q(a + 1, x) = Q(a, x) + xᵃ e⁻ˣ / Γ(a + 1).
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 1_000; i++) {
      double a = random.nextDouble(0.1, 60);
      double x = random.nextDouble(0, 120);
      double added = Math.exp(a * Math.log(x) - x - GammaFunction.log(a + 1));
      assertThat(GammaFunction.upper(a + 1, x))
          .as("a = %s, x = %s", a, x)
          .isCloseTo(GammaFunction.upper(a, x) + added, within(1e-12));
    }
  }

  @Test
  void endsOfTheIncompleteGammaFunction() {
    assertThat(GammaFunction.upper(2, 0)).isEqualTo(1);
    assertThat(GammaFunction.upper(2, Double.POSITIVE_INFINITY)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.upper(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.upper(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChiSquare.tail(0, 1));
  }

  @Test
  void binomialTailsAreTheSumsOfTheirTerms() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1_000; i++) {
      int n = random.nextInt(1, 200);
      int k = random.nextInt(-1, n + 2);
      double p = random.nextDouble(0.05, 0.95);
      double below = 0;
      double above = 0;
      double term = Math.exp(n * Math.log1p(-p));
      for (int j = 0; j <= n; j++) {
        below += j <= k ? term : 0;
        above += j >= k ? term : 0;
        term *= (n - j) * p / ((j + 1) * (1 - p));
      }
      String where = "%d of %d at %s".formatted(k, n, p);
      assertThat(Binomial.atMost(k, n, p)).as(where).isCloseTo(below, within(1e-10));
      assertThat(Binomial.atLeast(k, n, p)).as(where).isCloseTo(above, within(1e-10));
    }
  }

  @Test
  void certainAndImpossibleAttempts() {
    assertThat(Binomial.atMost(2, 3, 1)).isZero();
    assertThat(Binomial.atMost(0, 3, 0)).isEqualTo(1);
    assertThat(Binomial.atLeast(3, 3, 1)).isEqualTo(1);
    assertThat(Binomial.atLeast(1, 3, 0)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> Binomial.atMost(1, 2, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Binomial.atLeast(1, -1, 0.5));
  }
}
