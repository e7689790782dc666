package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.Instrument;
import java.util.OptionalDouble;
import java.util.function.LongUnaryOperator;

/**
 * Cash and position at the ticks of a fixed clock, from which the equity curve and the Sharpe ratio
 * follow once the marks are laid over them.
 *
 * <p>The period is the longest of 1 h, 5 min, 1 min and 10 s that fits at least 200 times into the
 * window; where none does, the clock runs at 10 s and the Sharpe ratio is absent (docs, section on
 * statistics). What happens at a tick belongs to it, except at the start, where the books are
 * empty.
 */
final class EquityClock {
  private static final long SECOND = 1_000_000_000L;
  private static final long[] PERIODS = {3600 * SECOND, 300 * SECOND, 60 * SECOND, 10 * SECOND};
  private static final int MIN_PERIODS = 200;
  private static final int MAX_POINTS = 500;

  private final long startNanos;
  private final long endNanos;
  private final long periodNanos;
  private final int periods;
  private final long[] cashAtoms;
  private final long[] positionLots;
  private int recorded;

  EquityClock(long startNanos, long endNanos) {
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    periodNanos = periodNanos(endNanos - startNanos);
    periods = Math.toIntExact((endNanos - startNanos) / periodNanos);
    // The ticks, and the end of the window where it is not one of them.
    int points = timeNanos(periods) < endNanos ? periods + 2 : periods + 1;
    cashAtoms = new long[points];
    positionLots = new long[points];
    recorded = 1;
  }

  private static long periodNanos(long windowNanos) {
    for (long period : PERIODS) {
      if (windowNanos / period >= MIN_PERIODS) {
        return period;
      }
    }
    return PERIODS[PERIODS.length - 1];
  }

  /** Records the ticks that lie before {@code nanos}; to be called before the ledger changes. */
  void advance(long nanos, Ledger ledger) {
    while (recorded < cashAtoms.length && timeNanos(recorded) < nanos) {
      record(ledger);
    }
  }

  /** Records what is left. */
  void finish(Ledger ledger) {
    while (recorded < cashAtoms.length) {
      record(ledger);
    }
  }

  /** Adds the equity of another leg over the same window; both are complete. */
  void add(EquityClock leg, LongUnaryOperator marks, long atomsPerHalfTickLot) {
    for (int tick = 0; tick < cashAtoms.length; tick++) {
      long atoms = leg.equityAtoms(tick, marks, atomsPerHalfTickLot);
      cashAtoms[tick] = Exact.plus(cashAtoms[tick], atoms, "equity of both legs");
    }
  }

  /** The curve, every so many ticks, with the first and the last. */
  EquityCurve curve(Instrument instrument, Marks marks) {
    int last = cashAtoms.length - 1;
    int stride = Math.max(1, (last + MAX_POINTS - 2) / (MAX_POINTS - 1));
    int points = (last + stride - 1) / stride + 1;
    EquityCurve curve =
        new EquityCurve(
            new long[points], new double[points], new double[points], new double[points]);
    for (int i = 0; i < points; i++) {
      int tick = (int) Math.min(last, (long) i * stride);
      long mark = marks.at(timeNanos(tick));
      curve.timeNanos()[i] = timeNanos(tick);
      curve.equityUsd()[i] =
          equityAtoms(tick, marks::at, instrument.atomsPerHalfTickLot())
              / (double) Instrument.ATOMS_PER_USD;
      curve.positionBase()[i] = positionLots[tick] * instrument.lotBase();
      curve.markUsd()[i] = mark * instrument.tickUsd() / 2;
    }
    return curve;
  }

  /** Mean over standard deviation (n - 1) of the equity changes per period. */
  OptionalDouble sharpe(Marks marks, long atomsPerHalfTickLot) {
    if (periods < MIN_PERIODS) {
      return OptionalDouble.empty();
    }
    double[] change = new double[periods];
    long before = equityAtoms(0, marks::at, atomsPerHalfTickLot);
    long first = before;
    for (int i = 0; i < periods; i++) {
      long after = equityAtoms(i + 1, marks::at, atomsPerHalfTickLot);
      change[i] = Exact.minus(after, before, "equity change");
      before = after;
    }
    double mean = Exact.minus(before, first, "equity change") / (double) periods;
    double squares = 0;
    for (double x : change) {
      squares += (x - mean) * (x - mean);
    }
    double sd = Math.sqrt(squares / (periods - 1));
    return sd == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean / sd);
  }

  /** Zero-mean variance of the mark's changes per second, squared half-ticks. */
  OptionalDouble markVariancePerSecond(Marks marks) {
    double squares = 0;
    int changes = 0;
    long before = marks.at(startNanos);
    for (int i = 1; i <= periods; i++) {
      long now = marks.at(timeNanos(i));
      if (before != 0 && now != 0) {
        double change = now - before;
        squares += change * change;
        changes++;
      }
      before = now;
    }
    return changes < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(squares / (changes * periodSeconds()));
  }

  double periodSeconds() {
    return periodNanos / (double) SECOND;
  }

  private void record(Ledger ledger) {
    cashAtoms[recorded] = ledger.cashAtoms();
    positionLots[recorded] = ledger.positionLots();
    recorded++;
  }

  private long timeNanos(int tick) {
    return Math.min(endNanos, startNanos + tick * periodNanos);
  }

  private long equityAtoms(int tick, LongUnaryOperator marks, long atomsPerHalfTickLot) {
    long position = positionLots[tick];
    if (position == 0) {
      return cashAtoms[tick];
    }
    long mark = marks.applyAsLong(timeNanos(tick));
    if (mark == 0) {
      throw new IllegalStateException(
          "no mark at %d ns for a position of %d lots".formatted(timeNanos(tick), position));
    }
    long atoms = Exact.times(position, Exact.times(mark, atomsPerHalfTickLot, "mark"), "position");
    return Exact.plus(cashAtoms[tick], atoms, "equity");
  }
}
