package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.maker.MakerSpec.Model;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the closed form must satisfy for any parameters. */
class GlftProperties {
  private static final int CASES = 1000;

  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void bidAndAskAreMirrorImages() {
    for (int i = 0; i < CASES; i++) {
      Glft glft = new Glft(random(0));
      double q = random.nextDouble(-30, 30);
      assertThat(glft.askDepth(q)).isCloseTo(glft.bidDepth(-q), close(glft));
    }
  }

  @Test
  void depthsAreLinearInInventoryAndTheSpreadIsConstant() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random(random.nextDouble(-0.01, 0.01));
      Glft glft = new Glft(p);
      double q = random.nextDouble(-30, 30);
      double step = p.size() * glft.skew();
      assertThat(glft.bidDepth(q + p.size()) - glft.bidDepth(q)).isCloseTo(step, close(glft));
      assertThat(glft.askDepth(q) - glft.askDepth(q + p.size())).isCloseTo(step, close(glft));
      assertThat(glft.bidDepth(q) + glft.askDepth(q)).isCloseTo(2 * glft.halfSpread(), close(glft));
    }
  }

  @Test
  void aBidAndTheAskAfterItsFillEarnTwiceTheMargin() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random(0);
      Glft glft = new Glft(p);
      double q = random.nextDouble(-30, 30);
      double margin = glft.c1() + p.fee() + p.impact() / 2;
      assertThat(glft.bidDepth(q) + glft.askDepth(q + p.size())).isCloseTo(2 * margin, close(glft));
    }
  }

  @Test
  void spreadWidensWithVolatilityAndNarrowsWithArrivalsAndTheirDecay() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = with(random(0), 0, 0, 0);
      double more = random.nextDouble(1.01, 3);
      double spread = new Glft(p).halfSpread();
      GlftParameters volatile_ = scaled(p, 1, 1, more);
      GlftParameters busy = scaled(p, more, 1, 1);
      GlftParameters steep = scaled(p, 1, more, 1);
      assertThat(new Glft(volatile_).halfSpread()).isGreaterThanOrEqualTo(spread);
      assertThat(new Glft(busy).halfSpread()).isLessThanOrEqualTo(spread);
      assertThat(new Glft(steep).halfSpread()).isLessThan(spread);
    }
  }

  @Test
  void driftMovesBothQuotesUpEquallyAndFeesShiftThemOut() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = with(random(0), 0, 0, 0);
      double drift = random.nextDouble(1e-5, 1e-2);
      double fee = random.nextDouble(-0.5, 0.5);
      Glft plain = new Glft(p);
      Glft drifting = new Glft(with(p, drift, 0, 0));
      Glft charged = new Glft(with(p, 0, fee, 0));
      double up = plain.bidDepth(1) - drifting.bidDepth(1);
      assertThat(up).isPositive();
      assertThat(drifting.askDepth(1) - plain.askDepth(1))
          .isCloseTo(up, within(1e-9 * (1 + Math.abs(up))));
      double skew = plain.skew() * Math.exp(p.k() * fee / 2);
      assertThat(charged.skew()).isCloseTo(skew, within(1e-12 * (1 + skew)));
      assertThat(charged.halfSpread())
          .isCloseTo(plain.c1() + fee + p.size() / 2 * skew, close(charged));
    }
  }

  @Test
  void unitsDoNotMatter() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random(random.nextDouble(-0.01, 0.01));
      double u = Math.exp(random.nextDouble(-5, 5));
      double w = Math.exp(random.nextDouble(-5, 5));
      GlftParameters other =
          new GlftParameters(
              p.a(),
              p.k() * u,
              p.sigma() / u,
              p.gamma() * u * w,
              p.model(),
              p.size() / w,
              p.drift() / u,
              p.fee() / u,
              p.impact() / u);
      Glft here = new Glft(p);
      Glft there = new Glft(other);
      double q = random.nextDouble(-30, 30);
      double want = here.bidDepth(q);
      double scale = Math.abs(want) + here.halfSpread() + Math.abs(q * here.skew());
      assertThat(there.bidDepth(q / w) * u).isCloseTo(want, within(1e-10 * (1 + scale)));
    }
  }

  @Test
  void timeUnitsDoNotMatter() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random(random.nextDouble(-0.01, 0.01));
      double c = Math.exp(random.nextDouble(-5, 5));
      GlftParameters fast =
          new GlftParameters(
              p.a() * c,
              p.k(),
              p.sigma() * Math.sqrt(c),
              p.gamma(),
              p.model(),
              p.size(),
              p.drift() * c,
              p.fee(),
              p.impact());
      Glft slow = new Glft(p);
      assertThat(new Glft(fast).bidDepth(3)).isCloseTo(slow.bidDepth(3), close(slow));
      assertThat(new Glft(fast).askDepth(3)).isCloseTo(slow.askDepth(3), close(slow));
    }
  }

  @Test
  void modelABecomesModelBAsRiskAversionVanishesAtConstantPenalty() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = with(random(0), 0, 0, 0);
      double tiny = 1e-12;
      GlftParameters a =
          new GlftParameters(
              p.a(),
              p.k(),
              p.sigma() * Math.sqrt(p.gamma() / tiny),
              tiny,
              Model.A,
              p.size(),
              0,
              0,
              0);
      GlftParameters b =
          new GlftParameters(p.a(), p.k(), p.sigma(), p.gamma(), Model.B, p.size(), 0, 0, 0);
      Glft limit = new Glft(b);
      assertThat(new Glft(a).bidDepth(2))
          .isCloseTo(limit.bidDepth(2), within(1e-6 * (1 + Math.abs(limit.bidDepth(2)))));
    }
  }

  private GlftParameters random(double drift) {
    return new GlftParameters(
        Math.exp(random.nextDouble(-4, 4)),
        Math.exp(random.nextDouble(-3, 2)),
        Math.exp(random.nextDouble(-4, 2)),
        Math.exp(random.nextDouble(-8, 1)),
        random.nextBoolean() ? Model.A : Model.B,
        Math.exp(random.nextDouble(-2, 2)),
        drift,
        random.nextDouble(-0.2, 0.5),
        random.nextDouble(0, 0.3));
  }

  private static GlftParameters with(GlftParameters p, double drift, double fee, double impact) {
    return new GlftParameters(
        p.a(), p.k(), p.sigma(), p.gamma(), p.model(), p.size(), drift, fee, impact);
  }

  private static GlftParameters scaled(GlftParameters p, double a, double k, double sigma) {
    return new GlftParameters(
        p.a() * a, p.k() * k, p.sigma() * sigma, p.gamma(), p.model(), p.size(), 0, 0, 0);
  }

  private static org.assertj.core.data.Offset<Double> close(Glft glft) {
    return within(1e-10 * (1 + Math.abs(glft.halfSpread()) + 60 * glft.skew()));
  }
}
