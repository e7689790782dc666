package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.MarginTiers;
import io.onchainmm.sim.hyperliquid.RateLimitSpec;
import io.onchainmm.sim.maker.AlphaSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.Alert;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Margin and liquidation of whole trials; a tick is 0.1 USD, a lot 0.01. */
class LiquidationTest {
  private static final long MS = 1_000_000;
  private static final CalibrationSpec FIXED = CalibrationSpec.fixed(1, 0.5, 1, 5);

  private static MarginSpec margin(double depositUsd, int leverage) {
    return new MarginSpec(
        MarginSpec.Mode.CROSS, depositUsd, leverage, List.of(0.0), List.of((double) leverage));
  }

  /** One basis point either side of the mid, whatever is held. */
  private static MakerSpec maker(double orderUsd, double limitUsd) {
    return new MakerSpec(
        0.01,
        MakerSpec.GammaUnit.USD,
        MakerSpec.Model.A,
        MakerSpec.QuoteRule.SYMMETRIC,
        MakerSpec.Horizon.SESSION,
        600,
        0,
        1,
        0,
        1,
        0,
        new AlphaSpec(AlphaSpec.Use.SHIFT, 60, 10),
        orderUsd,
        limitUsd,
        100,
        false,
        MakerSpec.VolatilitySource.CALIBRATION,
        false);
  }

  private static SeatResult.Closed run(BookTape tape, MakerSpec maker, BookSpec book) {
    Seat seat = new Seat("t", 1, maker, FIXED, book, Seats.NO_HALT, Signal.NONE, true);
    SeatResult result = new BookVenue(tape).replay(List.of(seat)).get(0);
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return (SeatResult.Closed) result;
  }

  private static BookSpec book(MarginSpec margin) {
    return BookSpecs.account(margin, RateLimitSpec.NONE, 1);
  }

  /** Our bid of 1,999.8 is filled at 1 s; then the book falls to the mid. */
  private static TapeBuilder fall(long lots, long midTicks) {
    return new TapeBuilder()
        .bid(0, 19_995, 10)
        .ask(0, 20_005, 10)
        .sellTrade(1000, 19_997, 1)
        .bid(2000, 18_740 - 1, lots)
        .bid(2000, 19_995, 0)
        .ask(2000, 18_740 + 1, lots)
        .bid(2000, 18_733, 2 * lots / 5)
        .bid(2000, 18_730, 2 * lots / 5)
        .bid(2000, 18_000, 2 * lots)
        .ask(3000, midTicks + 1, lots)
        .bid(3000, 18_739, 0)
        .bid(3000, midTicks - 1, midTicks - 1 == 18_733 ? 2 * lots / 5 : lots);
  }

  @Test
  void theExchangeSellsIntoTheBookWhenTheAccountFallsBelowMaintenance() {
    BookTape tape = fall(50, 18_734).ask(4000, 18_736, 5).build();
    // 50 lots for 999.90 USD on 110 USD: at 1,874.0 worth 47.1, maintenance 5 % of 937 = 46.85;
    // at 1,873.4 worth 46.8, maintenance 46.835.
    SeatResult.Closed end = run(tape, maker(1000, 10_000), book(margin(110, 10)));
    assertThat(end.alerts())
        .containsExactly(new Alert(3000 * MS, Alert.Kind.LIQUIDATION, 46.8, 46.835, true));
    List<Fill> fills = end.closing().fills();
    assertThat(fills).hasSize(4);
    assertThat(fills.get(0).reason()).isEqualTo(Fill.Reason.ORDER);
    assertThat(fills.get(0).lots()).isEqualTo(50);
    // 20 lots at 1,873.3, 20 at 1,873.0, 10 at 1,800.0; 5 bp of each.
    long[][] want = {{-20, 374_660_000_000L}, {-20, 374_600_000_000L}, {-10, 180_000_000_000L}};
    for (int i = 0; i < 3; i++) {
      Fill fill = fills.get(i + 1);
      assertThat(fill.timeNanos()).isEqualTo(3000 * MS);
      assertThat(fill.reason()).isEqualTo(Fill.Reason.LIQUIDATION);
      assertThat(fill.lots()).isEqualTo(want[i][0]);
      assertThat(fill.cashAtoms()).isEqualTo(want[i][1]);
      assertThat(fill.feeAtoms()).isEqualTo(want[i][1] / 2000);
      assertThat(fill.orderId()).isZero();
    }
    Metrics metrics = end.closing().metrics();
    assertThat(metrics.liquidatedUsd()).isEqualTo(929.26);
    assertThat(metrics.finalPositionBase()).isZero();
    assertThat(metrics.halted()).isTrue();
    // With 50 lots held a second order of 50 needs 200 USD of initial margin.
    assertThat(metrics.marginRejects()).isPositive();
    assertThat(metrics.rejects()).isEqualTo(metrics.marginRejects());
    assertThat(metrics.netPnlUsd()).isEqualTo(-71.10463);
  }

  @Test
  void withoutMarginNothingIsForcedAndEnoughMarginChangesNothing() {
    BookTape tape = fall(50, 18_734).ask(4000, 18_736, 5).build();
    SeatResult.Closed free = run(tape, maker(1000, 10_000), book(MarginSpec.NONE));
    assertThat(free.closing().metrics().liquidatedUsd()).isZero();
    assertThat(free.closing().fills().size()).isGreaterThan(1);
    SeatResult.Closed rich = run(tape, maker(1000, 10_000), book(margin(1e6, 10)));
    assertThat(rich.closing().fills()).isEqualTo(free.closing().fills());
    assertThat(rich.closing().metrics()).isEqualTo(free.closing().metrics());
    assertThat(rich.alerts()).isEqualTo(free.alerts());
  }

  @Test
  void belowTwoThirdsOfMaintenanceTheBackstopTakesPositionAndAccount() {
    // At 1,830.0: 110 - 84.9 = 25.1 USD, two thirds of the maintenance of 45.75 are 30.5.
    BookTape tape = fall(50, 18_300).bid(3000, 18_733, 0).bid(3000, 18_730, 0).build();
    SeatResult.Closed end = run(tape, maker(1000, 10_000), book(margin(110, 10)));
    Fill last = end.closing().fills().get(1);
    assertThat(last.reason()).isEqualTo(Fill.Reason.BACKSTOP);
    assertThat(last.cashAtoms()).isEqualTo(915_000_000_000L);
    assertThat(last.feeAtoms()).isZero();
    assertThat(end.closing().metrics().feesUsd()).isEqualTo(25.1);
    assertThat(end.closing().metrics().netPnlUsd()).isEqualTo(-110);
    assertThat(end.alerts())
        .extracting(Alert::kind, Alert::value)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Alert.Kind.LIQUIDATION, 25.1));
  }

  @Test
  void aLargePositionIsSlicedOnceThenSoldWhole() {
    // 10,000 lots, 200,000 USD: a fifth at the first mark, all within the next 30 s.
    TapeBuilder tape = fall(10_000, 18_734);
    tape.ask(3100, 18_481, 10_000).bid(3100, 18_733, 0).bid(3100, 18_730, 0);
    tape.bid(3100, 18_479, 10_000).ask(9000, 18_482, 5);
    SeatResult.Closed end = run(tape.build(), maker(200_000, 200_000), book(margin(22_000, 10)));
    List<Fill> forced =
        end.closing().fills().stream().filter(f -> f.reason() != Fill.Reason.ORDER).toList();
    assertThat(forced.get(0).timeNanos()).isEqualTo(3000 * MS);
    assertThat(forced.get(0).lots()).isEqualTo(-2000);
    assertThat(forced.stream().filter(f -> f.timeNanos() == 3000 * MS)).hasSize(1);
    // 8,000 lots are sound at 1,873.4 again, and short at 1,848.0.
    assertThat(forced.get(1).timeNanos()).isEqualTo(3100 * MS);
    assertThat(forced.stream().mapToLong(Fill::lots).sum()).isEqualTo(-10_000);
    assertThat(forced).hasSize(2);
    assertThat(end.alerts())
        .extracting(Alert::halted)
        .as("one breach, then another")
        .containsExactly(true, false);
  }

  /** Every mark of every trial looked at anew, from its fills alone. */
  @Test
  void accountsAreLiquidatedExactlyWhenAMarkLeavesThemShort() {
    SplittableRandom random = new SplittableRandom(17);
    long forced = 0;
    long rejected = 0;
    for (int run = 0; run < 1_000; run++) {
      BookTape tape = new RandomMarket(run).tape(300, TapeBuilder.INSTRUMENT);
      MarginSpec margin = margin(random.nextDouble(0.05, 0.4), random.nextInt(2000, 10_000));
      SeatResult.Closed end =
          run(
              tape,
              maker(random.nextDouble(200, 1500), 8000),
              BookSpecs.account(margin, RateLimitSpec.NONE, random.nextInt(0, 60)));
      forced += check(tape, margin, end);
      rejected += end.closing().metrics().marginRejects();
    }
    assertThat(forced).isGreaterThan(50);
    assertThat(rejected).isGreaterThan(500);
  }

  private static long check(BookTape tape, MarginSpec margin, SeatResult.Closed end) {
    MarginTiers tiers = new MarginTiers(margin, 1_000_000_000L);
    PriceSeries marks = Touches.of(tape).marks();
    Marks byTime = new Marks(marks);
    List<Fill> fills = end.closing().fills();
    long unit = tape.instrument().atomsPerHalfTickLot();
    long position = 0;
    long cash = Math.round(Math.floor(margin.depositUsd() * 1e9));
    long forced = 0;
    int next = 0;
    for (int i = 0; i < marks.length(); i++) {
      long nanos = marks.timeNanos[i];
      while (next < fills.size()
          && (fills.get(next).timeNanos() < nanos
              || (fills.get(next).timeNanos() == nanos
                  && fills.get(next).reason() == Fill.Reason.ORDER))) {
        Fill fill = fills.get(next++);
        assertThat(fill.reason()).as("forced between two marks").isEqualTo(Fill.Reason.ORDER);
        position += fill.lots();
        cash += fill.cashAtoms() - fill.feeAtoms();
      }
      long worth = position * marks.halfTicks[i] * unit;
      boolean isShort = cash + worth < tiers.maintenanceAtoms(Math.abs(worth));
      boolean sells = next < fills.size() && fills.get(next).timeNanos() == nanos;
      assertThat(sells).as("forced at %d ns", nanos).isEqualTo(isShort);
      for (; next < fills.size() && fills.get(next).timeNanos() == nanos; next++) {
        Fill fill = fills.get(next);
        position += fill.lots();
        cash += fill.cashAtoms() - fill.feeAtoms();
        forced++;
        if (fill.reason() == Fill.Reason.BACKSTOP) {
          assertThat(position).isZero();
          cash = 0;
        }
      }
      // What is left as a debt is the venue's.
      cash = position == 0 ? Math.max(0, cash) : cash;
    }
    assertThat(byTime.at(tape.endNanos())).isEqualTo(marks.halfTicks[marks.length() - 1]);
    double deposit = Math.floor(margin.depositUsd() * 1e9);
    double equity = cash + (double) (position * byTime.at(tape.endNanos()) * unit) - deposit;
    if (next == fills.size()) {
      assertThat(end.closing().metrics().netPnlUsd() * 1e9)
          .isCloseTo(equity, org.assertj.core.api.Assertions.within(2.0));
    }
    return forced;
  }
}
