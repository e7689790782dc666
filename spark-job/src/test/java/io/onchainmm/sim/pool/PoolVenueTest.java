package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.risk.Alert;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flights over pools: what happens when, and what is refused. */
class PoolVenueTest {
  private static final Seat SEAT = PoolSeats.varied(0);

  @Test
  void oneBadSeatDoesNotStopTheOthers() {
    PoolTape tape = PoolTapes.wandering(8, 1500);
    Seat book =
        new Seat(
            "book",
            42,
            SEAT.maker(),
            SEAT.calibration(),
            new BookSpec(1, BookSpec.Queue.RISK_ADVERSE, 1, 1, 1),
            SEAT.risk(),
            SEAT.signal(),
            false);
    Seat coarse = PoolSeats.seat("coarse", PoolSeats.maker(0.1, 1, 1000), (PoolSpec) SEAT.venue());
    List<SeatResult> results = new PoolVenue(tape).replay(List.of(book, SEAT, coarse));
    assertThat(results.get(0))
        .isInstanceOfSatisfying(
            SeatResult.Failed.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.BUG));
    assertThat(results.get(1)).isInstanceOf(SeatResult.Closed.class);
    assertThat(results.get(2))
        .isInstanceOfSatisfying(
            SeatResult.Failed.class,
            f -> assertThat(f.reason()).isEqualTo(FailureReason.INVALID_CONFIG));
    assertThat(new PoolVenue(tape).replay(List.of(SEAT)))
        .usingRecursiveComparison()
        .isEqualTo(List.of(results.get(1)));
  }

  @Test
  void fillsHappenAtBlocksAndAtMarksFromBeforeThem() {
    PoolTape tape = PoolTapes.wandering(9, 1500);
    SeatResult result = new PoolVenue(tape).replay(List.of(SEAT)).get(0);
    List<Fill> fills = ((SeatResult.Closed) result).closing().fills();
    assertThat(fills).isNotEmpty();
    for (Fill fill : fills) {
      assertThat(fill.timeNanos() % PoolTapes.BLOCK_NANOS).isZero();
      assertThat(fill.timeNanos()).isLessThanOrEqualTo(tape.endNanos());
      assertThat(fill.markHalfTicks()).isEqualTo(tape.reference.at(fill.timeNanos() - 1));
    }
  }

  @Test
  void windowsWithoutDataSaySo() {
    PoolTape one = new PoolTapes().reserves(5, 1000, 1000).fair(5, 100).tape();
    assertMissing(one, "within one block");
    PoolTape unpriced = new PoolTapes().reserves(5, 1000, 1000).reserves(6, 9, 9).tape();
    assertMissing(unpriced, "no reference price");
    assertMissing(new PoolTapes().tape(), "within one block");
  }

  @Test
  void aPoolThatIsNeverKnownIsNeverTraded() {
    BigInteger some = BigInteger.valueOf(1000);
    PoolTape tape =
        new PoolTapes().swap(1, true, some, some).swap(900, true, some, some).fair(1, 100).tape();
    SeatResult result = new PoolVenue(tape).replay(List.of(SEAT)).get(0);
    assertThat(((SeatResult.Closed) result).closing().metrics().fills()).isZero();
  }

  @Test
  void aSwapThatCannotHaveHappenedIsBadData() {
    PoolTape tape =
        new PoolTapes()
            .reserves(1, 1000, 1000)
            .swap(3, true, BigInteger.ONE, BigInteger.valueOf(2000))
            .fair(1, 100)
            .tape();
    assertMissing(tape, "cannot have happened");
  }

  @Test
  void moreThanAContractHoldsIsBadData() {
    BigInteger huge = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
    PoolTape tape =
        new PoolTapes()
            .reserves(1, huge.shiftRight(1), huge.shiftRight(1))
            .swap(3, true, huge, BigInteger.ONE)
            .fair(1, 100)
            .tape();
    assertMissing(tape, "OVERFLOW");
  }

  @Test
  void aPoolWithoutReservesHasNoPrice() {
    for (long[] reserves : new long[][] {{0, 0}, {1_000_000_000L, 0}, {0, 1_000_000_000L}}) {
      PoolTapes tapes = new PoolTapes().reserves(1, 1_000_000_000L, 2_000_000_000_000L);
      for (int block = 1; block < 900; block++) {
        tapes.fair(block, 400_000 + block % 7 * 400);
        tapes.reserves(block, 1_000_000_000L, 2_000_000_000_000L + block % 5 * 9_000_000_000L);
      }
      PoolTape tape =
          tapes
              .reserves(901, reserves[0], reserves[1])
              .reserves(990, reserves[0], reserves[1])
              .tape();
      assertThat(new PoolVenue(tape).replay(List.of(SEAT)))
          .singleElement()
          .isInstanceOf(SeatResult.Closed.class);
    }
  }

  @Test
  void anOldReferenceIsAnAlert() {
    PoolTape tape = PoolTapes.wandering(9, 300);
    PoolTape stale =
        new PoolTapes()
            .reserves(1, 1_000_000_000L, 2_000_000_000_000L)
            .fair(1, tape.reference.halfTicks[0])
            .reserves(400, 1_000_000_000L, 2_000_000_000_000L)
            .tape();
    SeatResult result = new PoolVenue(stale).replay(List.of(SEAT)).get(0);
    assertThat(((SeatResult.Closed) result).alerts())
        .filteredOn(alert -> alert.kind() == Alert.Kind.STALE_MARK)
        .singleElement()
        .matches(alert -> alert.timeNanos() == 8_000_000_000L);
  }

  @Test
  void anOrderLargerThanThePoolTakesAPart() {
    PoolTape tape = PoolTapes.wandering(10, 1500);
    Seat large =
        PoolSeats.seat(
            "large", PoolSeats.maker(0.000001, 50_000_000, 100_000_000), (PoolSpec) SEAT.venue());
    List<Fill> fills =
        ((SeatResult.Closed) new PoolVenue(tape).replay(List.of(large)).get(0)).closing().fills();
    assertThat(fills).isNotEmpty();
    assertThat(fills).allMatch(fill -> Math.abs(fill.lots()) < 1_000_000);
  }

  @Test
  void blocksOutOfOrderAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolTapes().reserves(5, 1, 1).reserves(4, 1, 1).tape())
        .withMessageContaining("before its predecessor");
  }

  @Test
  void aLotFinerThanTheTokenIsRefused() {
    Instrument fine =
        new Instrument("FINE", new BigDecimal("0.01"), new BigDecimal("0.0001"), 0, 0);
    PoolTape tape =
        new PoolTapes()
            .instrument(fine)
            .decimals(3, 6)
            .reserves(1, 1000, 1000)
            .reserves(2, 1000, 1000)
            .fair(1, 100)
            .tape();
    SeatResult result = new PoolVenue(tape).replay(List.of(SEAT)).get(0);
    assertThat(((SeatResult.Failed) result).message()).contains("choose a coarser lot");
    PoolTape worthless =
        new PoolTapes()
            .usdPerQuote(Double.NaN)
            .reserves(1, 1, 1)
            .reserves(2, 1, 1)
            .fair(1, 100)
            .tape();
    result = new PoolVenue(worthless).replay(List.of(SEAT)).get(0);
    assertThat(((SeatResult.Failed) result).message()).contains("give a finite number > 0");
  }

  @Test
  void eventsOffTheBlockClockAreRefused() {
    PoolTape tape = new PoolTapes().reserves(1, 1000, 1000).reserves(2, 9, 9).tape();
    tape.timeNanos[1]++;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolVenue(tape))
        .withMessageContaining("its block 2 is at");
  }

  @Test
  void calibrationMeasuresDislocationsOfTheRecordedPool() {
    // Every other block the pool asks 1 % less than the fair price: 100 bp less its 30 bp fee.
    PoolTapes tapes = new PoolTapes().fair(0, 2 * 202_000);
    for (int block = 0; block < 400; block++) {
      long dear = block % 2 == 0 ? 2_000_000_000_000L : 2_020_000_000_000L;
      tapes.reserves(block, 1_000_000_000L, dear + block % 7 * 1_000_000_000L);
    }
    PoolTape tape = tapes.tape();
    Calibration calibration =
        PoolExcursions.calibrate(
            tape, new BlockClock(tape), new PoolPath(tape), PoolSeats.CALIBRATION);
    int last = calibration.length() - 1;
    assertThat(calibration.usable(last)).isTrue();
    assertThat(calibration.sigmaBps[last]).isZero();
    // Half of the intervals and one of two sides: P(hit in 2 s) = 1/4.
    double rate = -Math.log1p(-0.25) / 2;
    double atTenBps = calibration.a[last] * Math.exp(-calibration.kPerBp[last] * 10);
    assertThat(atTenBps).isBetween(rate / 3, rate * 3);
    Calibration thinned = PoolExcursions.thinned(calibration, 0.5);
    assertThat(thinned.a[last]).isEqualTo(calibration.a[last] / 2);
    assertThat(PoolExcursions.thinned(calibration, 0).usable(last)).isFalse();
  }

  private static void assertMissing(PoolTape tape, String what) {
    assertThat(new PoolVenue(tape).replay(List.of(SEAT)))
        .singleElement()
        .isInstanceOfSatisfying(
            SeatResult.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(FailureReason.MISSING_DATA);
              assertThat(failed.message()).contains(what);
            });
  }
}
