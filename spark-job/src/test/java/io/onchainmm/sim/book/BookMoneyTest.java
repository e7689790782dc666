package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fees and funding of whole trials across full hours and days. */
class BookMoneyTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final FeeSpec TIERS =
      new FeeSpec(FeeSpec.Schedule.HYPERLIQUID_PERP, 4_999_000, 0, 0, 0, false);

  /** A random market in the middle of which the clock strikes. */
  private static BookTape around(long boundary) {
    BookTape tape = new RandomMarket(5).tape(8000, TapeBuilder.INSTRUMENT);
    long shift = boundary - (tape.startNanos() + tape.endNanos()) / 2;
    long[] times = tape.timeNanos.clone();
    for (int i = 0; i < tape.length(); i++) {
      times[i] += shift;
    }
    return new BookTape(
        "test",
        tape.instrument(),
        tape.length(),
        times,
        tape.kind,
        tape.priceTicks,
        tape.sizeLots,
        true,
        tape.length());
  }

  private static BookSpec spec(FeeSpec fees, FundingSpec funding) {
    return new BookSpec(
        1.5,
        BookSpec.Queue.RISK_ADVERSE,
        3,
        BookSpec.QueueBounds.BOUNDED,
        BookSpec.Fills.PARTIAL,
        false,
        BookSpec.Feed.CONSTANT,
        50,
        BookSpec.Latency.CONSTANT,
        50,
        50,
        5,
        4,
        0,
        "messages.csv",
        BookSpec.Rounding.FLOOR,
        fees,
        funding);
  }

  private static Closing closed(BookTape tape, BookSpec spec) {
    SeatResult result =
        new BookVenue(tape).replay(List.of(Seats.seat(Seats.maker(0.01), spec))).get(0);
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return ((SeatResult.Closed) result).closing();
  }

  private static FundingSpec rate(double hourly) {
    return new FundingSpec(FundingSpec.Source.RATES, List.of(hourly));
  }

  @Test
  void positionHeldAtTheFullHourPaysOnTheMid() {
    BookTape tape = around(7 * HOUR);
    Closing plain = closed(tape, spec(FeeSpec.FLAT, FundingSpec.NONE));
    Closing paying = closed(tape, spec(FeeSpec.FLAT, rate(0.001)));
    assertThat(paying.fills()).isEqualTo(plain.fills());
    long lots =
        plain.fills().stream().filter(f -> f.timeNanos() < 7 * HOUR).mapToLong(Fill::lots).sum();
    assertThat(lots).isNotZero();
    long mark = Touches.of(tape).marks().at(7 * HOUR);
    long paid =
        BigDecimal.valueOf(lots * mark * tape.instrument().atomsPerHalfTickLot())
            .multiply(new BigDecimal("0.001"))
            .setScale(0, RoundingMode.CEILING)
            .longValueExact();
    Metrics metrics = paying.metrics();
    assertThat(metrics.fundingUsd()).isEqualTo(-paid / 1e9);
    assertThat(plain.metrics().fundingUsd()).isZero();
    assertThat(plain.metrics().netPnlUsd() - metrics.netPnlUsd())
        .isCloseTo(paid / 1e9, within(1e-8));
    assertThat(closed(tape, spec(FeeSpec.FLAT, rate(-0.001))).metrics().fundingUsd())
        .isCloseTo(paid / 1e9, within(1e-8));
  }

  @Test
  void windowWithoutAFullHourPaysNothing() {
    BookTape tape = around(7 * HOUR + HOUR / 2);
    assertThat(closed(tape, spec(FeeSpec.FLAT, rate(0.01))).metrics().fundingUsd()).isZero();
  }

  @Test
  void ownVolumeLowersTheFeeFromTheNextDayOn() {
    BookTape tape = around(48 * HOUR);
    Closing closing = closed(tape, spec(TIERS, FundingSpec.NONE));
    double traded = 0;
    for (Fill fill : closing.fills()) {
      boolean before = fill.timeNanos() < 48 * HOUR;
      traded += before ? Math.abs(fill.cashAtoms()) / 1e9 : 0;
      BigDecimal bps = new BigDecimal(before ? "1.5" : "1.2");
      long fee =
          bps.multiply(BigDecimal.valueOf(Math.abs(fill.cashAtoms())))
              .movePointLeft(4)
              .setScale(0, RoundingMode.CEILING)
              .longValueExact();
      assertThat(fill.feeAtoms()).as("%s", fill).isEqualTo(fee);
    }
    assertThat(traded).isGreaterThan(1_000);
    assertThat(closing.fills().get(closing.fills().size() - 1).timeNanos())
        .isGreaterThan(48 * HOUR);
  }

  @Test
  void flatScheduleIsTheConfiguredFee() {
    BookTape tape = around(48 * HOUR);
    assertThat(closed(tape, spec(FeeSpec.FLAT, FundingSpec.NONE)).fills())
        .isEqualTo(closed(tape, Seats.BOOK).fills());
  }
}
