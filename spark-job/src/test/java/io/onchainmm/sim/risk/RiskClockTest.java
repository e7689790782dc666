package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.schema.Binder;
import io.onchainmm.schema.Yaml;
import io.onchainmm.sim.accounting.RiskFigures;
import io.onchainmm.sim.risk.Alert.Kind;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is watched on the fixed clock, a minute long, with a limit of 1,000 USD. */
class RiskClockTest {
  private static final long MINUTE = 60_000_000_000L;

  private final View view = new View();
  private RiskMonitor monitor = monitor("{}");
  private long minute;

  private static RiskMonitor monitor(String yaml) {
    return new RiskMonitor(Binder.bind(RiskSpec.class, Yaml.parse("test", yaml)), 1_000);
  }

  /** What the trial knows, to be set by the tests. */
  private static final class View implements RiskView {
    double equityUsd;
    double orders;
    double deviationOrders = Double.NaN;
    double halfLifeSeconds = Double.NaN;
    double sigmaBps = Double.NaN;
    double sigmaNoise = Double.NaN;
    double fundingPaidUsd;
    double spreadCaptureUsd;
    int asked;

    @Override
    public double equityUsd() {
      asked++;
      return equityUsd;
    }

    @Override
    public double sigmaNoise() {
      return sigmaNoise;
    }

    @Override
    public double positionOrders() {
      return orders;
    }

    @Override
    public double positionDeviationOrders() {
      return deviationOrders;
    }

    @Override
    public double modelHalfLifeSeconds() {
      return halfLifeSeconds;
    }

    @Override
    public double sigmaBps() {
      return sigmaBps;
    }

    @Override
    public double fundingPaidUsd() {
      return fundingPaidUsd;
    }

    @Override
    public double spreadCaptureUsd() {
      return spreadCaptureUsd;
    }
  }

  private boolean tick() {
    return monitor.onClock(++minute * MINUTE, view);
  }

  private List<Kind> kinds() {
    return monitor.alerts().stream().map(Alert::kind).toList();
  }

  @Test
  void shortFormOfTheSpecHasTheDefaults() {
    RiskSpec defaults = Binder.bind(RiskSpec.class, Yaml.parse("test", "{}"));
    assertThat(new RiskSpec(0.05, 0.10, 0.9, 60, 5, 10)).isEqualTo(defaults);
  }

  @Test
  void betweenTicksNothingIsAskedFor() {
    monitor.onClock(MINUTE / 2, view);
    for (long nanos = MINUTE / 2; nanos < MINUTE; nanos += MINUTE / 600) {
      monitor.onClock(nanos, view);
    }
    assertThat(view.asked).isZero();
    monitor.onClock(MINUTE, view);
    monitor.onClock(MINUTE + 1, view);
    assertThat(view.asked).isEqualTo(1);
    monitor.onClock(2 * MINUTE + 5, view);
    assertThat(view.asked).isEqualTo(2);
  }

  @Test
  void valueAtRiskOfAnHourAboveItsShareIsReportedOnce() {
    tick();
    for (int i = 0; i < 60; i++) {
      view.equityUsd += i % 2 == 0 ? 1 : -1;
      tick();
    }
    // Changes of one USD a minute: z · √60 = 18.02 USD an hour, below 20 USD.
    RiskFigures figures = monitor.figures();
    assertThat(figures.valueAtRisk99Usd().orElseThrow())
        .isCloseTo(2.3263478740408408 * Math.sqrt(60), within(1e-9));
    assertThat(figures.expectedShortfall99Usd().orElseThrow())
        .isCloseTo(2.6652142203 * Math.sqrt(60), within(1e-6));
    assertThat(monitor.alerts()).isEmpty();
    for (int i = 0; i < 60; i++) {
      view.equityUsd += i % 2 == 0 ? 2 : -2;
      tick();
    }
    assertThat(kinds()).containsExactly(Kind.VALUE_AT_RISK);
    assertThat(monitor.alerts().get(0).threshold()).isEqualTo(20);
    assertThat(monitor.halted()).isFalse();
  }

  @Test
  void everyModelJudgesItsForecasts() {
    for (TailModel model : TailModel.values()) {
      monitor = monitor("value_at_risk_model: " + model.name().toLowerCase(java.util.Locale.ROOT));
      SplittableRandom random = new SplittableRandom(9);
      minute = 0;
      view.equityUsd = 0;
      for (int i = 0; i < 3_001; i++) {
        tick();
        view.equityUsd += random.nextGaussian();
      }
      RiskFigures figures = monitor.figures();
      // Two ticks go before the first profit.
      long needed = model == TailModel.EWMA || model == TailModel.NORMAL ? 20 : 100;
      assertThat(figures.valueAtRiskPeriods()).isEqualTo(2_999 - needed);
      // About 1 % of the periods, a little more where the deviation is estimated from few.
      assertThat(figures.valueAtRiskExceptions()).as("%s", model).isBetween(15L, 75L);
      assertThat(figures.coveragePValue()).isPresent();
      assertThat(figures.conditionalCoveragePValue()).isPresent();
    }
  }

  @Test
  void periodsWithoutADecisionAreLeftOut() {
    tick();
    for (int i = 0; i < 25; i++) {
      tick();
    }
    long judged = monitor.figures().valueAtRiskPeriods();
    minute += 5;
    view.equityUsd = -500;
    tick();
    assertThat(monitor.figures().valueAtRiskPeriods()).isEqualTo(judged);
    assertThat(monitor.alerts()).isEmpty();
  }

  @Test
  void positionThatStaysOnOneSideRaisesTheCumulativeSum() {
    view.deviationOrders = 2;
    view.orders = 4;
    for (int i = 0; i < 5; i++) {
      tick();
    }
    // z = 2 on four samples: 6 > 5, on the fourth.
    assertThat(monitor.alerts()).containsExactly(new Alert(5 * MINUTE, Kind.CUSUM, 6, 5, false));
    for (int i = 0; i < 20; i++) {
      tick();
    }
    assertThat(monitor.alertCount()).isEqualTo(1);
    view.orders = 0.5;
    tick();
    view.orders = -4;
    for (int i = 0; i < 4; i++) {
      tick();
    }
    assertThat(monitor.alertCount()).isEqualTo(2);
  }

  @Test
  void positionThatDoesNotReturnIsReportedAfterThreeWindows() {
    monitor = monitor("{drift_steps: 10, halt_on: [not_reverting]}");
    view.orders = 1;
    int ticks = 0;
    while (!tick()) {
      ticks++;
    }
    // One tick to start, one without a step, three windows of ten steps.
    assertThat(ticks).isEqualTo(31);
    assertThat(monitor.alerts())
        .containsExactly(new Alert(32 * MINUTE, Kind.NOT_REVERTING, 3, 3, true));
    for (int i = 0; i < 100; i++) {
      tick();
    }
    assertThat(monitor.alertCount()).isEqualTo(1);
  }

  @Test
  void flatTrialHasNothingToReturnFrom() {
    monitor = monitor("drift_steps: 10");
    for (int i = 0; i < 100; i++) {
      tick();
    }
    assertThat(monitor.alerts()).isEmpty();
  }

  @Test
  void slowReturnIsHeldToTheHalfLifeOfTheQuotes() {
    monitor = monitor("{drift_steps: 2000, cusum_limit: 1000000}");
    view.halfLifeSeconds = 51;
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2_100; i++) {
      view.orders = 0.9 * view.orders + random.nextGaussian();
      tick();
    }
    assertThat(kinds()).containsExactly(Kind.HALF_LIFE);
    Alert alert = monitor.alerts().get(0);
    assertThat(alert.threshold()).isEqualTo(153);
    assertThat(alert.value()).isCloseTo(6.58 * 60, within(120.0));
  }

  @Test
  void returnFasterThanTheClockIsNoBreach() {
    monitor = monitor("{drift_steps: 100}");
    view.halfLifeSeconds = 1;
    for (int i = 0; i < 500; i++) {
      view.orders = i % 2 == 0 ? 2 : -2;
      tick();
    }
    assertThat(monitor.alerts()).isEmpty();
  }

  @Test
  void volatilityFarAboveItsAverageIsReported() {
    view.sigmaBps = 0.5;
    for (int i = 0; i < 10; i++) {
      tick();
    }
    view.sigmaBps = 2.5;
    tick();
    assertThat(monitor.alerts()).isEmpty();
    view.sigmaBps = 4;
    tick();
    view.sigmaBps = 4.1;
    tick();
    assertThat(kinds()).containsExactly(Kind.SIGMA_JUMP);
    assertThat(monitor.alerts().get(0).value()).isEqualTo(4);
    assertThat(monitor.alerts().get(0).threshold()).isCloseTo(5 * 0.52, within(1e-9));
  }

  @Test
  void volatilityThatIsMostlyBounceIsReportedOnce() {
    tick();
    view.sigmaNoise = 1.5;
    tick();
    assertThat(monitor.alerts()).isEmpty();
    view.sigmaNoise = 1.6;
    tick();
    view.sigmaNoise = 1.4;
    tick();
    assertThat(kinds()).containsExactly(Kind.SIGMA_NOISE);
    assertThat(monitor.alerts().get(0).threshold()).isEqualTo(1.5);
  }

  @Test
  void fundingThatEatsTheSpreadIsReportedAPeriodLater() {
    view.spreadCaptureUsd = 10;
    view.fundingPaidUsd = 5;
    tick();
    tick();
    tick();
    assertThat(monitor.alerts()).isEmpty();
    view.fundingPaidUsd = 5.1;
    tick();
    tick();
    tick();
    assertThat(monitor.alerts())
        .containsExactly(new Alert(5 * MINUTE, Kind.FUNDING, 5.1, 5, false));
    view.fundingPaidUsd = -3;
    view.spreadCaptureUsd = -1;
    tick();
    tick();
    assertThat(monitor.alertCount()).isEqualTo(1);
  }

  @Test
  void inclusionsOutsideTheBandAreReported() {
    monitor = monitor("inclusion_attempts: 100");
    attempts(100, 0.5, 0.5);
    assertThat(monitor.alerts()).isEmpty();
    attempts(100, 0.5, 0.35);
    // 37 to 63 of 100 lie in the band: P(X <= 36) = 0.0033, P(X <= 37) = 0.0060.
    assertThat(monitor.alerts()).containsExactly(new Alert(7, Kind.INCLUSION, 0.35, 0.37, false));
    attempts(100, 0.5, 0.36);
    assertThat(monitor.alertCount()).isEqualTo(1);
    attempts(100, 0.5, 0.5);
    attempts(100, 0.5, 0.64);
    assertThat(monitor.alertCount()).isEqualTo(2);
    assertThat(monitor.alerts().get(1).threshold()).isEqualTo(0.63);
  }

  private void attempts(int n, double probability, double share) {
    for (int i = 0; i < n; i++) {
      monitor.attempt(7, probability, i < Math.round(share * n));
    }
  }

  @Test
  void inclusionsOfTheModelLeaveTheBandAsRarelyAsItSays() {
    SplittableRandom random = new SplittableRandom(2);
    InclusionBand band = new InclusionBand(200, 0.99);
    int breaches = 0;
    for (int i = 0; i < 200 * 2_000; i++) {
      double p = random.nextDouble(0.3, 0.9);
      breaches += band.attempt(p, random.nextDouble() < p).isPresent() ? 1 : 0;
    }
    // At most 1 % of 2,000 windows, and four standard errors.
    assertThat(breaches).isBetween(1, 38);
  }

  @Test
  void liquidationAlwaysHaltsAndNamedKindsDo() {
    monitor = monitor("halt_on: []");
    monitor.observe(1, 500, 0, 0, 0);
    assertThat(monitor.halted()).isFalse();
    assertThat(kinds()).containsExactly(Kind.DRAWDOWN, Kind.DRAWDOWN);
    monitor.liquidated(2, 10, 20);
    assertThat(monitor.alerts().get(2)).isEqualTo(new Alert(2, Kind.LIQUIDATION, 10, 20, true));
    assertThat(monitor.halted()).isTrue();
    monitor = monitor("halt_on: [stale_mark]");
    assertThat(monitor.observe(1, 0, 0, 6, 0)).isTrue();
    assertThat(monitor.observe(2, 500, 0, 0, 0)).isTrue();
    assertThat(monitor.alerts()).filteredOn(Alert::halted).hasSize(1);
  }

  @Test
  void haltedTrialIsNoLongerHeldToItsQuotes() {
    monitor = monitor("{drift_steps: 10, halt_on: [stale_mark]}");
    monitor.observe(1, 0, 0, 6, 0);
    view.orders = 9;
    view.deviationOrders = 1;
    for (int i = 0; i < 100; i++) {
      tick();
    }
    assertThat(kinds()).containsExactly(Kind.STALE_MARK);
  }
}
