package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.amm.Arbitrage;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must hold for every flight over a pool. */
class PoolVenueProperties {
  private static final int TRIALS = 12;

  private final PoolTape tape = PoolTapes.wandering(3, 4000);
  private final List<Seat> seats = seats();
  private final List<SeatResult> results = new PoolVenue(tape).replay(seats);

  private static List<Seat> seats() {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < TRIALS; i++) {
      seats.add(PoolSeats.varied(i));
    }
    return seats;
  }

  private static Closing closing(SeatResult result) {
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return ((SeatResult.Closed) result).closing();
  }

  @Test
  void everyTrialTrades() {
    for (SeatResult result : results) {
      assertThat(closing(result).metrics().fills()).isPositive();
      assertThat(closing(result).metrics().gasUsd()).isPositive();
    }
    assertThat(results).anyMatch(r -> closing(r).metrics().notIncluded() > 0);
    assertThat(results).anyMatch(r -> closing(r).fills().stream().anyMatch(f -> f.lots() < 0));
  }

  @Test
  void aTrialAloneEqualsTheSameTrialInAFlight() {
    for (int i = 0; i < TRIALS; i++) {
      List<SeatResult> alone = new PoolVenue(tape).replay(List.of(seats.get(i)));
      assertThat(alone).usingRecursiveComparison().isEqualTo(List.of(results.get(i)));
    }
  }

  @Test
  void everyFillIsWhatThePoolOfThatTrialPays() {
    int mended = 0;
    for (SeatResult result : results) {
      Iterator<Fill> fills = closing(result).fills().iterator();
      ObviousPool pool = new ObviousPool(tape);
      Fill fill = fills.next();
      int i = 0;
      for (long nanos = tape.startNanos(); nanos <= tape.endNanos(); nanos += tape.blockNanos) {
        for (; i < tape.length() && tape.timeNanos[i] == nanos; i++) {
          pool.play(i);
        }
        pool.arbitrage(nanos);
        while (fill != null && fill.timeNanos() == nanos) {
          fill = pool.check(fill, fills);
        }
      }
      assertThat(fill).isNull();
      mended += pool.mended;
    }
    assertThat(mended).isPositive();
  }

  /** The recorded events and one trial's fills in a pool of big integers and nothing else. */
  private static final class ObviousPool {
    private static final BigInteger LOT_RAW = BigInteger.valueOf(1000);
    private static final BigInteger ATOMS = BigInteger.valueOf(1000);

    private final PoolTape tape;
    private final Pool mine;
    private final Pool recorded;
    private int mended;

    ObviousPool(PoolTape tape) {
      SwapCurve curve = new SwapCurve(tape.curve, tape.feeBps);
      this.tape = tape;
      this.mine = new Pool(curve, BigInteger.ZERO, BigInteger.ZERO);
      this.recorded = mine.copy();
    }

    void play(int i) {
      BigInteger in = BigInteger.valueOf(tape.amountInLow[i]);
      BigInteger out = BigInteger.valueOf(tape.amountOutLow[i]);
      if (tape.kind[i] == PoolTape.RESERVES) {
        mine.reserves(in, out);
        recorded.reserves(in, out);
      } else {
        boolean baseIn = tape.kind[i] == PoolTape.BASE_IN;
        mine.follow(baseIn, in, recorded.amountOut(baseIn, in).subtract(out));
        recorded.settle(baseIn, in, out);
      }
    }

    /** Where the recorded pool is one that can stay, ours is brought to where it can stay, too. */
    void arbitrage(long nanos) {
      double fair = new PoolUnits(tape).rawPrice((double) tape.reference.at(nanos) * 0.005);
      if (Arbitrage.inside(recorded, fair)) {
        Optional<Arbitrage.Swap> swap = Arbitrage.towards(mine, fair);
        swap.ifPresent(s -> mine.follow(s.baseIn(), s.in(), BigInteger.ZERO));
        mended += swap.isPresent() ? 1 : 0;
      }
    }

    Fill check(Fill fill, Iterator<Fill> rest) {
      BigInteger base = BigInteger.valueOf(Math.abs(fill.lots())).multiply(LOT_RAW);
      BigInteger before = mine.base().multiply(mine.quote());
      BigInteger quote =
          fill.lots() > 0 ? mine.swapExactOut(false, base) : mine.swapExactIn(true, base);
      assertThat(BigInteger.valueOf(Math.abs(fill.cashAtoms()))).isEqualTo(quote.multiply(ATOMS));
      assertThat(mine.base().multiply(mine.quote())).isGreaterThanOrEqualTo(before);
      return rest.hasNext() ? rest.next() : null;
    }
  }
}
