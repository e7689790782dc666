package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.EquityCurve;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A lane's result never depends on who flies with it. */
class FlightDifferentialTest {

  @Test
  void aFlightOfManyEqualsEachAloneBitForBit() {
    SplittableRandom random = new SplittableRandom(11);
    long fills = 0;
    for (int market = 0; market < 4; market++) {
      BookTape tape = new RandomMarket(market).tape(6000, TapeBuilder.INSTRUMENT);
      Signal signal = signal(tape, random);
      List<Seat> seats = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        seats.add(Seats.random(random, i, i % 3 == 0 ? Signal.NONE : signal));
      }
      // One seat fails half-way, one cannot be opened: the others must not notice.
      seats.add(4, Seats.seat(Seats.maker(1e300), Seats.BOOK));
      fills += sameAlone(tape, seats);
    }
    assertThat(fills).isGreaterThan(500);
  }

  @Test
  void aThousandRandomLanesOfAllModelsEqualThemselvesAlone() {
    SplittableRandom random = new SplittableRandom(12);
    int lanes = 0;
    long fills = 0;
    for (int market = 0; market < 80; market++) {
      BookTape tape = new RandomMarket(100 + market).tape(400, TapeBuilder.INSTRUMENT);
      Signal signal = signal(tape, random);
      List<Seat> seats = new ArrayList<>();
      for (int i = 0; i < 13; i++) {
        seats.add(Seats.anywhere(random, i, i % 3 == 0 ? Signal.NONE : signal));
      }
      fills += sameAlone(tape, seats);
      lanes += seats.size();
    }
    assertThat(lanes).isGreaterThanOrEqualTo(1000);
    assertThat(fills).isGreaterThan(5000);
  }

  @Test
  void lanesThatShareTheirPlacesInQueuesEqualThemselvesAlone() {
    SplittableRandom random = new SplittableRandom(14);
    long fills = 0;
    for (int market = 0; market < 80; market++) {
      BookTape tape = new RandomMarket(200 + market).tape(400, TapeBuilder.INSTRUMENT);
      List<Seat> seats = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Seat seat = Seats.anywhere(random, i, Signal.NONE);
        // The same orders, then larger ones, then nearly the same prices.
        seats.add(seat);
        seats.add(seat);
        seats.add(alike(seat, 1, 2));
        seats.add(alike(seat, 1.1, 1));
      }
      fills += sameAlone(tape, seats);
    }
    assertThat(fills).isGreaterThan(5000);
  }

  private static Seat alike(Seat seat, double gammaScale, double sizeScale) {
    MakerSpec maker = seat.maker();
    return new Seat(
        seat.trialId(),
        seat.seed(),
        new MakerSpec(
            maker.gamma() * gammaScale,
            maker.gammaUnit(),
            maker.model(),
            Math.min(maker.maxInventoryUsd(), maker.orderUsd() * sizeScale),
            maker.maxInventoryUsd(),
            maker.requoteMs(),
            maker.noImprove(),
            maker.volatility(),
            maker.hedge()),
        seat.calibration(),
        seat.venue(),
        seat.risk(),
        seat.signal(),
        true);
  }

  @Test
  void moreLanesThanOnePassCarriesEqualThemselvesAlone() {
    SplittableRandom random = new SplittableRandom(13);
    BookTape tape = new RandomMarket(99).tape(500, TapeBuilder.INSTRUMENT);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < 2 * Flight.MOST_LANES + 5; i++) {
      seats.add(Seats.anywhere(random, i, Signal.NONE));
    }
    // What fails or cannot be opened shifts nobody into another pass's place.
    seats.set(3, Seats.seat(Seats.maker(1e300), Seats.BOOK));
    seats.set(Flight.MOST_LANES, Seats.seat(Seats.maker(1e300), Seats.BOOK));
    assertThat(sameAlone(tape, seats)).isGreaterThan(500);
  }

  /** Returns the number of fills. */
  private static long sameAlone(BookTape tape, List<Seat> seats) {
    long fills = 0;
    List<SeatResult> together = new BookVenue(tape).replay(seats);
    for (int i = 0; i < seats.size(); i++) {
      SeatResult alone = new BookVenue(tape).replay(List.of(seats.get(i))).get(0);
      same(together.get(i), alone);
      fills += fillCount(alone);
    }
    return fills;
  }

  private static Signal signal(BookTape tape, SplittableRandom random) {
    long[] at = new long[50];
    double[] volatility = new double[50];
    long nanos = tape.startNanos() - 1_000_000_000L;
    for (int i = 0; i < at.length; i++) {
      nanos += random.nextLong(8_000_000_000L);
      at[i] = nanos;
      volatility[i] = i < 3 ? Double.NaN : random.nextDouble(1e-5, 3e-4);
    }
    return new Signal(at, volatility);
  }

  private static void same(SeatResult a, SeatResult b) {
    assertThat(a.getClass()).isEqualTo(b.getClass());
    if (a instanceof SeatResult.Closed left && b instanceof SeatResult.Closed right) {
      assertThat(left.alerts()).isEqualTo(right.alerts());
      assertThat(left.closing().metrics()).isEqualTo(right.closing().metrics());
      assertThat(left.closing().fills()).isEqualTo(right.closing().fills());
      EquityCurve curve = left.closing().equity();
      EquityCurve other = right.closing().equity();
      assertThat(curve.timeNanos()).isEqualTo(other.timeNanos());
      assertThat(curve.equityUsd()).isEqualTo(other.equityUsd());
      assertThat(curve.positionBase()).isEqualTo(other.positionBase());
      assertThat(curve.markUsd()).isEqualTo(other.markUsd());
    } else {
      assertThat(a).isEqualTo(b);
    }
  }

  private static long fillCount(SeatResult result) {
    List<Fill> fills =
        result instanceof SeatResult.Closed closed ? closed.closing().fills() : List.of();
    return fills.size();
  }
}
