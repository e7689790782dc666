package io.onchainmm.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.book.BookVenue;
import io.onchainmm.sim.book.RandomMarket;
import io.onchainmm.sim.book.Seats;
import io.onchainmm.sim.book.TapeBuilder;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.pool.PoolSeats;
import io.onchainmm.sim.pool.PoolTapes;
import io.onchainmm.sim.pool.PoolVenue;
import io.onchainmm.sim.risk.Alert;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Replacing the market after an instant by another one changes nothing of what a trial did, was
 * warned of or had calibrated by then.
 */
class FutureCutProperties {
  private static final int CUTS_PER_TAPE = 35;
  private static final long NANOS_PER_MS = 1_000_000;

  /** Warns early and of everything, but never stops. */
  private static final RiskSpec NERVOUS = new RiskSpec(0.0001, 1e6, 0.3, 1, 0.5, 1);

  private long fillsCompared;
  private long alertsCompared;
  private long calibrationsCompared;
  private long ordersCompared;

  @Test
  void anotherFutureOfTheBookLeavesThePastAlone() {
    SplittableRandom random = new SplittableRandom(51);
    for (int market = 0; market < 3; market++) {
      BookTape whole = new RandomMarket(100 + market).tape(2500, TapeBuilder.INSTRUMENT);
      List<Seat> seats = bookSeats(random);
      List<SeatResult> asItWas = new BookVenue(whole).replay(seats);
      for (int cut = 0; cut < CUTS_PER_TAPE; cut++) {
        int n = random.nextInt(whole.length() / 3, whole.length() - 1);
        while (whole.timeNanos[n] == whole.timeNanos[n - 1]) {
          n++;
        }
        // The last instant at which nothing but the first n events can be known.
        long v = random.nextLong(whole.timeNanos[n - 1], whole.timeNanos[n]);
        BookTape other = new RandomMarket(random.nextLong()).tape(200, TapeBuilder.INSTRUMENT);
        BookTape otherwise = spliced(whole, n, other, v + 1 + random.nextLong(500 * NANOS_PER_MS));
        samePast(asItWas, new BookVenue(otherwise).replay(seats), v);
        sameSchedule(Seats.calibrations(whole, seats), Seats.calibrations(otherwise, seats), v);
        sameOrders(whole, n, v, seats);
      }
    }
    assertThat(fillsCompared).isGreaterThan(1000);
    assertThat(alertsCompared).isGreaterThan(100);
    assertThat(calibrationsCompared).isGreaterThan(1000);
    assertThat(ordersCompared).isGreaterThan(1000);
  }

  /** Two markets that differ in one last event right after v have seen the same orders. */
  private void sameOrders(BookTape whole, int n, long v, List<Seat> seats) {
    BookTape up = new TapeBuilder().buyTrade(0, 40_000, 1000).build();
    BookTape down = new TapeBuilder().row(0, BookTape.GAP, 0, 0).build();
    List<SeatResult> ups = new BookVenue(spliced(whole, n, up, v + 1)).replay(seats);
    List<SeatResult> downs = new BookVenue(spliced(whole, n, down, v + 1)).replay(seats);
    for (int i = 0; i < seats.size(); i++) {
      Metrics a = closed(ups.get(i)).closing().metrics();
      Metrics b = closed(downs.get(i)).closing().metrics();
      assertThat(a.orders()).isEqualTo(b.orders());
      assertThat(a.rejects()).isEqualTo(b.rejects());
      assertThat(a.calibrationRejects()).isEqualTo(b.calibrationRejects());
      assertThat(a.quotedFraction()).isEqualTo(b.quotedFraction());
      assertThat(closed(ups.get(i)).alerts()).isEqualTo(closed(downs.get(i)).alerts());
      ordersCompared += a.orders();
    }
  }

  @Test
  void anotherFutureOfThePoolLeavesThePastAlone() {
    SplittableRandom random = new SplittableRandom(52);
    int blocks = 700;
    for (int market = 0; market < 3; market++) {
      PoolTape whole = PoolTapes.wandering(200 + market, blocks);
      List<Seat> seats = poolSeats();
      List<SeatResult> asItWas = new PoolVenue(whole).replay(seats);
      for (int cut = 0; cut < CUTS_PER_TAPE; cut++) {
        int last = random.nextInt(blocks / 3, blocks - 1);
        int end = last + 1 + (cut % 2) * random.nextInt(100);
        PoolTape otherwise = PoolTapes.forking(200 + market, last, random.nextLong(), end);
        long v = last * PoolTapes.BLOCK_NANOS;
        List<SeatResult> results = new PoolVenue(otherwise).replay(seats);
        samePast(asItWas, results, v);
        sameSchedule(PoolSeats.calibrations(whole), PoolSeats.calibrations(otherwise), v);
        if (end == last + 1) {
          sameSwapsSent(
              results,
              new PoolVenue(PoolTapes.forking(200 + market, last, random.nextLong(), end))
                  .replay(seats));
        }
      }
    }
    assertThat(fillsCompared).isGreaterThan(1000);
    assertThat(alertsCompared).isGreaterThan(100);
    assertThat(calibrationsCompared).isGreaterThan(1000);
    assertThat(ordersCompared).isGreaterThan(1000);
  }

  /** In the last block nothing is sent any more: all was decided in the common past. */
  private void sameSwapsSent(List<SeatResult> some, List<SeatResult> others) {
    for (int i = 0; i < some.size(); i++) {
      long orders = closed(some.get(i)).closing().metrics().orders();
      assertThat(closed(others.get(i)).closing().metrics().orders()).isEqualTo(orders);
      ordersCompared += orders;
    }
  }

  // ---- what is compared -------------------------------------------------------------------

  private void samePast(List<SeatResult> some, List<SeatResult> others, long v) {
    for (int i = 0; i < some.size(); i++) {
      List<Fill> fills = fillsUntil(some.get(i), v);
      assertThat(fillsUntil(others.get(i), v)).isEqualTo(fills);
      List<Alert> alerts = alertsUntil(some.get(i), v);
      assertThat(alertsUntil(others.get(i), v)).isEqualTo(alerts);
      fillsCompared += fills.size();
      alertsCompared += alerts.size();
    }
  }

  private static List<Fill> fillsUntil(SeatResult result, long v) {
    return closed(result).closing().fills().stream().filter(f -> f.timeNanos() <= v).toList();
  }

  private static List<Alert> alertsUntil(SeatResult result, long v) {
    return closed(result).alerts().stream().filter(a -> a.timeNanos() <= v).toList();
  }

  private static SeatResult.Closed closed(SeatResult result) {
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return (SeatResult.Closed) result;
  }

  private void sameSchedule(List<Calibration> some, List<Calibration> others, long v) {
    for (int i = 0; i < some.size(); i++) {
      Calibration a = some.get(i);
      Calibration b = others.get(i);
      int n = a.indexAt(v) + 1;
      assertThat(b.indexAt(v) + 1).isEqualTo(n);
      assertThat(Arrays.copyOf(b.timeNanos, n)).isEqualTo(Arrays.copyOf(a.timeNanos, n));
      assertThat(Arrays.copyOf(b.a, n)).isEqualTo(Arrays.copyOf(a.a, n));
      assertThat(Arrays.copyOf(b.kPerBp, n)).isEqualTo(Arrays.copyOf(a.kPerBp, n));
      assertThat(Arrays.copyOf(b.sigmaBps, n)).isEqualTo(Arrays.copyOf(a.sigmaBps, n));
      assertThat(Arrays.copyOf(b.refHalfTicks, n)).isEqualTo(Arrays.copyOf(a.refHalfTicks, n));
      assertThat(Arrays.copyOf(b.rejectsInRow, n)).isEqualTo(Arrays.copyOf(a.rejectsInRow, n));
      calibrationsCompared += n;
    }
  }

  // ---- trials and tapes -------------------------------------------------------------------

  private static List<Seat> bookSeats(SplittableRandom random) {
    CalibrationSpec quick = new CalibrationSpec(15, 0.7, 0.25, 0, 30, 2);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Seat seat = Seats.random(random, i, signal(random));
      seats.add(nervous(seat, i % 2 == 0 ? quick : Seats.CALIBRATION));
    }
    Seat plain = Seats.seat(Seats.maker(0.01), Seats.BOOK);
    seats.add(nervous(plain, quick));
    return seats;
  }

  private static List<Seat> poolSeats() {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      seats.add(nervous(PoolSeats.varied(i), PoolSeats.CALIBRATION));
    }
    return seats;
  }

  private static Seat nervous(Seat seat, CalibrationSpec calibration) {
    return new Seat(
        seat.trialId(),
        seat.seed(),
        seat.maker(),
        calibration,
        seat.venue(),
        NERVOUS,
        seat.signal(),
        true);
  }

  private static Signal signal(SplittableRandom random) {
    long[] at = new long[60];
    double[] volatility = new double[60];
    long nanos = 0;
    for (int i = 0; i < at.length; i++) {
      nanos += random.nextLong(3_000 * NANOS_PER_MS);
      at[i] = nanos;
      volatility[i] = random.nextDouble(1e-5, 3e-4);
    }
    return new Signal(at, volatility);
  }

  /** The first {@code n} events of one tape, then all of another, which starts at {@code start}. */
  private static BookTape spliced(BookTape past, int n, BookTape future, long start) {
    int length = n + future.length();
    long[] time = Arrays.copyOf(past.timeNanos, length);
    byte[] kind = Arrays.copyOf(past.kind, length);
    long[] ticks = Arrays.copyOf(past.priceTicks, length);
    long[] lots = Arrays.copyOf(past.sizeLots, length);
    for (int i = 0; i < future.length(); i++) {
      time[n + i] = start + future.timeNanos[i] - future.startNanos();
      kind[n + i] = future.kind[i];
      ticks[n + i] = future.priceTicks[i];
      lots[n + i] = future.sizeLots[i];
    }
    return new BookTape(
        past.market(), past.instrument(), length, time, kind, ticks, lots, true, length);
  }
}
