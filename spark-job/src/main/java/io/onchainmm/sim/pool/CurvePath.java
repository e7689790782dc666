package io.onchainmm.sim.pool;

import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;

/**
 * The recorded path of a pool of any curve, by playing its events once with the contract's own
 * arithmetic; {@link PoolPath} is the same for constant-product pools, in primitives.
 */
final class CurvePath implements RecordedPath {
  private final PoolTape tape;
  private final int[] firstEvent;
  private final double[] spot;
  private final double keptFraction;
  private int steps;
  private int firstKnownEvent = Integer.MAX_VALUE;
  private TrialFailure failure;

  CurvePath(PoolTape tape) {
    this.tape = tape;
    this.firstEvent = new int[tape.length() + 1];
    this.spot = new double[tape.length()];
    RecordedCurve curve = RecordedCurve.of(tape);
    this.keptFraction = curve.keptFraction();
    int start = 0;
    for (int i = 0; i < tape.length() && failure == null; i++) {
      if (tape.blockNumber[i] != tape.blockNumber[start]) {
        end(start, curve);
        start = i;
      }
      play(i, curve);
    }
    if (tape.length() > 0) {
      end(start, curve);
    }
    firstEvent[steps] = tape.length();
  }

  private void play(int i, RecordedCurve curve) {
    try {
      curve.play(i);
    } catch (TrialFailure impossible) {
      failure = impossible;
    }
    if (curve.known()) {
      firstKnownEvent = Math.min(firstKnownEvent, i);
    }
  }

  private void end(int start, RecordedCurve curve) {
    firstEvent[steps] = start;
    spot[steps++] = curve.spot();
  }

  /** A pool before the first event, for one pass. */
  RecordedCurve curve() {
    return RecordedCurve.of(tape);
  }

  /** First event of a step; that of the step after the last is the number of events. */
  int firstEvent(int step) {
    return firstEvent[step];
  }

  /** Whether it is known at event {@code i} where the pool stands. */
  boolean known(int i) {
    return i >= firstKnownEvent;
  }

  @Override
  public long block(int step) {
    return step < steps ? tape.blockNumber[firstEvent[step]] : Long.MAX_VALUE;
  }

  @Override
  public boolean knownAfter(int step) {
    return firstEvent[step + 1] > firstKnownEvent;
  }

  @Override
  public double spot(int step) {
    return spot[step];
  }

  @Override
  public double keptFraction() {
    return keptFraction;
  }

  @Override
  public void requireComplete() {
    if (failure != null) {
      throw failure;
    }
  }
}
