package io.onchainmm.sim.maker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.LongUnaryOperator;

/**
 * Measures the impact I of a fill from our own ones: what the mid did against us within 5 s, the
 * mean over the last fills with their sizes as weights, and at least 0 (docs, section on impact of
 * our own fills). A fill counts once its 5 s have been seen and the fill itself is known.
 */
public final class ImpactMeter {
  private static final long HORIZON_NANOS = 5_000_000_000L;
  private static final double BPS = 1e4;

  private record Waiting(long nanos, long knownNanos, long signedLots, long markHalfTicks) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final double[] lots;
  private final double[] adverseBpsLots;
  private long measured;

  /**
   * @param fills how many of the last fills are averaged
   */
  public ImpactMeter(int fills) {
    lots = new double[fills];
    adverseBpsLots = new double[fills];
  }

  /**
   * A fill of signed lots while the mid was {@code markHalfTicks}; times rise.
   *
   * @param knownNanos when we know of it
   */
  public void fill(long nanos, long knownNanos, long signedLots, long markHalfTicks) {
    waiting.add(new Waiting(nanos, knownNanos, signedLots, markHalfTicks));
  }

  /**
   * Takes in the fills that can be judged by now.
   *
   * @param visibleNanos up to when the market has been seen
   * @param mids the mid in force at a time, half-ticks
   */
  public void settle(long localNanos, long visibleNanos, LongUnaryOperator mids) {
    while (!waiting.isEmpty()
        && waiting.peek().nanos() + HORIZON_NANOS <= visibleNanos
        && waiting.peek().knownNanos() <= localNanos) {
      Waiting fill = waiting.remove();
      long later = mids.applyAsLong(fill.nanos() + HORIZON_NANOS);
      double move = (later - fill.markHalfTicks()) / (double) fill.markHalfTicks() * BPS;
      int at = (int) (measured++ % lots.length);
      lots[at] = Math.abs((double) fill.signedLots());
      adverseBpsLots[at] = move * fill.signedLots();
    }
  }

  /** The impact, basis points; empty before there are enough fills. */
  public OptionalDouble impactBps() {
    if (measured < lots.length) {
      return OptionalDouble.empty();
    }
    double weight = 0;
    double sum = 0;
    for (int i = 0; i < lots.length; i++) {
      weight += lots[i];
      sum += adverseBpsLots[i];
    }
    return OptionalDouble.of(Math.max(0, -sum / weight));
  }
}
