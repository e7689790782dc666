package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.maker.MakerSpec.Model;
import io.onchainmm.sim.market.TrialFailure;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What exact and asymptotic quotes must satisfy for any parameters. */
class InventoryLatticeProperties {
  private static final int CASES = 1000;

  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void withoutDriftAndTiltBidAndAskAreMirrorImages() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = with(random(), 0, 1);
      int bound = random.nextInt(1, 16);
      for (LatticeDepths depths : both(p, bound)) {
        for (int n = -bound; n < bound; n++) {
          double bid = depths.bidDepth(n * p.size());
          assertThat(depths.askDepth(-n * p.size())).isCloseTo(bid, close(bid));
        }
      }
    }
  }

  @Test
  void aBidAndTheAskAfterItsFillEarnTwiceTheMargin() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random();
      int bound = random.nextInt(1, 16);
      for (LatticeDepths depths : both(p, bound)) {
        int n = random.nextInt(-bound, bound);
        double earned = depths.bidDepth(n * p.size()) + depths.askDepth((n + 1) * p.size());
        assertThat(earned)
            .isCloseTo(2 * (depths.c1() + p.costPerFill()), close(depths.bidDepth(n * p.size())));
      }
    }
  }

  @Test
  void theBidRetreatsAndTheAskAdvancesWithInventory() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random();
      int bound = random.nextInt(2, 16);
      LatticeDepths depths =
          new InventoryLattice(p, bound, random.nextDouble(0, 0.2)).exact(tau(p));
      for (int n = -bound + 1; n < bound; n++) {
        assertThat(depths.bidDepth(n * p.size()))
            .isGreaterThanOrEqualTo(depths.bidDepth((n - 1) * p.size()) - 1e-10);
        assertThat(depths.askDepth((n + 1) * p.size()))
            .isLessThanOrEqualTo(depths.askDepth(n * p.size()) + 1e-10);
      }
    }
  }

  @Test
  void unitsAndTheSpeedOfTimeDoNotMatter() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random();
      double u = Math.exp(random.nextDouble(-3, 3));
      double w = Math.exp(random.nextDouble(-3, 3));
      double c = Math.exp(random.nextDouble(-2, 2));
      GlftParameters other =
          new GlftParameters(
              p.bidA() * c,
              p.askA() * c,
              p.k() * u,
              p.sigma() * Math.sqrt(c) / u,
              p.gamma() * u * w,
              p.model(),
              p.size() / w,
              p.drift() * c / u,
              p.fee() / u,
              p.impact() / u);
      int bound = random.nextInt(1, 12);
      double penalty = random.nextDouble(0, 0.2);
      InventoryLattice here = new InventoryLattice(p, bound, penalty);
      InventoryLattice there = new InventoryLattice(other, bound, penalty * w / u);
      double tau = tau(p);
      int n = random.nextInt(-bound, bound);
      double want = here.exact(tau).bidDepth(n * p.size());
      assertThat(there.exact(tau / c).bidDepth(n * other.size()) * u)
          .isCloseTo(want, within(1e-9 * (1 + Math.abs(want))));
      want = here.asymptotic().bidDepth(n * p.size());
      assertThat(there.asymptotic().bidDepth(n * other.size()) * u)
          .isCloseTo(want, within(1e-8 * (1 + Math.abs(want))));
    }
  }

  @Test
  void modelBIsTheLimitOfModelAWithoutRiskAversion() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random();
      double tiny = 1e-9;
      double sigma = p.sigma() * Math.sqrt(p.gamma() / tiny);
      InventoryLattice a = new InventoryLattice(risk(p, tiny, sigma, Model.A), 8, 0);
      InventoryLattice b = new InventoryLattice(risk(p, tiny, sigma, Model.B), 8, 0);
      double tau = tau(p);
      int n = random.nextInt(-8, 8);
      double want = b.exact(tau).bidDepth(n * p.size());
      assertThat(a.exact(tau).bidDepth(n * p.size()))
          .isCloseTo(want, within(1e-5 * (1 + Math.abs(want))));
    }
  }

  @Test
  void theExactQuotesSolveTheDifferentialEquation() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random();
      int bound = random.nextInt(1, 6);
      double penalty = random.nextDouble(0, 0.2);
      double tau = random.nextDouble(0.1, 3);
      LatticeDepths depths = new InventoryLattice(p, bound, penalty).exact(tau);
      double[] v = rungeKutta(p, bound, penalty, tau);
      for (int n = -bound; n < bound; n++) {
        double want =
            depths.c1() + p.costPerFill() + Math.log(v[n + bound] / v[n + bound + 1]) / p.k();
        assertThat(depths.bidDepth(n * p.size()))
            .isCloseTo(want, within(1e-6 * (1 + Math.abs(want))));
      }
    }
  }

  @Test
  void aLongHorizonIsForgotten() {
    for (int i = 0; i < CASES; i++) {
      GlftParameters p = random();
      int bound = random.nextInt(1, 8);
      InventoryLattice lattice = new InventoryLattice(p, bound, 0);
      int n = random.nextInt(-bound, bound);
      double want = lattice.asymptotic().bidDepth(n * p.size());
      double tau = 40 / lattice.spectralGap();
      assertThat(lattice.exact(tau).bidDepth(n * p.size()))
          .isCloseTo(want, within(1e-7 * (1 + Math.abs(want))));
      assertThat(ExactTable.of(p, bound, 0, tau).at(tau).bidDepth(n * p.size())).isEqualTo(want);
    }
  }

  @Test
  void tablesReadBetweenTheirTimes() {
    GlftParameters p = new GlftParameters(0.9, 0.3, 0.3, 0.01, Model.A, 1, 0, 0, 0);
    InventoryLattice lattice = new InventoryLattice(p, 30, 0);
    ExactTable table = ExactTable.of(p, 30, 0, 600);
    for (double tau = 0; tau <= 600; tau += 7.7) {
      for (int q = -30; q < 30; q++) {
        assertThat(table.at(tau).bidDepth(q))
            .isCloseTo(lattice.exact(tau).bidDepth(q), within(5e-3));
      }
    }
  }

  @Test
  void anInventoryBetweenOrdersIsInterpolatedAndNeverExtrapolated() {
    GlftParameters p = new GlftParameters(0.9, 0.3, 0.3, 0.01, Model.A, 2, 0, 0, 0);
    LatticeDepths depths = new InventoryLattice(p, 5, 0).asymptotic();
    double middle = (depths.bidDepth(2) + depths.bidDepth(4)) / 2;
    assertThat(depths.bidDepth(3)).isCloseTo(middle, within(1e-12));
    assertThat(depths.bidDepth(9.5)).isEqualTo(depths.bidDepth(8));
    assertThat(depths.askDepth(-12)).isEqualTo(depths.askDepth(-8));
  }

  @Test
  void aLimitOfNoOrHundredsOfOrdersIsRefused() {
    GlftParameters p = random();
    assertThatThrownBy(() -> new InventoryLattice(p, 0, 0)).isInstanceOf(TrialFailure.class);
    assertThatThrownBy(() -> new InventoryLattice(p, 201, 0))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("201 orders");
  }

  private LatticeDepths[] both(GlftParameters p, int bound) {
    InventoryLattice lattice = new InventoryLattice(p, bound, 0);
    return new LatticeDepths[] {lattice.asymptotic(), lattice.exact(tau(p))};
  }

  private double tau(GlftParameters p) {
    return random.nextDouble(0.01, 20) / p.a();
  }

  /** The obvious solver: classical Runge–Kutta on v′ = −Mv. */
  private static double[] rungeKutta(GlftParameters p, int bound, double penalty, double tau) {
    Margin margin = Margin.of(p);
    double thin = Math.exp(margin.logC() - p.k() * p.costPerFill());
    double[] v = new double[2 * bound + 1];
    double[] d = new double[v.length];
    double stiff = 0;
    for (int i = 0; i < v.length; i++) {
      double q = (i - bound) * p.size();
      double per = p.k() / p.size();
      v[i] = Math.exp(-per * (penalty + p.impact() / 2 / p.size()) * q * q);
      d[i] = per * (p.gamma() * p.sigma() * p.sigma() / 2 * q * q - p.drift() * q);
      stiff = Math.max(stiff, Math.abs(d[i]) + (p.bidA() + p.askA()) * thin);
    }
    int steps = (int) Math.ceil(20 * stiff * tau) + 20;
    double h = tau / steps;
    for (int s = 0; s < steps; s++) {
      double[] k1 = slope(v, d, p, thin);
      double[] k2 = slope(moved(v, k1, h / 2), d, p, thin);
      double[] k3 = slope(moved(v, k2, h / 2), d, p, thin);
      double[] k4 = slope(moved(v, k3, h), d, p, thin);
      for (int i = 0; i < v.length; i++) {
        v[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return v;
  }

  private static double[] slope(double[] v, double[] d, GlftParameters p, double thin) {
    double[] slope = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      slope[i] = -d[i] * v[i];
      slope[i] += i + 1 < v.length ? p.bidA() * thin * v[i + 1] : 0;
      slope[i] += i > 0 ? p.askA() * thin * v[i - 1] : 0;
    }
    return slope;
  }

  private static double[] moved(double[] v, double[] slope, double h) {
    double[] moved = v.clone();
    for (int i = 0; i < v.length; i++) {
      moved[i] += h * slope[i];
    }
    return moved;
  }

  private GlftParameters random() {
    double a = Math.exp(random.nextDouble(-2, 1));
    return new GlftParameters(
        a,
        a * random.nextDouble(0.5, 2),
        Math.exp(random.nextDouble(-2, 1)),
        Math.exp(random.nextDouble(-3, 0)),
        Math.exp(random.nextDouble(-6, -1)),
        random.nextBoolean() ? Model.A : Model.B,
        Math.exp(random.nextDouble(-1, 1)),
        random.nextDouble(-0.01, 0.01),
        random.nextDouble(-0.2, 0.5),
        random.nextDouble(0, 0.2));
  }

  private static GlftParameters with(GlftParameters p, double drift, double sides) {
    return new GlftParameters(
        p.bidA(),
        p.bidA() * sides,
        p.k(),
        p.sigma(),
        p.gamma(),
        p.model(),
        p.size(),
        drift,
        p.fee(),
        p.impact());
  }

  private static GlftParameters risk(GlftParameters p, double gamma, double sigma, Model model) {
    return new GlftParameters(
        p.bidA(), p.askA(), p.k(), sigma, gamma, model, p.size(), p.drift(), p.fee(), p.impact());
  }

  private static Offset<Double> close(double depth) {
    return within(1e-10 * (1 + Math.abs(depth)));
  }
}
