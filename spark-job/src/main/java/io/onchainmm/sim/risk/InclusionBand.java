package io.onchainmm.sim.risk;

import io.onchainmm.sim.math.Binomial;
import java.util.Optional;

/**
 * Whether attempts are included as often as was believed when they were sent: windows of so many
 * attempts, each held to the binomial band around the mean believed probability. Attempts of
 * different probability spread less than the binomial with their mean (Hoeffding 1956), so the band
 * is never too narrow.
 */
final class InclusionBand {
  /** A window outside the band: its share of included attempts and the edge that it passed. */
  record Outside(double share, double edge) {}

  private final int window;
  private final double tail;
  private int attempts;
  private int hits;
  private double expected;
  private boolean breached;

  /**
   * @param window attempts that are judged together
   * @param confidence share of windows inside the band if the belief is right
   */
  InclusionBand(int window, double confidence) {
    this.window = window;
    this.tail = (1 - confidence) / 2;
  }

  /** One attempt; present when it completes a window that breaches the band anew. */
  Optional<Outside> attempt(double probability, boolean included) {
    attempts++;
    hits += included ? 1 : 0;
    expected += probability;
    if (attempts < window) {
      return Optional.empty();
    }
    Optional<Outside> judged = judge();
    attempts = 0;
    hits = 0;
    expected = 0;
    return judged;
  }

  private Optional<Outside> judge() {
    double mean = Math.min(1, expected / attempts);
    int edge = hits < expected ? lowest(mean) : highest(mean);
    double allowed = Math.abs(edge - expected);
    double deviation = Math.abs(hits - expected);
    boolean before = breached;
    breached = deviation > (before ? Breach.REARM * allowed : allowed);
    return breached && !before
        ? Optional.of(new Outside(hits / (double) attempts, edge / (double) attempts))
        : Optional.empty();
  }

  /** The fewest inclusions inside the band. */
  private int lowest(double mean) {
    int outside = -1;
    int inside = attempts;
    while (inside - outside > 1) {
      int k = (outside + inside) >>> 1;
      if (Binomial.atMost(k, attempts, mean) < tail) {
        outside = k;
      } else {
        inside = k;
      }
    }
    return inside;
  }

  /** The most inclusions inside the band. */
  private int highest(double mean) {
    int inside = 0;
    int outside = attempts + 1;
    while (outside - inside > 1) {
      int k = (inside + outside) >>> 1;
      if (Binomial.atLeast(k, attempts, mean) < tail) {
        outside = k;
      } else {
        inside = k;
      }
    }
    return inside;
  }
}
