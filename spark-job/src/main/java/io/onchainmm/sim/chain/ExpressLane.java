package io.onchainmm.sim.chain;

import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.math.NormalQuantile;

/**
 * The express lane of Timeboost: rounds, each sold beforehand in a sealed-bid second-price auction
 * to one controller (OffchainLabs, timeboost-design, research specification). The winner pays the
 * second bid, or the reserve when alone; while a round has a controller, everybody else is delayed.
 *
 * <p>The best bid of the others is lognormal, a function of seed, market and round. Rounds whose
 * bids had closed when the window began are not ours.
 */
final class ExpressLane {
  private static final long SECOND = 1_000_000_000L;

  private final ArbitrumSpec spec;
  private final long drawKey;
  private final long startNanos;
  private final long roundNanos;
  private final long closingNanos;
  private final long delayNanos;

  ExpressLane(ArbitrumSpec spec, long drawKey, long startNanos) {
    this.spec = spec;
    this.drawKey = drawKey;
    this.startNanos = startNanos;
    this.roundNanos = spec.roundSeconds() * SECOND;
    this.closingNanos = spec.closingSeconds() * SECOND;
    this.delayNanos = Math.round(spec.expressDelayMs() * UnitClock.MS);
  }

  /** How long a swap of ours that reaches the sequencer now is held back. */
  long delayNanos(long nanos) {
    long round = round(nanos);
    boolean anybody = won(round) || rivalUsd(round) >= spec.reserveUsd();
    return anybody && !won(round) ? delayNanos : 0;
  }

  /** Whether we hold the lane in a round. */
  boolean won(long round) {
    return spec.expressBidUsd() > 0
        && spec.expressBidUsd() >= spec.reserveUsd()
        && spec.expressBidUsd() > rivalUsd(round)
        && round * roundNanos - closingNanos >= startNanos;
  }

  /** What a round costs its winner. */
  double priceUsd(long round) {
    return Math.max(spec.reserveUsd(), rivalUsd(round));
  }

  /** The rounds that we win and that begin after one time and up to another. */
  double dueUsd(long afterNanos, long upToNanos) {
    double due = 0;
    if (spec.expressBidUsd() > 0) {
      for (long round = round(afterNanos) + 1; round * roundNanos <= upToNanos; round++) {
        due += won(round) ? priceUsd(round) : 0;
      }
    }
    return due;
  }

  /** The last time before the next round. */
  long quietUntilNanos(long nanos) {
    return spec.expressBidUsd() > 0 ? (round(nanos) + 1) * roundNanos - 1 : Long.MAX_VALUE;
  }

  private long round(long nanos) {
    return Math.floorDiv(nanos, roundNanos);
  }

  private double rivalUsd(long round) {
    double normal = NormalQuantile.at(Rng.uniform(drawKey, Rng.EXPRESS_BIDS, round));
    return spec.rivalBidMedianUsd() * StrictMath.exp(spec.rivalBidLogSd() * normal);
  }
}
