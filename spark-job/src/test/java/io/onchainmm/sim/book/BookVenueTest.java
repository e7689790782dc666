package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.Intensity;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.Alert;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole trials on small tapes. */
class BookVenueTest {

  @Test
  void tradesOnARandomMarketWithinItsLimits() {
    BookTape tape = new RandomMarket(5).tape(8000, TapeBuilder.INSTRUMENT);
    Closing closing = closed(tape, Seats.seat(Seats.maker(0.01), Seats.BOOK));
    assertThat(closing.metrics().fills()).isGreaterThan(50);
    assertThat(closing.metrics().orders()).isGreaterThan(100);
    assertThat(closing.metrics().quotedFraction()).isBetween(0.1, 0.999);
    assertThat(closing.metrics().feesUsd()).isPositive();
    assertThat(closing.metrics().maxNotionalUsd()).isLessThan(5000 * 1.05);
    long nanos = 0;
    for (Fill fill : closing.fills()) {
      assertThat(fill.timeNanos()).isGreaterThanOrEqualTo(nanos);
      nanos = fill.timeNanos();
    }
  }

  @Test
  void theMarkOfAFillIsTheMidBeforeItsInstant() {
    BookTape tape = new RandomMarket(6).tape(8000, TapeBuilder.INSTRUMENT);
    Closing closing = closed(tape, Seats.seat(Seats.maker(0.01), Seats.BOOK));
    var marks = Touches.of(tape).marks();
    assertThat(closing.fills()).isNotEmpty();
    for (Fill fill : closing.fills()) {
      assertThat(fill.markHalfTicks()).isEqualTo(marks.at(fill.timeNanos() - 1));
    }
  }

  @Test
  void aMarketWithoutTradesIsNeverQuoted() {
    TapeBuilder tape = new TapeBuilder();
    for (int i = 0; i < 200; i++) {
      tape.bid(i * 1000L, 20_000 - i % 3, 10 + i).ask(i * 1000L, 20_004 + i % 3, 10 + i);
    }
    SeatResult.Closed result =
        (SeatResult.Closed) run(tape.build(), Seats.seat(Seats.maker(0.1), Seats.BOOK));
    assertThat(result.closing().metrics().orders()).isZero();
    assertThat(result.closing().metrics().quotedFraction()).isZero();
    assertThat(result.closing().metrics().calibrationRejects()).isPositive();
    assertThat(result.alerts()).extracting(Alert::kind).contains(Alert.Kind.CALIBRATION);
  }

  @Test
  void silenceMakesTheMarkStaleAndADrawdownStopsQuoting() {
    BookTape tape = new RandomMarket(8).tape(8000, TapeBuilder.INSTRUMENT);
    RiskSpec strict = new RiskSpec(1e-5, 2e-5, 0.9, 60, 0.1, 10);
    Seat seat =
        new Seat(
            "t", 1, Seats.maker(0.01), Seats.CALIBRATION, Seats.BOOK, strict, Signal.NONE, false);
    SeatResult.Closed result = (SeatResult.Closed) run(tape, seat);
    assertThat(result.alerts())
        .extracting(Alert::kind)
        .contains(Alert.Kind.STALE_MARK, Alert.Kind.DRAWDOWN);
    assertThat(result.closing().metrics().halted()).isTrue();
    assertThat(result.closing().metrics().fills()).isLessThan(20);
    assertThat(result.closing().fills()).isEmpty();
  }

  @Test
  void wantsAtLeastOneLotAndTheLeastOrderValue() {
    Instrument coarse =
        new Instrument("X", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 10_000);
    BookTape tape = new RandomMarket(9).tape(4000, coarse);
    failed(
        run(tape, Seats.seat(Seats.maker(0.1), Seats.BOOK)),
        FailureReason.INVALID_CONFIG,
        "least order value of 10000");
    BookTape plain = new RandomMarket(9).tape(4000, TapeBuilder.INSTRUMENT);
    MakerSpec tiny =
        new MakerSpec(
            0.1,
            MakerSpec.GammaUnit.USD,
            MakerSpec.Model.A,
            1,
            5000,
            100,
            false,
            MakerSpec.VolatilitySource.CALIBRATION,
            false);
    failed(
        run(plain, Seats.seat(tiny, Seats.BOOK)),
        FailureReason.INVALID_CONFIG,
        "an order of 0 lots");
  }

  @Test
  void statesWhyATrialCannotBeFlown() {
    BookTape oneSided = new TapeBuilder().bid(0, 100, 1).bid(1000, 101, 1).build();
    Seat seat = Seats.seat(Seats.maker(0.1), Seats.BOOK);
    failed(run(oneSided, seat), FailureReason.MISSING_DATA, "never shows both a bid and an ask");
    failed(run(new TapeBuilder().build(), seat), FailureReason.MISSING_DATA, "0 events");
    BookTape tape = new RandomMarket(9).tape(4000, TapeBuilder.INSTRUMENT);
    CalibrationSpec short_ = new CalibrationSpec(1, 1, 10, 0, 20, 1);
    failed(
        run(
            tape,
            new Seat("t", 1, seat.maker(), short_, Seats.BOOK, Seats.NO_HALT, Signal.NONE, false)),
        FailureReason.INVALID_CONFIG,
        "window_seconds");
    failed(
        run(tape, Seats.seat(Seats.maker(1e300), Seats.BOOK)), FailureReason.NOT_FINITE, "gamma");
  }

  @Test
  void anUnknownEventIsAProgrammingError() {
    BookTape tape = new TapeBuilder().row(0, (byte) 99, 1, 1).build();
    assertThatIllegalStateException()
        .isThrownBy(() -> new BookVenue(tape).replay(List.of()))
        .withMessageContaining("kind 99");
  }

  @Test
  void calibrationMeasuresDepthsFromTheMidAtTheStartOfTheInterval() {
    // 1 s intervals; mid 101.0 at every start; one buyer in each: beyond 0.5, 1.5, 2.5 ticks.
    TapeBuilder tape = new TapeBuilder().bid(0, 100, 5).ask(0, 102, 5).buyTrade(0, 150, 1);
    for (int i = 0; i < 60; i++) {
      tape.bid(i * 1000 + 400, 90, 1);
      if (i % 4 == 0) {
        tape.buyTrade(i * 1000 + 500, 103 + i % 3, 1);
      }
      tape.sellTrade(i * 1000 + 1000, 100 - i % 2, 1);
    }
    tape.bid(60_001, 90, 2);
    BookTape built = tape.build();
    CalibrationSpec spec = new CalibrationSpec(60, 60, 1, 0, 10, 1);
    Calibration schedule = BookCalibration.of(spec, built, Touches.of(built));
    assertThat(schedule.length()).isEqualTo(1);
    // By hand: 120 observations. Sellers: every interval beyond 0.5, half of them beyond 1.5.
    // Buyers 2, 3, 4 ticks above the mid, 5 each: 15 beyond 1.5, 10 beyond 2.5, 5 beyond 3.5.
    Intensity want =
        Intensity.intervalCorrected(
                new double[] {0.5, 1.5, 2.5, 3.5}, new long[] {75, 45, 10, 5}, 120, 1, 1)
            .orElseThrow();
    assertThat(schedule.a[0]).isEqualTo(want.a());
    assertThat(schedule.sigmaBps[0]).isZero();
    assertThat(schedule.refHalfTicks[0]).isEqualTo(202);
  }

  @Test
  void aBugKeepsTheTopOfItsStack() {
    SeatResult.Failed failed =
        (SeatResult.Failed) SeatResult.failed(new IllegalStateException("broken"));
    assertThat(failed.reason()).isEqualTo(FailureReason.BUG);
    assertThat(failed.message()).contains("broken", "BookVenueTest");
  }

  @Test
  void anOrderThatTheLedgerCannotHoldEndsTheTrial() {
    BookTape tape = new RandomMarket(9).tape(4000, TapeBuilder.INSTRUMENT);
    // 1e13 USD are 5e11 lots, worth 1e22 atoms of 1e-9 USD; 1e300 USD are no long at all.
    failed(run(tape, whale(1e13)), FailureReason.NOT_FINITE, "more than the ledger can hold");
    failed(run(tape, whale(1e300)), FailureReason.NOT_FINITE, "lower it");
  }

  private static Seat whale(double orderUsd) {
    MakerSpec maker =
        new MakerSpec(
            0.01,
            MakerSpec.GammaUnit.BP_LOT,
            MakerSpec.Model.A,
            orderUsd,
            orderUsd * 5,
            100,
            false,
            MakerSpec.VolatilitySource.CALIBRATION,
            false);
    return Seats.seat(maker, Seats.BOOK);
  }

  private static SeatResult run(BookTape tape, Seat seat) {
    return new BookVenue(tape).replay(List.of(seat)).get(0);
  }

  private static Closing closed(BookTape tape, Seat seat) {
    return ((SeatResult.Closed) run(tape, seat)).closing();
  }

  private static void failed(SeatResult result, FailureReason reason, String message) {
    SeatResult.Failed failed = (SeatResult.Failed) result;
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.message()).contains(message);
  }
}
