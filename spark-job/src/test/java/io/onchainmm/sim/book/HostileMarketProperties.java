package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.RateLimitSpec;
import io.onchainmm.sim.maker.AlphaSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Tapes that make no sense (crossed and empty books, sizes from nothing to huge, thousands of
 * events at one time, gaps) under configurations at the ends of their ranges: every trial ends with
 * finite numbers or with a stated reason that is no bug, and the same alone as in a flight.
 */
class HostileMarketProperties {
  private static final int TAPES = 125;
  private static final int SEATS = 8;

  private final SplittableRandom random = new SplittableRandom(77);
  private int completed;
  private int failed;
  private long fills;

  @Test
  void everyTrialEndsInFiniteNumbersOrAStatedReason() {
    for (int t = 0; t < TAPES; t++) {
      BookTape tape = tape();
      List<Seat> seats = new ArrayList<>();
      for (int i = 0; i < SEATS; i++) {
        seats.add(seat(i));
      }
      List<SeatResult> results = new BookVenue(tape).replay(seats);
      for (int i = 0; i < SEATS; i++) {
        check("tape %d, seat %d: %s".formatted(t, i, seats.get(i)), results.get(i));
      }
      int one = random.nextInt(SEATS);
      assertThat(describe(new BookVenue(tape).replay(List.of(seats.get(one))).get(0)))
          .isEqualTo(describe(results.get(one)));
    }
    assertThat(completed).isGreaterThan(300);
    assertThat(failed).isGreaterThan(50);
    assertThat(fills).isGreaterThan(1000);
  }

  private void check(String where, SeatResult result) {
    if (result instanceof SeatResult.Failed end) {
      failed++;
      assertThat(end.reason()).as("%s: %s", where, end.message()).isNotEqualTo(FailureReason.BUG);
      assertThat(end.message()).as(where).isNotBlank();
      return;
    }
    completed++;
    SeatResult.Closed closed = (SeatResult.Closed) result;
    Metrics metrics = closed.closing().metrics();
    fills += metrics.fills();
    for (RecordComponent component : Metrics.class.getRecordComponents()) {
      finite(where + ": " + component.getName(), value(metrics, component));
    }
    for (double usd : closed.closing().equity().equityUsd()) {
      finite(where + ": equity", usd);
    }
    closed.alerts().forEach(alert -> finite(where + ": " + alert.kind(), alert.value()));
  }

  private static Object value(Metrics metrics, RecordComponent component) {
    try {
      return component.getAccessor().invoke(metrics);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A component of the metrics cannot be read", e);
    }
  }

  private static void finite(String where, Object value) {
    if (value instanceof Double number) {
      assertThat(number).as(where).isFinite();
    } else if (value instanceof OptionalDouble number && number.isPresent()) {
      assertThat(number.getAsDouble()).as(where).isFinite();
    }
  }

  private static Object describe(SeatResult result) {
    return result instanceof SeatResult.Closed closed
        ? List.of(closed.closing().metrics(), closed.closing().fills(), closed.alerts())
        : result;
  }

  // ---- tapes and trials -------------------------------------------------------------------

  private BookTape tape() {
    Instrument instrument =
        new Instrument(
            "H",
            pick(new BigDecimal("0.1"), new BigDecimal("0.000001"), new BigDecimal("100")),
            pick(new BigDecimal("0.01"), BigDecimal.ONE, new BigDecimal("0.002")),
            random.nextBoolean() ? 0 : 5,
            random.nextBoolean() ? 0 : 10);
    TapeBuilder tape = new TapeBuilder().instrument(instrument);
    long mid = pick(20L, 20_000L, 2_000_000L);
    long width = Math.max(2, mid / pick(4, 400, 40_000));
    int events = random.nextInt(2, 900);
    double still = random.nextDouble();
    long ms = 0;
    for (int i = 0; i < events; i++) {
      ms += random.nextDouble() < still ? 0 : random.nextLong(400);
      long price = Math.max(1, mid + random.nextLong(-width, width + 1));
      event(tape, ms, price);
      mid = Math.max(5, random.nextInt(20) == 0 ? mid + random.nextLong(-width, width + 1) : mid);
    }
    return tape.build();
  }

  private void event(TapeBuilder tape, long ms, long price) {
    long lots = random.nextInt(4) == 0 ? 0 : (long) Math.exp(random.nextDouble(0, 25));
    int kind = random.nextInt(100);
    if (kind < 35) {
      tape.bid(ms, price, lots);
    } else if (kind < 70) {
      tape.ask(ms, price, lots);
    } else if (kind < 82) {
      tape.buyTrade(ms, price, Math.max(1, lots));
    } else if (kind < 94) {
      tape.sellTrade(ms, price, Math.max(1, lots));
    } else if (kind < 96) {
      tape.row(ms, BookTape.BID_FORGET, price, 0);
    } else if (kind < 98) {
      tape.row(ms, BookTape.ASK_FORGET, price, 0);
    } else if (kind < 99) {
      tape.row(ms, BookTape.GAP, 0, 0);
    } else {
      // Both sides vanish one level at a time, crossed or not.
      for (long p = Math.max(1, price - 30); p < price + 30; p++) {
        tape.bid(ms, p, 0).ask(ms, p, 0);
      }
    }
  }

  private MarginSpec margin() {
    double deposit = Math.min(1e9, Math.exp(random.nextDouble(-5, 25)));
    return new MarginSpec(
        MarginSpec.Mode.CROSS,
        deposit,
        random.nextInt(1, 1000),
        List.of(0.0, 1.0, 1e9),
        List.of(1000.0, 1000.0, 1.0));
  }

  private RateLimitSpec rateLimit() {
    long most = (long) 1e15;
    return new RateLimitSpec(
        RateLimitSpec.Rule.HYPERLIQUID,
        random.nextBoolean() ? 0 : most,
        random.nextBoolean() ? 0 : most,
        random.nextBoolean() ? 0 : most);
  }

  private Seat seat(int i) {
    double order = Math.exp(random.nextDouble(-3, 20));
    MakerSpec maker =
        new MakerSpec(
            Math.exp(random.nextDouble(-60, 60)),
            pick(MakerSpec.GammaUnit.values()),
            pick(MakerSpec.Model.values()),
            pick(MakerSpec.QuoteRule.values()),
            pick(MakerSpec.Horizon.values()),
            Math.exp(random.nextDouble(-3, 8)),
            random.nextInt(3),
            random.nextInt(3),
            random.nextDouble(-50, 50),
            random.nextDouble(-10, 10),
            random.nextInt(2),
            new AlphaSpec(AlphaSpec.Use.SHIFT, 60, 10),
            order,
            order * random.nextInt(1, 20),
            pick(11.0, 70.0, 5000.0),
            random.nextBoolean(),
            MakerSpec.VolatilitySource.CALIBRATION,
            false);
    BookSpec.Queue queue = pick(withoutFifo());
    BookSpec book =
        random.nextInt(4) == 0
            ? BookSpecs.account(margin(), rateLimit(), random.nextInt(3))
            : BookSpecs.full(
                queue,
                Math.exp(random.nextDouble(-3, 4)),
                pick(BookSpec.QueueBounds.values()),
                pick(BookSpec.Fills.values()),
                random.nextBoolean());
    CalibrationSpec calibration =
        random.nextInt(3) == 0
            ? new CalibrationSpec(10, 1, 0.25, 0, 20, 1)
            : CalibrationSpec.fixed(
                Math.exp(random.nextDouble(-20, 10)),
                Math.exp(random.nextDouble(-20, 10)),
                random.nextInt(3) == 0 ? 0 : Math.exp(random.nextDouble(-20, 10)),
                60);
    return new Seat("t" + i, 1, maker, calibration, book, Seats.NO_HALT, Signal.NONE, true);
  }

  private static BookSpec.Queue[] withoutFifo() {
    List<BookSpec.Queue> queues = new ArrayList<>(List.of(BookSpec.Queue.values()));
    queues.removeAll(Collections.singleton(BookSpec.Queue.FIFO));
    return queues.toArray(new BookSpec.Queue[0]);
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
