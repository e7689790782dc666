package io.onchainmm.sim.book;

import io.onchainmm.sim.venue.BookSpec;

/**
 * How our place in the queue of a level advances; the place is the number of lots ahead of us, an
 * estimate and therefore a {@code double}.
 *
 * <p>Trades at our price always advance us by their size. What a change of the level's size tells
 * depends on the model; {@code risk_adverse}: cancellations happen behind us until the level is
 * smaller than our place.
 */
final class QueueModel {
  private QueueModel() {}

  /** The configured model. */
  static QueueModel of(BookSpec.Queue queue) {
    return switch (queue) {
      case RISK_ADVERSE -> new QueueModel();
    };
  }

  /** The place after the level's size became {@code levelLots}. */
  double afterDepth(double aheadLots, long levelLots) {
    return Math.min(aheadLots, (double) levelLots);
  }
}
