package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onchainmm.sim.risk.Alert.Kind;
import org.junit.jupiter.api.Test;

class RiskMonitorTest {
  private static final long SECOND = 1_000_000_000L;

  /** Warn at 50 USD, halt at 100 USD, inventory above 900 USD for 60 s, stale after 5 s, 10. */
  private final RiskMonitor monitor =
      new RiskMonitor(new RiskSpec(0.05, 0.10, 0.9, 60, 5, 10), 1_000);

  private boolean drawdown(long second, double usd) {
    return monitor.observe(second * SECOND, usd, 0, 0, 0);
  }

  private void inventory(long second, double usd) {
    monitor.observe(second * SECOND, 0, usd, 0, 0);
  }

  @Test
  void breachIsLoggedOnceUntilTheValueHasFallenToNinetyPercent() {
    drawdown(1, 50);
    assertThat(monitor.alerts()).isEmpty();
    drawdown(2, 51);
    drawdown(3, 60);
    drawdown(4, 46);
    drawdown(5, 55);
    assertThat(monitor.alerts())
        .containsExactly(new Alert(2 * SECOND, Kind.DRAWDOWN, 51, 50, false));
    drawdown(6, 45);
    drawdown(7, 52);
    assertThat(monitor.alertCount()).isEqualTo(2);
    assertThat(monitor.halted()).isFalse();
  }

  @Test
  void haltIsForGood() {
    assertThat(drawdown(1, 100)).isFalse();
    assertThat(drawdown(2, 101)).isTrue();
    assertThat(drawdown(3, 0)).isTrue();
    assertThat(drawdown(4, 200)).isTrue();
    assertThat(monitor.halted()).isTrue();
    assertThat(monitor.alerts()).filteredOn(Alert::halted).hasSize(1);
    assertThat(monitor.alerts().get(1))
        .isEqualTo(new Alert(2 * SECOND, Kind.DRAWDOWN, 101, 100, true));
  }

  @Test
  void inventoryMustStayAboveForTheTime() {
    inventory(0, 950);
    inventory(60, 950);
    inventory(61, 900);
    inventory(62, 950);
    inventory(122, 950);
    assertThat(monitor.alerts()).isEmpty();
    inventory(123, 950);
    inventory(200, 950);
    assertThat(monitor.alerts())
        .containsExactly(new Alert(123 * SECOND, Kind.INVENTORY, 61, 60, false));
  }

  @Test
  void inventoryIsWatchedAnewBelowNinetyPercentOfTheShare() {
    inventory(0, 950);
    inventory(61, 950);
    inventory(62, 820);
    inventory(63, 950);
    inventory(130, 950);
    assertThat(monitor.alertCount()).isEqualTo(1);
    inventory(131, 810);
    inventory(132, 950);
    inventory(192, 950);
    assertThat(monitor.alertCount()).isEqualTo(1);
    inventory(193, 950);
    assertThat(monitor.alertCount()).isEqualTo(2);
  }

  @Test
  void staleAndMissingMarksAreReported() {
    monitor.observe(1, 0, 0, 5, 0);
    monitor.observe(2, 0, 0, 5.1, 0);
    monitor.observe(3, 0, 0, 4.6, 0);
    monitor.observe(4, 0, 0, 6, 0);
    monitor.observe(5, 0, 0, 4.5, 0);
    monitor.observe(6, 0, 0, Double.POSITIVE_INFINITY, 0);
    assertThat(monitor.alerts())
        .containsExactly(
            new Alert(2, Kind.STALE_MARK, 5.1, 5, false),
            new Alert(6, Kind.STALE_MARK, 5, 5, false));
  }

  @Test
  void aMarkThatWasNeverThereIsAsOldAsTheTrialAndTheAlertIsFinite() {
    monitor.observe(1_000_000_000L, 0, 0, 0, 0);
    monitor.observe(9_500_000_000L, 0, 0, Double.POSITIVE_INFINITY, 0);
    assertThat(monitor.alerts())
        .containsExactly(new Alert(9_500_000_000L, Kind.STALE_MARK, 8.5, 5, false));
  }

  @Test
  void calibrationsRejectedInARowAreReportedOncePerRow() {
    for (int rejects = 1; rejects <= 30; rejects++) {
      monitor.observe(rejects, 0, 0, 0, rejects);
    }
    assertThat(monitor.alerts()).containsExactly(new Alert(10, Kind.CALIBRATION, 10, 10, false));
    monitor.observe(31, 0, 0, 0, 0);
    monitor.observe(32, 0, 0, 0, 10);
    assertThat(monitor.alertCount()).isEqualTo(2);
  }

  @Test
  void onlyTheFirstThousandAlertsAreKeptButAllAreCounted() {
    for (int i = 0; i < 1_500; i++) {
      drawdown(2L * i, 60);
      drawdown(2L * i + 1, 0);
    }
    assertThat(monitor.alerts()).hasSize(1_000);
    assertThat(monitor.alertCount()).isEqualTo(1_500);
  }

  @Test
  void notANumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> monitor.observe(0, Double.NaN, 0, 0, 0))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskMonitor(new RiskSpec(1, 1, 1, 1, 1, 1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RiskMonitor(new RiskSpec(1, 1, 1, 1, 1, 1), Double.POSITIVE_INFINITY));
  }
}
