package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.book.Makers;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** From depths to legal order prices. */
class QuoteTest {
  private static final Instrument PLAIN =
      new Instrument("X", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);
  private static final Instrument FIVE_FIGURES =
      new Instrument("X", new BigDecimal("0.01"), new BigDecimal("0.01"), 5, 0);

  @Test
  void roundsOutwards() {
    Quote quote = new Quote(maker(false), PLAIN);
    // Mid 1000.5 ticks, depth 2.2 ticks = 4.4 half-ticks: 998.3 and 1002.7.
    quote.set(4.4, 4.4, 1000, 1001);
    assertThat(quote.bidTicks()).isEqualTo(998);
    assertThat(quote.askTicks()).isEqualTo(1003);
  }

  @Test
  void roundsToTheNearestTickWhereItIsAsked() {
    MakerSpec spec = Makers.rounding(maker(false), MakerSpec.Rounding.NEAREST);
    Quote quote = new Quote(spec, PLAIN);
    // Mid 1000.5 ticks, depths 2.2 and 1.7 ticks: 998.3 and 1002.2.
    quote.set(4.4, 3.4, 1000, 1001);
    assertThat(quote.bidTicks()).isEqualTo(998);
    assertThat(quote.askTicks()).isEqualTo(1002);
    // Depths 1.7 and 2.2 ticks: 998.8 and 1002.7.
    quote.set(3.4, 4.4, 1000, 1001);
    assertThat(quote.bidTicks()).isEqualTo(999);
    assertThat(quote.askTicks()).isEqualTo(1003);
    // Depths of 2 ticks: 998.5 and 1002.5, in the middle.
    quote.set(4, 4, 1000, 1001);
    assertThat(quote.bidTicks()).isEqualTo(998);
    assertThat(quote.askTicks()).isEqualTo(1003);
    // Nearer to the opposite best than to any other tick: that is never reached.
    quote.set(0.2, 0.2, 1000, 1001);
    assertThat(quote.bidTicks()).isEqualTo(1000);
    assertThat(quote.askTicks()).isEqualTo(1001);
  }

  @Test
  void keepsAPriceThatIsOnATickUpToRoundingError() {
    Quote quote = new Quote(maker(false), PLAIN);
    quote.set(5 + 1e-10, 5 + 1e-10, 1000, 1001);
    assertThat(quote.bidTicks()).isEqualTo(998);
    assertThat(quote.askTicks()).isEqualTo(1003);
  }

  @Test
  void neverReachesTheOppositeBestButMayImprove() {
    Quote quote = new Quote(maker(false), PLAIN);
    quote.set(-50, 60, 1000, 1004);
    assertThat(quote.bidTicks()).isEqualTo(1003);
    quote.set(60, -50, 1000, 1004);
    assertThat(quote.askTicks()).isEqualTo(1001);
  }

  @Test
  void joinsAtMostWhenImprovingIsForbidden() {
    Quote quote = new Quote(maker(true), PLAIN);
    quote.set(-50, -50, 1000, 1004);
    assertThat(quote.bidTicks()).isEqualTo(1000);
    assertThat(quote.askTicks()).isEqualTo(1004);
  }

  @Test
  void widensEvenlyUntilTheBidIsBelowTheAsk() {
    Quote quote = new Quote(maker(false), PLAIN);
    // Both depths negative: bid 1009 (clamped), ask 1001 (clamped): 5 ticks each.
    quote.set(-100, -100, 1000, 1010);
    assertThat(quote.bidTicks()).isEqualTo(1004);
    assertThat(quote.askTicks()).isEqualTo(1006);
  }

  @Test
  void respectsSignificantFigures() {
    Quote quote = new Quote(maker(false), FIVE_FIGURES);
    // 4321.07 USD: five figures allow steps of 0.1 USD = 10 ticks.
    quote.set(30, 30, 432_107, 432_108);
    assertThat(quote.bidTicks()).isEqualTo(432_090);
    assertThat(quote.askTicks()).isEqualTo(432_130);
  }

  @Test
  void aBidBelowZeroIsNotWanted() {
    Quote quote = new Quote(maker(false), PLAIN);
    quote.set(1e6, 3, 1000, 1001);
    assertThat(quote.bidTicks()).isEqualTo(Quote.NONE);
    assertThat(quote.askTicks()).isEqualTo(1002);
  }

  @Test
  void absurdPricesEndTheTrial() {
    Quote quote = new Quote(maker(false), PLAIN);
    assertThatThrownBy(() -> quote.set(Double.NaN, 1, 1000, 1001))
        .isInstanceOfSatisfying(
            TrialFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.NOT_FINITE));
    assertThatThrownBy(() -> quote.set(1, 1e300, 1000, 1001)).isInstanceOf(TrialFailure.class);
  }

  @Test
  void quotesAreAlwaysLegalPostOnlyAndNotCrossed() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      Instrument instrument = random.nextBoolean() ? PLAIN : FIVE_FIGURES;
      Quote quote = new Quote(maker(random.nextBoolean()), instrument);
      long bid = random.nextLong(50_000, 2_000_000);
      long step = instrument.stepTicks(bid);
      bid -= bid % step;
      long ask = bid + step * random.nextInt(1, 20);
      quote.set(random.nextDouble(-3000, 3000), random.nextDouble(-3000, 3000), bid, ask);
      assertThat(quote.bidTicks()).isLessThan(quote.askTicks()).isLessThan(ask);
      assertThat(quote.askTicks()).isGreaterThan(bid);
      assertThat(quote.bidTicks() % instrument.stepTicks(quote.bidTicks())).isZero();
      assertThat(quote.askTicks() % instrument.stepTicks(quote.askTicks())).isZero();
    }
  }

  private static MakerSpec maker(boolean noImprove) {
    return new MakerSpec(
        0.1,
        MakerSpec.GammaUnit.USD,
        MakerSpec.Model.A,
        1000,
        10000,
        100,
        noImprove,
        MakerSpec.VolatilitySource.CALIBRATION,
        false);
  }
}
