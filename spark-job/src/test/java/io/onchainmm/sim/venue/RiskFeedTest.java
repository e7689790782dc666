package io.onchainmm.sim.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.schema.Binder;
import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Yaml;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.risk.RiskSpec;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What a monitor is told: the set A = 0.9/s, k = 0.3/bp, sigma = 0.3 bp, gamma 0.01 a bp·order. */
class RiskFeedTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Instrument INSTRUMENT =
      new Instrument("TEST", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);

  private final TrialAccount account =
      new TrialAccount(
          INSTRUMENT,
          new Marks(new PriceSeries(new long[] {0}, new long[] {20_000})),
          10_000,
          0,
          3_600 * SECOND,
          false);

  private static MakerSpec maker(String unit, double gamma) {
    Mapping yaml =
        Yaml.parse("test", "{gamma: %s, gamma_unit: %s, order_usd: 1000}".formatted(gamma, unit));
    return Binder.bind(MakerSpec.class, yaml);
  }

  private static Quoter quoter(MakerSpec maker) {
    Calibration calibration =
        new Calibration(
            new long[] {0},
            new double[] {0.9},
            new double[] {0.3},
            new double[] {0.3},
            new long[] {20_000},
            new int[] {0});
    return new Quoter(maker, INSTRUMENT, 0, calibration, Signal.NONE);
  }

  private RiskFeed feed(Quoter quoter) {
    RiskSpec spec = Binder.bind(RiskSpec.class, Yaml.parse("test", "{}"));
    return new RiskFeed(new RiskMonitor(spec, 10_000), account, quoter);
  }

  @Test
  void quotesThatLeanImplyASpreadAndAHalfLife() {
    Quoter quoter = quoter(maker("bp_lot", 0.01));
    RiskFeed feed = feed(quoter);
    assertThat(feed.sigmaBps()).isNaN();
    assertThat(feed.positionDeviationOrders()).isNaN();
    quoter.refresh(0);
    feed.observe(0, 0, 0);
    assertThat(feed.sigmaBps()).isEqualTo(0.3);
    assertThat(feed.positionDeviationOrders()).isCloseTo(4.956, within(5e-4));
    assertThat(feed.modelHalfLifeSeconds()).isCloseTo(51, within(0.5));
  }

  @Test
  void positionIsCountedInOrdersAndAmountsInUsd() {
    RiskFeed feed = feed(quoter(maker("usd", 0.1)));
    assertThat(feed.observe(1, 12.5, -2_500)).isFalse();
    assertThat(feed.equityUsd()).isEqualTo(12.5);
    assertThat(feed.positionOrders()).isEqualTo(-2.5);
    account.fill(1, 1, -9_000_000_000L, 0, 20_000, 1);
    account.funding(2, 500_000_000L);
    assertThat(feed.spreadCaptureUsd()).isEqualTo(1);
    assertThat(feed.fundingPaidUsd()).isEqualTo(0.5);
  }

  @Test
  void riskAversionIsPerUsdWhateverItsUnit() {
    // 1,000 USD of one bp are 0.1 USD; a price of 1,000 USD has a tick of one bp.
    assertThat(quoter(maker("usd", 0.1)).gammaPerUsd()).isCloseTo(0.1, within(1e-15));
    assertThat(quoter(maker("bp_lot", 0.01)).gammaPerUsd()).isCloseTo(0.1, within(1e-15));
    Quoter ticks = quoter(maker("tick_lot", 0.01));
    assertThat(ticks.gammaPerUsd()).isNaN();
    ticks.refresh(0);
    assertThat(ticks.gammaPerUsd()).isCloseTo(0.1, within(1e-15));
  }

  @Test
  void closingTakesFiguresAndRiskAversionAlong() {
    RiskFeed feed = feed(quoter(maker("usd", 0.1)));
    SeatResult.Closed closed = (SeatResult.Closed) feed.close();
    Metrics metrics = closed.closing().metrics();
    assertThat(metrics.certaintyEquivalentUsd()).hasValue(0);
    assertThat(metrics.valueAtRisk99Usd()).isEmpty();
    assertThat(closed.alerts()).isEmpty();
  }
}
