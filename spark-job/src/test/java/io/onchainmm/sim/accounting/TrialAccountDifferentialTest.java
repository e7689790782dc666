package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Averages and curves read off running sums equal those of walking through the whole window. */
class TrialAccountDifferentialTest {
  private static final Instrument INSTRUMENT =
      new Instrument("TEST", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);
  private static final long UNIT = INSTRUMENT.atomsPerHalfTickLot();
  private static final long SECOND = 1_000_000_000L;

  private final SplittableRandom random = new SplittableRandom(6);

  @Test
  void averagesAndCurvesEqualThoseOfAWalkThroughTheWindow() {
    for (int i = 0; i < 1_000; i++) {
      trial("trial " + i);
    }
  }

  private void trial(String name) {
    long start = random.nextLong(1_700_000_000L * SECOND);
    long end = start + random.nextLong(1, 3_000 * SECOND);
    PriceSeries series = series(start, end, random.nextInt(1, 60));
    TrialAccount account = new TrialAccount(INSTRUMENT, new Marks(series), 1_000, start, end, true);
    long[] times = random.longs(random.nextInt(40), start, end + 1).sorted().toArray();
    for (long nanos : times) {
      long mark = series.at(nanos);
      long lots = random.nextLong(1, 30) * (random.nextBoolean() ? 1 : -1);
      long price = mark + random.nextLong(-10, 11);
      account.fill(nanos, lots, -lots * price * UNIT, random.nextLong(-9, 10), mark, 1);
    }
    Closing closing = account.finish(0, false);
    double want = averageNotionalUsd(series, closing.fills(), start, end);
    assertThat(closing.metrics().avgNotionalUsd())
        .as(name)
        .isCloseTo(want, within(1e-12 * Math.max(1, want)));
    EquityCurve curve = closing.equity();
    for (int i = 1; i < curve.length(); i++) {
      long atoms = equityAtoms(closing.fills(), curve.timeNanos()[i], series);
      assertThat(curve.equityUsd()[i]).as("%s, point %d", name, i).isEqualTo(atoms / 1e9);
    }
    assertThat(curve.equityUsd()[curve.length() - 1]).isEqualTo(closing.metrics().netPnlUsd());
  }

  private PriceSeries series(long start, long end, int n) {
    long[] times =
        random
            .longs(n, start - SECOND, end + SECOND)
            .map(t -> Math.max(t, 0))
            .sorted()
            .distinct()
            .toArray();
    times[0] = Math.min(times[0], start);
    long[] prices = random.longs(times.length, 20_000, 20_400).toArray();
    return new PriceSeries(times, prices);
  }

  /** Every nanosecond between two changes of position or mark is one step of the sum. */
  private static double averageNotionalUsd(
      PriceSeries series, List<Fill> fills, long start, long end) {
    BigInteger sum = BigInteger.ZERO;
    long position = 0;
    int next = 0;
    long at = start;
    while (at < end) {
      while (next < fills.size() && fills.get(next).timeNanos() <= at) {
        position += fills.get(next++).lots();
      }
      long until = next < fills.size() ? Math.min(end, fills.get(next).timeNanos()) : end;
      for (long time : series.timeNanos) {
        if (time > at) {
          until = Math.min(until, time);
        }
      }
      sum =
          sum.add(
              BigInteger.valueOf(Math.abs(position) * series.at(at))
                  .multiply(BigInteger.valueOf(until - at)));
      at = until;
    }
    return sum.doubleValue() / (end - start) * UNIT / 1e9;
  }

  private static long equityAtoms(List<Fill> fills, long nanos, PriceSeries series) {
    long cash = 0;
    long position = 0;
    for (Fill fill : fills) {
      if (fill.timeNanos() <= nanos) {
        cash += fill.cashAtoms() - fill.feeAtoms();
        position += fill.lots();
      }
    }
    return cash + position * series.at(nanos) * UNIT;
  }
}
