package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TrialAccountTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long DOLLAR = Instrument.ATOMS_PER_USD;

  /** One USD a tick, a tenth of a unit a lot: 200 half-ticks are 100 USD, a lot is worth 10. */
  private static final Instrument INSTRUMENT =
      new Instrument("TEST", BigDecimal.ONE, new BigDecimal("0.1"), 0, 0);

  private static Marks marks(long... secondsAndHalfTicks) {
    int n = secondsAndHalfTicks.length / 2;
    long[] times = new long[n];
    long[] prices = new long[n];
    for (int i = 0; i < n; i++) {
      times[i] = secondsAndHalfTicks[2 * i] * SECOND;
      prices[i] = secondsAndHalfTicks[2 * i + 1];
    }
    return new Marks(new PriceSeries(times, prices));
  }

  private static TrialAccount account(Marks marks, long seconds) {
    return new TrialAccount(INSTRUMENT, marks, 1_000, 0, seconds * SECOND, true);
  }

  @Test
  void objectiveDividesByTheTimeAverageNotional() {
    TrialAccount account = account(marks(0, 200, 500, 220), 1_000);
    account.fill(0, 20, -198 * DOLLAR, DOLLAR, 200, 7);
    Metrics metrics = account.finish(3, true).metrics();

    // 20 lots: 200 USD for 500 s, then 220 USD for 500 s; bought for 198, fee 1.
    assertThat(metrics.netPnlUsd()).isEqualTo(21);
    assertThat(metrics.avgNotionalUsd()).isCloseTo(210, within(1e-9));
    assertThat(metrics.pnlPer1000Usd()).isCloseTo(100, within(1e-9));
    assertThat(metrics.pnlPer1000AvgUsd().orElseThrow()).isCloseTo(100, within(1e-9));
    assertThat(metrics.pnlPer1000MaxUsd().orElseThrow()).isCloseTo(21_000 / 220.0, within(1e-9));
    assertThat(metrics.pnlPer1000LimitUsd()).isCloseTo(21, within(1e-9));
    assertThat(metrics.pnlPer1000UsdPerDay().orElseThrow()).isCloseTo(8_640, within(1e-9));
    assertThat(metrics.spreadCaptureUsd()).isEqualTo(2);
    assertThat(metrics.inventoryPnlUsd()).isEqualTo(20);
    assertThat(metrics.realisedPnlUsd()).isZero();
    assertThat(metrics.unrealisedPnlUsd()).isEqualTo(22);
    assertThat(metrics.feesUsd()).isEqualTo(1);
    assertThat(metrics.volumeUsd()).isEqualTo(198);
    assertThat(metrics.finalPositionBase()).isEqualTo(2);
    assertThat(metrics.alerts()).isEqualTo(3);
    assertThat(metrics.halted()).isTrue();
    assertThat(metrics.shortWindow()).isTrue();
  }

  @Test
  void littleInventoryIsFlooredAtATenthOfTheLimit() {
    TrialAccount account = account(marks(0, 200), 1_000);
    account.fill(0, 1, -9 * DOLLAR, 0, 200, 1);
    account.fill(100 * SECOND, -1, 11 * DOLLAR, 0, 200, 2);
    Metrics metrics = account.finish(0, false).metrics();
    assertThat(metrics.avgNotionalUsd()).isCloseTo(1, within(1e-9));
    assertThat(metrics.pnlPer1000Usd()).isCloseTo(20, within(1e-9));
    assertThat(metrics.pnlPer1000AvgUsd().orElseThrow()).isCloseTo(2_000, within(1e-6));
  }

  @Test
  void accountWithoutAFillHasNoRatios() {
    TrialAccount account = account(marks(0, 200), 4_000);
    account.observe(0, 0);
    account.cost(5 * SECOND, Ledger.Cost.GAS, 2 * DOLLAR);
    account.cost(6 * SECOND, Ledger.Cost.BRIBE, DOLLAR);
    Metrics metrics = account.finish(0, false).metrics();
    assertThat(metrics.netPnlUsd()).isEqualTo(-3);
    assertThat(metrics.gasUsd()).isEqualTo(2);
    assertThat(metrics.bribesUsd()).isEqualTo(1);
    assertThat(metrics.pnlPer1000Usd()).isEqualTo(-30);
    assertThat(metrics.pnlPer1000AvgUsd()).isEmpty();
    assertThat(metrics.pnlPer1000MaxUsd()).isEmpty();
    assertThat(metrics.markout1sBps()).isEmpty();
    assertThat(metrics.quotedFraction()).isZero();
    assertThat(metrics.shortWindow()).isFalse();
    assertThat(metrics.maxDrawdownUsd()).isEqualTo(3);
  }

  @Test
  void drawdownStartsFromTheInitialEquityAndFollowsObservations() {
    TrialAccount account = account(marks(0, 200), 100);
    account.fill(0, 10, -100 * DOLLAR, 0, 200, 1);
    account.observe(SECOND, 180);
    assertThat(account.equityUsd()).isEqualTo(-10);
    assertThat(account.drawdownUsd()).isEqualTo(10);
    account.observe(2 * SECOND, 240);
    assertThat(account.drawdownUsd()).isZero();
    account.observe(3 * SECOND, 226);
    assertThat(account.drawdownUsd()).isEqualTo(7);
    Metrics metrics = account.finish(0, false).metrics();
    assertThat(metrics.maxDrawdownUsd()).isEqualTo(20);
    assertThat(metrics.maxNotionalUsd()).isEqualTo(120);
  }

  @Test
  void counterPartsBecomeMetrics() {
    TrialAccount account = account(marks(0, 200), 100);
    account.orders = 5;
    account.rejects = 4;
    account.notIncluded = 3;
    account.decisions = 8;
    account.quotedDecisions = 2;
    account.calibrationRejects = 1;
    Metrics metrics = account.finish(0, false).metrics();
    assertThat(metrics.orders()).isEqualTo(5);
    assertThat(metrics.rejects()).isEqualTo(4);
    assertThat(metrics.notIncluded()).isEqualTo(3);
    assertThat(metrics.quotedFraction()).isEqualTo(0.25);
    assertThat(metrics.calibrationRejects()).isEqualTo(1);
  }

  @Test
  void fillsAreKeptOnlyWhenAskedFor() {
    Marks marks = marks(0, 200);
    TrialAccount silent = new TrialAccount(INSTRUMENT, marks, 1_000, 0, SECOND, false);
    TrialAccount keeping = new TrialAccount(INSTRUMENT, marks, 1_000, 0, SECOND, true);
    silent.fill(3, 1, -9 * DOLLAR, 5, 200, 42);
    keeping.fill(3, 1, -9 * DOLLAR, 5, 200, 42);
    assertThat(silent.finish(0, false).fills()).isEmpty();
    assertThat(keeping.finish(0, false).fills())
        .containsExactly(new Fill(3, 1, -9 * DOLLAR, 5, 200, 42));
  }

  @Test
  void sharpeIsPerPeriodOfTheLongestClockWithTwoHundredPeriods() {
    // 2,000 s: 200 periods of 10 s; the position is worth one USD more after each odd one.
    long[] steps = new long[400];
    for (int i = 0; i < 200; i++) {
      steps[2 * i] = 10L * i;
      steps[2 * i + 1] = 200 + 2L * ((i + 1) / 2);
    }
    TrialAccount account = account(marks(steps), 2_000);
    account.fill(1, 10, -100 * DOLLAR, 0, 200, 1);
    Metrics metrics = account.finish(0, false).metrics();
    assertThat(metrics.netPnlUsd()).isEqualTo(100);
    assertThat(metrics.sharpePeriodSeconds()).hasValue(10);
    double sd = Math.sqrt(200 * 0.25 / 199);
    assertThat(metrics.sharpe().orElseThrow()).isCloseTo(0.5 / sd, within(1e-12));
  }

  @Test
  void sharpeIsAbsentWhereItIsUndefined() {
    TrialAccount flat = account(marks(0, 200), 2_000);
    assertThat(flat.finish(0, false).metrics().sharpe()).isEmpty();
    TrialAccount brief = account(marks(0, 200, 50, 220), 1_999);
    brief.fill(1, 10, -100 * DOLLAR, 0, 200, 1);
    Metrics metrics = brief.finish(0, false).metrics();
    assertThat(metrics.sharpe()).isEmpty();
    assertThat(metrics.sharpePeriodSeconds()).isEmpty();
  }

  @Test
  void curveHasTheFirstAndTheLastInstantAndAtMostFiveHundredPoints() {
    for (long seconds :
        new long[] {1, 9, 10, 25, 1_999, 4_990, 5_010, 59_995, 720_001, 5_000_000}) {
      TrialAccount account = account(marks(0, 200, seconds, 210), seconds);
      account.fill(0, 10, -99 * DOLLAR, 0, 200, 1);
      EquityCurve curve = account.finish(0, false).equity();
      int last = curve.length() - 1;
      assertThat(curve.length()).as("%d s", seconds).isBetween(2, 500);
      assertThat(curve.timeNanos()[0]).isZero();
      assertThat(curve.equityUsd()[0]).isZero();
      assertThat(curve.positionBase()[0]).isZero();
      assertThat(curve.markUsd()[0]).isEqualTo(100);
      assertThat(curve.timeNanos()[last]).isEqualTo(seconds * SECOND);
      assertThat(curve.equityUsd()[last]).isEqualTo(6);
      assertThat(curve.positionBase()[last]).isEqualTo(1);
      assertThat(curve.markUsd()[last]).isEqualTo(105);
      for (int i = 1; i <= last; i++) {
        assertThat(curve.timeNanos()[i]).isGreaterThan(curve.timeNanos()[i - 1]);
      }
    }
  }

  @Test
  void markOutsLookOneFiveAndThirtySecondsAhead() {
    TrialAccount account = account(marks(0, 200, 1, 202, 5, 204, 30, 190), 30);
    account.fill(0, 1, -10 * DOLLAR, 0, 200, 1);
    Metrics metrics = account.finish(0, false).metrics();
    assertThat(metrics.markout1sBps().orElseThrow()).isCloseTo(100, within(1e-9));
    assertThat(metrics.markout5sBps().orElseThrow()).isCloseTo(200, within(1e-9));
    assertThat(metrics.markout30sBps().orElseThrow()).isCloseTo(-500, within(1e-9));
  }

  @Test
  void missingMarkIsAnErrorWhereThereIsSomethingToValue() {
    TrialAccount account = account(marks(10, 200), 100);
    account.observe(0, 0);
    assertThatIllegalStateException()
        .isThrownBy(() -> account.fill(20 * SECOND, 1, -10 * DOLLAR, 0, 0, 1))
        .withMessageContaining("no mark at 20000000000 ns");
    account.fill(20 * SECOND, 1, -10 * DOLLAR, 0, 200, 1);
    assertThatIllegalStateException().isThrownBy(() -> account.observe(21 * SECOND, 0));
    assertThatIllegalStateException().isThrownBy(() -> account.observe(21 * SECOND, -1));
  }

  @Test
  void marksThatDoNotCoverThePositionAreAnError() {
    TrialAccount account = account(marks(50, 200), 100);
    account.fill(SECOND, 1, -10 * DOLLAR, 0, 200, 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> account.finish(0, false))
        .withMessageContaining("no mark at 10000000000 ns for a position of 1 lots");
  }

  @Test
  void booksGoForwardInsideTheWindow() {
    TrialAccount account = account(marks(0, 200), 100);
    account.fill(20 * SECOND, 1, -10 * DOLLAR, 0, 200, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> account.fill(19 * SECOND, 1, -10 * DOLLAR, 0, 200, 1))
        .withMessageContaining("the books stand at 20000000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> account.cost(101 * SECOND, Ledger.Cost.GAS, 1));
  }

  @Test
  void accountClosesOnce() {
    TrialAccount account = account(marks(0, 200), 100);
    account.finish(0, false);
    assertThatIllegalStateException().isThrownBy(() -> account.finish(0, false));
  }

  @Test
  void windowAndLimitAreChecked() {
    Marks marks = marks(0, 200);
    assertThatIllegalArgumentException().isThrownBy(() -> account(marks, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrialAccount(INSTRUMENT, marks, 0, 0, 1, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrialAccount(INSTRUMENT, marks, Double.NaN, 0, 1, false));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TrialAccount(INSTRUMENT, marks, Double.POSITIVE_INFINITY, 0, 1, false));
  }

  @Test
  void certaintyEquivalentTakesOffHalfOfGammaTimesVarianceTimesSquaredPosition() {
    // Marks move by 20 half-ticks (10 USD) at 10 s and stay: 100 USD² in 20 s are 5 USD² a second.
    TrialAccount account = account(marks(0, 200, 10, 220), 20);
    account.gammaPerUsd = 0.01;
    account.fill(0, 20, -200 * DOLLAR, 0, 200, 1);
    Metrics metrics = account.finish(0, false).metrics();
    // Two units held for 20 s: 20 − ½ · 0.01 · 5 · 4 · 20.
    assertThat(metrics.netPnlUsd()).isEqualTo(20);
    assertThat(metrics.certaintyEquivalentUsd().orElseThrow()).isCloseTo(18, within(1e-9));
  }

  @Test
  void certaintyEquivalentIsAbsentWithoutRiskAversionOrVariance() {
    assertThat(account(marks(0, 200), 100).finish(0, false).metrics().certaintyEquivalentUsd())
        .isEmpty();
    TrialAccount brief = account(marks(0, 200), 10);
    brief.gammaPerUsd = 1;
    assertThat(brief.finish(0, false).metrics().certaintyEquivalentUsd()).isEmpty();
  }

  @Test
  void fundingAndTimeUnderwaterBecomeMetrics() {
    TrialAccount account = account(marks(0, 200), 100);
    account.fill(0, 20, -200 * DOLLAR, 0, 200, 1);
    account.funding(30 * SECOND, 3 * DOLLAR);
    account.funding(50 * SECOND, -DOLLAR);
    Metrics metrics = account.finish(0, false).metrics();
    assertThat(metrics.fundingUsd()).isEqualTo(-2);
    assertThat(metrics.netPnlUsd()).isEqualTo(-2);
    assertThat(metrics.longestUnderwaterSeconds()).isEqualTo(100);
    assertThat(metrics.maxDrawdownUsd()).isEqualTo(3);
  }
}
