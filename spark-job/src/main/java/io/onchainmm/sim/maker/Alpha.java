package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.Signal;

/**
 * What the last bar's prediction still says: predicted log return × confidence, capped, spread
 * evenly over its horizon; docs, section on alpha. A bar without a prediction says nothing.
 */
final class Alpha {
  private static final double BPS = 1e4;
  private static final double NANOS_PER_SECOND = 1e9;

  private final AlphaSpec spec;
  private final Signal signal;

  Alpha(AlphaSpec spec, Signal signal) {
    this.spec = spec;
    this.signal = signal;
  }

  /** What is still to come of the predicted return at {@code nanos}, basis points. */
  double remainingBps(int bar, long nanos) {
    double left = 1 - ageSeconds(bar, nanos) / spec.horizonSeconds();
    return left > 0 ? believedBps(bar) * left : 0;
  }

  /** The drift that the prediction implies at {@code nanos}, basis points per second. */
  double driftBps(int bar, long nanos) {
    return ageSeconds(bar, nanos) < spec.horizonSeconds()
        ? believedBps(bar) / spec.horizonSeconds()
        : 0;
  }

  private double ageSeconds(int bar, long nanos) {
    return bar < 0
        ? Double.POSITIVE_INFINITY
        : (nanos - signal.availableNanos[bar]) / NANOS_PER_SECOND;
  }

  private double believedBps(int bar) {
    double bps = signal.predictedReturn(bar) * signal.confidence(bar) * BPS;
    return Double.isNaN(bps) ? 0 : Math.max(-spec.capBps(), Math.min(spec.capBps(), bps));
  }
}
