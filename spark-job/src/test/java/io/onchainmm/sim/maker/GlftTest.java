package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.maker.MakerSpec.Model;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import org.junit.jupiter.api.Test;

/** The closed form at numbers worked by hand, and at its edges. */
class GlftTest {

  @Test
  void workedExampleInBasisPointsAndOrders() {
    // gamma 0.1 per USD, orders of 1,000 USD: 0.01 per (bp x order); k = 0.3, sigma = 0.5, A = 1.
    Glft glft = new Glft(GlftParameters.ofOneOrder(1, 0.3, 0.5, 0.01, Model.A, 0));
    assertThat(glft.c1()).isCloseTo(3.28, within(0.005));
    assertThat(glft.skew()).isCloseTo(0.107, within(0.0005));
  }

  @Test
  void aLongPositionLowersBothQuotes() {
    Glft glft = new Glft(GlftParameters.ofOneOrder(1, 0.3, 0.5, 0.01, Model.A, 0));
    assertThat(glft.bidDepth(3)).isGreaterThan(glft.bidDepth(0));
    assertThat(glft.askDepth(3)).isLessThan(glft.askDepth(0));
  }

  @Test
  void withoutVolatilityInventoryDoesNotMatter() {
    Glft glft = new Glft(GlftParameters.ofOneOrder(1, 0.5, 0, 0.1, Model.B, 0.25));
    assertThat(glft.bidDepth(-7)).isEqualTo(2.25);
    assertThat(glft.askDepth(9)).isEqualTo(2.25);
  }

  @Test
  void vanishingIntensityIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GlftParameters.ofOneOrder(1e-13, 1, 1, 1, Model.A, 0))
        .withMessageContaining("A must be finite and >= 1.0E-12, but was 1.0E-13");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GlftParameters.ofOneOrder(1, 1e-13, 1, 1, Model.A, 0))
        .withMessageContaining("k must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GlftParameters.ofOneOrder(1, 1, Double.NaN, 1, Model.A, 0))
        .withMessageContaining("sigma must be");
  }

  @Test
  void quotesOutOfRangeEndTheTrial() {
    GlftParameters p = GlftParameters.ofOneOrder(1, 100, 1, 1, Model.A, 1000);
    assertThatThrownBy(() -> new Glft(p))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.NOT_FINITE))
        .hasMessageContaining("not finite");
  }
}
