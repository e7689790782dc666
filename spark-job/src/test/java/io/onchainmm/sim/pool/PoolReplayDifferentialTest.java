package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The replay equals the plain one, which asks every lane at every block, on random tapes; and the
 * one for any curve equals the one for constant products.
 */
class PoolReplayDifferentialTest {
  private int fills;
  private int alerts;
  private int moved;
  private long fits;

  private void same(String name, PoolTape tape, List<Seat> seats) {
    List<SeatResult> plain = new PlainFlight(tape, new BlockClock(tape), seats).fly();
    List<SeatResult> fast = new PoolVenue(tape).replay(seats);
    for (int i = 0; i < seats.size(); i++) {
      // Texts, which tell doubles apart to the last bit.
      assertThat(text(fast.get(i))).as("%s %s", name, seats.get(i)).isEqualTo(text(plain.get(i)));
    }
    assertThat(fast).as(name).usingRecursiveComparison().isEqualTo(plain);
    List<SeatResult> general = new PoolVenue(tape, new CurvePath(tape)).replay(seats);
    assertThat(general).as(name).usingRecursiveComparison().isEqualTo(fast);
    for (int i = 0; i < seats.size(); i++) {
      assertThat(text(general.get(i))).as(name).isEqualTo(text(fast.get(i)));
    }
    for (SeatResult result : plain) {
      if (result instanceof SeatResult.Closed closed) {
        fills += closed.closing().fills().size();
        alerts += closed.alerts().size();
        fits += closed.closing().metrics().inclusionFits();
        moved += closed.closing().fills().isEmpty() ? 0 : 1;
      }
    }
  }

  private static String text(SeatResult result) {
    return result instanceof SeatResult.Closed closed
        ? closed.closing().metrics() + "\n" + closed.closing().fills() + "\n" + closed.alerts()
        : result.toString();
  }

  @Test
  void onRandomTapes() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 120; i++) {
      PoolTapeMaker maker = PoolTapeMaker.random(random);
      List<Seat> seats = new ArrayList<>();
      for (int seat = 0; seat < 1 + i % 9; seat++) {
        seats.add(PoolTapeMaker.seat(random));
      }
      same("tape %d: %s".formatted(i, maker), maker.tape(random.nextLong()), seats);
    }
    assertThat(fills).isGreaterThan(1000);
    assertThat(alerts).isGreaterThan(100);
    assertThat(moved).isGreaterThan(100);
    assertThat(fits).isGreaterThan(100);
  }
}
