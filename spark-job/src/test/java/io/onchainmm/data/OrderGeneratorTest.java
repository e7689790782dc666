package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A flow of single orders has the book that queueing theory and the literature say it has. */
class OrderGeneratorTest {
  private static final double UNIT_LOTS = 100;
  private static final Instrument STEPS =
      new Instrument("X", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);

  /** Orders of 100 lots at 1,000 USD. */
  private static SyntheticOrders flow(
      double seconds, double limits, double decay, int levels, double takers, double cancels) {
    return new SyntheticOrders(
        seconds,
        1000,
        0.1,
        0.001,
        limits,
        decay,
        levels,
        takers,
        cancels,
        100,
        SyntheticOrders.Sizes.FIXED);
  }

  private static BookTape tape(SyntheticOrders spec, long seed) {
    return OrderGenerator.generate("flow", spec, STEPS, seed);
  }

  /** The levels of a tape, event by event. */
  private static final class Levels {
    final TreeMap<Long, Long> bids = new TreeMap<>();
    final TreeMap<Long, Long> asks = new TreeMap<>();

    void apply(BookTape tape, int i) {
      if (tape.kind[i] == BookTape.BID_DEPTH || tape.kind[i] == BookTape.ASK_DEPTH) {
        var side = tape.kind[i] == BookTape.BID_DEPTH ? bids : asks;
        if (tape.sizeLots[i] == 0) {
          side.remove(tape.priceTicks[i]);
        } else {
          side.put(tape.priceTicks[i], tape.sizeLots[i]);
        }
      }
    }

    boolean twoSided() {
      return !bids.isEmpty() && !asks.isEmpty();
    }

    long spread() {
      return asks.firstKey() - bids.lastKey();
    }

    double orders(long bidTicks) {
      return bids.getOrDefault(bidTicks, 0L) / UNIT_LOTS;
    }
  }

  /** A level that no market order reaches is a queue with as many servers as orders. */
  @Test
  void theDepthFarFromTheTouchIsPoisson() {
    SyntheticOrders spec = flow(20_000, 2, 0, 60, 1, 0.5);
    BookTape tape = tape(spec, 7);
    Levels levels = new Levels();
    int samples = 0;
    double sum = 0;
    double squares = 0;
    long next = tape.startNanos();
    for (int i = 0; i < tape.length(); i++) {
      if (tape.timeNanos[i] >= next && levels.twoSided()) {
        double orders = levels.orders(levels.asks.firstKey() - 30);
        samples++;
        sum += orders;
        squares += orders * orders;
        next += 10_000_000_000L;
      }
      levels.apply(tape, i);
    }
    double mean = 2 / 0.5;
    double got = sum / samples;
    double variance = squares / samples - got * got;
    assertThat(samples).isGreaterThan(1_900);
    assertThat(got).isCloseTo(mean, within(4 * Math.sqrt(mean / samples)));
    // The variance of a sample variance of a Poisson law is (μ4 − σ⁴)/n = (2·mean² + mean)/n.
    assertThat(variance).isCloseTo(mean, within(4 * Math.sqrt((2 * mean * mean + mean) / samples)));
  }

  /**
   * At a spread of one tick the next move of the mid is a race of two birth–death queues (Cont,
   * Stoikov and Talreja 2010, proposition 3), solved here by first-step analysis.
   */
  @Test
  void theNextMoveOfTheMidIsARaceOfTwoQueues() {
    SyntheticOrders spec = flow(10_000, 1.92, 0.52, 12, 0.94, 0.7);
    BookTape tape = tape(spec, 11);
    double[][] up = chanceThatTheAskGoesFirst(1.92, 0.94, 0.7);
    Levels levels = new Levels();
    double expected = 0;
    double variance = 0;
    int moves = 0;
    int ups = 0;
    double chance = -1;
    long bid = 0;
    long ask = 0;
    for (int i = 0; i < tape.length(); i++) {
      levels.apply(tape, i);
      if ((i + 1 < tape.length() && tape.timeNanos[i + 1] == tape.timeNanos[i])
          || !levels.twoSided()) {
        continue;
      }
      boolean moved = levels.bids.lastKey() != bid || levels.asks.firstKey() != ask;
      if (moved && chance >= 0) {
        moves++;
        ups += levels.asks.firstKey() > ask ? 1 : 0;
        expected += chance;
        variance += chance * (1 - chance);
      }
      if (moved) {
        bid = levels.bids.lastKey();
        ask = levels.asks.firstKey();
        int bids = (int) levels.orders(bid);
        int asks = (int) (levels.asks.get(ask) / UNIT_LOTS);
        chance = levels.spread() == 1 ? up[bids][asks] : -1;
      }
    }
    assertThat(moves).isGreaterThan(3_000);
    assertThat((double) ups).isCloseTo(expected, within(4 * Math.sqrt(variance)));
    // Equal queues are an even race; the longer one wins more often.
    assertThat(up[1][1]).isCloseTo(0.5, within(1e-9));
    assertThat(up[3][1]).isGreaterThan(0.7);
  }

  /** By iteration of u(b, a) = Σ rate · u(next) / Σ rate, up to 40 orders a side. */
  private static double[][] chanceThatTheAskGoesFirst(double birth, double takers, double cancels) {
    int most = 40;
    double[][] u = new double[most + 1][most + 1];
    for (double[] row : u) {
      Arrays.fill(row, 0.5);
      row[0] = 1;
    }
    Arrays.fill(u[0], 0);
    for (int round = 0; round < 3_000; round++) {
      for (int b = 1; b <= most; b++) {
        for (int a = 1; a <= most; a++) {
          double bidDeath = takers + b * cancels;
          double askDeath = takers + a * cancels;
          double sum =
              birth * (u[Math.min(most, b + 1)][a] + u[b][Math.min(most, a + 1)])
                  + bidDeath * u[b - 1][a]
                  + askDeath * u[b][a - 1];
          u[b][a] = sum / (2 * birth + bidDeath + askDeath);
        }
      }
    }
    return u;
  }

  /**
   * Where a tick is small against the spread, the spread in units of μ/α depends on σδ/μ alone
   * (Smith, Farmer, Gillemot and Krishnamurthy 2003, section 3: dimensional analysis).
   */
  @Test
  void theSpreadOfASmithFarmerBookScalesAsItsDimensionsSay() {
    double spread = meanSpread(flow(10_000, 0.05, 0, 150, 0.5, 0.05));
    double halfTheLimits = meanSpread(flow(10_000, 0.025, 0, 300, 0.5, 0.05));
    double twiceAsFast = meanSpread(flow(5_000, 0.1, 0, 150, 1, 0.1));
    double moreCancels = meanSpread(flow(10_000, 0.05, 0, 150, 0.5, 0.1));
    assertThat(halfTheLimits / spread).isCloseTo(2, within(0.1));
    assertThat(twiceAsFast / spread).isCloseTo(1, within(0.05));
    assertThat(moreCancels / spread).isBetween(1.1, 1.4);
  }

  private static double meanSpread(SyntheticOrders spec) {
    BookTape tape = tape(spec, 3);
    Levels levels = new Levels();
    double tickSeconds = 0;
    double seconds = 0;
    for (int i = 0; i + 1 < tape.length(); i++) {
      levels.apply(tape, i);
      if (levels.twoSided()) {
        double time = (tape.timeNanos[i + 1] - tape.timeNanos[i]) / 1e9;
        tickSeconds += levels.spread() * time;
        seconds += time;
      }
    }
    return tickSeconds / seconds;
  }

  /** Little's law: what rests is what arrives times how long it stays. */
  @Test
  void whatArrivesLeaves() {
    SyntheticOrders spec = flow(5_000, 1.92, 0.52, 20, 0.94, 0.7);
    BookTape tape = tape(spec, 5);
    double arrivals = 0;
    for (int i = 1; i <= 20; i++) {
      arrivals += 1.92 * Math.pow(i, -0.52);
    }
    Levels levels = new Levels();
    double orderSeconds = 0;
    double trades = 0;
    double lots = 0;
    for (int i = 0; i + 1 < tape.length(); i++) {
      levels.apply(tape, i);
      boolean trade = tape.kind[i] == BookTape.BUY_TRADE || tape.kind[i] == BookTape.SELL_TRADE;
      trades += trade ? tape.sizeLots[i] / UNIT_LOTS : 0;
      if (tape.timeNanos[i + 1] > tape.timeNanos[i]) {
        lots = 0;
        for (long each : levels.bids.values()) {
          lots += each;
        }
        for (long each : levels.asks.values()) {
          lots += each;
        }
        orderSeconds += lots / UNIT_LOTS * (tape.timeNanos[i + 1] - tape.timeNanos[i]) / 1e9;
      }
    }
    double rate = orderSeconds / 5_000 * 0.7 + trades / 5_000;
    assertThat(trades / 5_000).isCloseTo(2 * 0.94, within(4 * Math.sqrt(2 * 0.94 / 5_000)));
    assertThat(rate).isCloseTo(2 * arrivals, within(0.02 * 2 * arrivals));
  }

  @Test
  void theSameSeedGivesTheSameTape() {
    SyntheticOrders spec = flow(60, 1.92, 0.52, 20, 0.94, 0.7);
    BookTape one = tape(spec, 1);
    BookTape same = tape(spec, 1);
    BookTape other = tape(spec, 2);

    assertThat(same.length()).isEqualTo(one.length());
    assertThat(same.timeNanos).isEqualTo(one.timeNanos);
    assertThat(same.sizeLots).isEqualTo(one.sizeLots);
    assertThat(same.rank).isEqualTo(one.rank);
    assertThat(other.timeNanos).isNotEqualTo(one.timeNanos);
    assertThat(one.synthetic()).isTrue();
  }

  @Test
  void sizesMayBeDrawn() {
    SyntheticOrders spec =
        new SyntheticOrders(
            2_000, 1000, 0.1, 0.001, 2, 0, 10, 1, 0.5, 100, SyntheticOrders.Sizes.EXPONENTIAL);
    BookTape tape = tape(spec, 1);
    double brought = 0;
    int orders = 0;
    Levels levels = new Levels();
    for (int i = 0; i < tape.length(); i++) {
      boolean bid = tape.kind[i] == BookTape.BID_DEPTH;
      long before = (bid ? levels.bids : levels.asks).getOrDefault(tape.priceTicks[i], 0L);
      boolean grows =
          (bid || tape.kind[i] == BookTape.ASK_DEPTH) && tape.sizeLots[i] > before && i > 100;
      if (grows) {
        brought += tape.sizeLots[i] - before;
        orders++;
      }
      levels.apply(tape, i);
    }
    // Exponential with mean 100 lots: the standard error of the mean is 100/√n.
    assertThat(brought / orders).isCloseTo(100, within(4 * 100 / Math.sqrt(orders)));
  }

  @Test
  void flowsThatCannotBeGeneratedAreRefused() {
    refused(flow(60, 5_000, 0, 100, 1, 0.01), "orders would rest", "cancel_per_second");
    refused(flow(800_000, 500, 0, 10, 1, 1), "events", "duration_seconds");
    SyntheticOrders low =
        new SyntheticOrders(60, 1, 0.1, 0.001, 2, 0, 30, 1, 0.5, 100, SyntheticOrders.Sizes.FIXED);
    refused(low, "too close to zero", "tick_usd");
  }

  private static void refused(SyntheticOrders spec, String... texts) {
    assertThatThrownBy(() -> tape(spec, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.flow: ")
        .hasMessageContainingAll(texts);
  }
}
