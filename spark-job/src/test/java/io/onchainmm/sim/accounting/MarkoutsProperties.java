package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.PriceSeries;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of mark-outs for any fills and marks. */
class MarkoutsProperties {
  private static final int CASES = 1_000;
  private static final long END = 1_000;

  private final SplittableRandom random = new SplittableRandom(74);

  /** Where every fill has its horizon, the means are over the same fills and add up. */
  @Test
  void aMarkOutIsWhatWasCapturedAndWhatTheMarkDidAfterwards() {
    for (int c = 0; c < CASES; c++) {
      Marks marks = marks();
      Markouts markouts = new Markouts(marks, 1, END, 1, 5, 70);
      for (long nanos = 0; nanos <= END - 70; nanos += 1 + random.nextInt(60)) {
        fill(markouts, marks, nanos);
      }
      double captured = markouts.capturedBps().orElseThrow();
      for (int i = 0; i < 3; i++) {
        double sum = captured + markouts.adverseBps(i).orElseThrow();
        assertThat(markouts.meanBps(i).orElseThrow())
            .as("case %d", c)
            .isCloseTo(sum, within(1e-9 * (1 + Math.abs(sum))));
      }
    }
  }

  /** Nothing after the horizon can be seen in its mark-out. */
  @Test
  void whatComesAfterTheHorizonDoesNotCount() {
    for (int c = 0; c < CASES; c++) {
      PriceSeries known = series();
      long[] other = known.halfTicks.clone();
      for (int i = 0; i < other.length; i++) {
        other[i] += known.timeNanos[i] > 500 ? random.nextInt(400) : 0;
      }
      Marks marks = new Marks(known);
      Markouts here = new Markouts(marks, 1, END, 40);
      Markouts there = new Markouts(new Marks(new PriceSeries(known.timeNanos, other)), 1, END, 40);
      for (long nanos = 0; nanos <= 460; nanos += 1 + random.nextInt(60)) {
        long lots = random.nextInt(1, 9);
        here.fill(nanos, lots, -lots * 900, marks.at(nanos));
        there.fill(nanos, lots, -lots * 900, marks.at(nanos));
      }
      assertThat(there.meanBps(0)).isEqualTo(here.meanBps(0));
      assertThat(there.adverseBps(0)).isEqualTo(here.adverseBps(0));
    }
  }

  /**
   * With the horizon at the end, size times mark-out is the gain of all fills: spread captured and
   * gain of inventory, as the ledger attributes them.
   */
  @Test
  void markedOutToTheEndAllFillsAreTheProfit() {
    for (int c = 0; c < CASES; c++) {
      Ledger ledger = new Ledger(1);
      long mark = random.nextLong(900, 1_100);
      ledger.mark(mark);
      long[] lots = new long[1 + random.nextInt(30)];
      long[] prices = new long[lots.length];
      for (int i = 0; i < lots.length; i++) {
        mark += random.nextLong(-20, 21);
        ledger.mark(mark);
        lots[i] = random.nextLong(1, 9) * (random.nextBoolean() ? 1 : -1);
        prices[i] = mark + random.nextLong(-5, 6);
        ledger.fill(lots[i], -lots[i] * prices[i], 0);
      }
      mark += random.nextLong(-20, 21);
      ledger.mark(mark);
      long markedOut = 0;
      for (int i = 0; i < lots.length; i++) {
        markedOut += lots[i] * (mark - prices[i]);
      }
      assertThat(ledger.spreadCaptureAtoms() + ledger.inventoryPnlAtoms()).isEqualTo(markedOut);
      assertThat(ledger.equityAtoms()).isEqualTo(markedOut);
    }
  }

  private void fill(Markouts markouts, Marks marks, long nanos) {
    long lots = random.nextLong(1, 50) * (random.nextBoolean() ? 1 : -1);
    long price = marks.at(nanos) + random.nextLong(-30, 31);
    markouts.fill(nanos, lots, -lots * price, marks.at(nanos));
  }

  private Marks marks() {
    return new Marks(series());
  }

  private PriceSeries series() {
    long[] nanos = new long[60];
    long[] halfTicks = new long[60];
    halfTicks[0] = 1_000;
    for (int i = 1; i < nanos.length; i++) {
      nanos[i] = nanos[i - 1] + 1 + random.nextInt(30);
      halfTicks[i] = Math.max(200, halfTicks[i - 1] + random.nextInt(-25, 26));
    }
    return new PriceSeries(nanos, halfTicks);
  }
}
