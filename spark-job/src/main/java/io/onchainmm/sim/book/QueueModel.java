package io.onchainmm.sim.book;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.BookSpec;

/**
 * How a level's change of size moves our place in its queue; the place f is the number of lots
 * ahead of us, an estimate and therefore a {@code double}. Docs, section on queues.
 *
 * <p>What of a decrease no trade explains was cancelled; p is the chance that it was cancelled
 * behind us, with b the lots behind us:
 *
 * <pre>
 * power  bⁿ/(bⁿ+fⁿ)      power2 bⁿ/(b+f)ⁿ       power3 1 − (f/(f+b))ⁿ
 * log    ln(1+b)/(ln(1+b)+ln(1+f))              log2   ln(1+b)/ln(1+b+f)
 * </pre>
 *
 * <p>The logarithms are of sizes in base units, the only unit that does not depend on the venue's
 * lots.
 *
 * @param whole whether a trade that reaches an order fills it whole
 * @param throughVolume whether what goes through our price fills at most its own size
 */
record QueueModel(
    BookSpec.Queue kind,
    double n,
    boolean bounded,
    double lotBase,
    boolean whole,
    boolean throughVolume) {
  private static final int LARGEST_PLAIN_POWER = 8;

  /**
   * The configured model.
   *
   * @param lotBase base units of one lot
   * @param ranked whether the tape knows the ranks of the orders that leave
   */
  static QueueModel of(BookSpec spec, double lotBase, boolean ranked) {
    if (spec.queue() == BookSpec.Queue.FIFO && !ranked) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "book.queue is fifo, but this market has no order-level data: choose a queue model for"
              + " depth, e.g. power3");
    }
    return new QueueModel(
        spec.queue(),
        spec.queueN(),
        spec.queueBounds() == BookSpec.QueueBounds.BOUNDED,
        lotBase,
        spec.fills() == BookSpec.Fills.WHOLE,
        spec.throughVolume());
  }

  /**
   * The place of an order that comes.
   *
   * @param shown lots shown at the level, infinite beyond the last level that is shown: where
   *     single orders are known nothing is hidden, so nobody stands there
   */
  double onArrival(double shown) {
    return kind == BookSpec.Queue.FIFO && Double.isInfinite(shown) ? 0 : shown;
  }

  /** The place after a trade of {@code lots} that did not reach us by a whole lot. */
  double afterTrade(double ahead, double lots) {
    double after = ahead - lots;
    return bounded ? Math.max(after, 0) : after;
  }

  /**
   * The place after the level changed from {@code before} to {@code now} lots.
   *
   * @param pending lots traded at the level since its last change
   * @param orderLeftAhead whether the order that left stood ahead of us, where that is known
   */
  double afterDepth(double ahead, double pending, long before, long now, boolean orderLeftAhead) {
    switch (kind) {
      case RISK_ADVERSE -> {
        return Math.min(ahead, (double) now);
      }
      case FIFO -> {
        return orderLeftAhead && now < before ? Math.max(ahead - (before - now), 0) : ahead;
      }
      default -> {
        double cancelled = before - now - pending;
        return bounded
            ? bounded(ahead, cancelled, before, now)
            : unbounded(ahead, cancelled, before, now);
      }
    }
  }

  private double bounded(double ahead, double cancelled, long before, long now) {
    if (cancelled <= 0 || ahead >= before) {
      // Nothing was cancelled, or nothing can have been behind us.
      return Math.min(ahead >= before && cancelled > 0 ? ahead - cancelled : ahead, (double) now);
    }
    double behind = before - ahead;
    double p = Math.max(0, Math.min(1, chanceBehind(behind, ahead)));
    double after = ahead - (1 - p) * cancelled + Math.min(behind - p * cancelled, 0);
    return Math.max(0, Math.min(after, (double) now));
  }

  /** As hftbacktest 0.9.4 computes it: no bounds; where p is undefined we fall to the back. */
  private double unbounded(double ahead, double cancelled, long before, long now) {
    if (cancelled < 0) {
      return Math.min(ahead, (double) now);
    }
    double behind = before - ahead;
    double p = chanceBehind(behind, ahead);
    if (Double.isInfinite(p)) {
      p = 1;
    }
    double after = ahead - (1 - p) * cancelled + Math.min(behind - p * cancelled, 0);
    return Double.isNaN(after) ? (double) now : Math.min(after, (double) now);
  }

  private double chanceBehind(double b, double f) {
    return switch (kind) {
      case POWER -> {
        double behind = power(b);
        yield behind / (behind + power(f));
      }
      case POWER2 -> power(b) / power(b + f);
      case POWER3 -> 1 - power(f / (f + b));
      case LOG -> {
        double behind = Math.log(1 + b * lotBase);
        yield behind / (behind + Math.log(1 + f * lotBase));
      }
      case LOG2 -> Math.log(1 + b * lotBase) / Math.log(1 + (b + f) * lotBase);
      default -> throw new IllegalStateException("No probability model: " + kind);
    };
  }

  private double power(double x) {
    if (n == 3) {
      return x * x * x;
    }
    if (n == Math.rint(n) && n <= LARGEST_PLAIN_POWER) {
      double product = x;
      for (int i = 1; i < n; i++) {
        product *= x;
      }
      return product;
    }
    return Math.pow(x, n);
  }
}
