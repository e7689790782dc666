package io.onchainmm.sim.bribe;

/**
 * The bribe of the largest expected value in an interval; docs, section on bribes and inclusion.
 *
 * <p>With z = α + β·g(b) the sign of EV′(b) is that of R(z), which is strictly concave: EV falls,
 * rises and falls again, and its maximum is at the lower end, at the larger zero of R, or at the
 * upper end. Where a closed form of that zero is known it is taken; else it is bracketed between
 * the top of R, where R′ = 0 has a closed form, and the upper end, and found by Newton steps that
 * may not leave the bracket and must at least halve. Allocates nothing.
 */
final class OptimalBribe {
  private static final int MOST_STEPS = 200;

  private OptimalBribe() {}

  /**
   * The best bribe in [{@code least}, {@code most}], the smaller one of two equally good; also when
   * its expected value is negative. The bribe must buy something: β &gt; 0.
   */
  static double bribeUsd(BribePayoff payoff, double edgeUsd, double least, double most) {
    if (!Double.isFinite(edgeUsd) || !(least >= 0 && least <= most) || Double.isInfinite(most)) {
      throw new IllegalArgumentException(
          "an edge must be finite and 0 <= least <= most, but were %s, %s and %s"
              .formatted(edgeUsd, least, most));
    }
    if (!(payoff.beta() > 0)) {
      throw new IllegalArgumentException("beta must be > 0, but was " + payoff.beta());
    }
    double inside = interior(payoff, edgeUsd, least, most);
    double best = least;
    double value = payoff.expectedValueUsd(least, edgeUsd);
    if (inside > least && inside < most) {
      double reached = payoff.expectedValueUsd(inside, edgeUsd);
      if (reached > value) {
        best = inside;
        value = reached;
      }
    }
    return payoff.expectedValueUsd(most, edgeUsd) > value ? most : best;
  }

  /** The interior maximum, NaN without one; possibly outside the interval. */
  private static double interior(BribePayoff payoff, double edgeUsd, double least, double most) {
    double worth = edgeUsd + payoff.failCostUsd();
    double beta = payoff.beta();
    if (payoff.link() == BribeSpec.Link.LINEAR && payoff.lostShare() == 0) {
      return worth - (1 + WrightOmega.at(payoff.alpha() + beta * worth - 1)) / beta;
    }
    if (payoff.link() == BribeSpec.Link.LINEAR && payoff.lostShare() == 1) {
      return allLost(payoff.alpha(), beta, worth);
    }
    if (payoff.lostShare() == 0 && beta == 1 && worth > 0) {
      return worth / (Math.sqrt(1 + Math.exp(payoff.alpha()) * worth) + 1);
    }
    return numerical(payoff, edgeUsd, least, most);
  }

  /** ρ = 1, linear: P* = ½(1 + √(1 − 4/(βW))), written without 1 − P* near 1. */
  private static double allLost(double alpha, double beta, double worth) {
    double x = beta * worth;
    if (!(x >= 4)) {
      return Double.NaN;
    }
    double twice = 1 + Math.sqrt(1 - 4 / x);
    return (Math.log(x * twice * twice / 4) - alpha) / beta;
  }

  /** The larger zero of R inside the interval, as a bribe; NaN when R has none there. */
  static double numerical(BribePayoff payoff, double edgeUsd, double least, double most) {
    double worth = edgeUsd + payoff.failCostUsd();
    double from =
        payoff.link() == BribeSpec.Link.LOG && least == 0
            ? payoff.alpha() + payoff.beta() * Math.log(Math.max(worth, 1) * 1e-18)
            : payoff.logit(least);
    double to = payoff.logit(most);
    double low = Math.min(to, Math.max(from, topLogit(payoff)));
    if (!(low < to) || rate(payoff, worth, low) <= 0 || rate(payoff, worth, to) >= 0) {
      return Double.NaN; // No inner maximum, or EV still rises at the upper end.
    }
    return payoff.bribeUsd(zero(payoff, worth, low, Math.min(to, above(payoff, worth, low))));
  }

  /**
   * A logit at which R is not positive any more: e^z alone, or the bribe alone, has used up all
   * that R(low) had. From here Newton's steps go down to the zero without passing it; from the
   * upper end, where e^z rules, each would bring only one unit of logit.
   */
  private static double above(BribePayoff payoff, double worth, double low) {
    double beta = payoff.beta();
    double alpha = payoff.alpha();
    double rho = payoff.lostShare();
    if (payoff.link() == BribeSpec.Link.LINEAR) {
      return Math.log(beta * worth - (1 - rho) * (low - alpha));
    }
    double byExponential = (Math.log(beta * worth) + alpha / beta) / (1 + 1 / beta);
    double byBribe = alpha + beta * Math.log(beta * worth / (beta * (1 - rho) + 1 + rho));
    return Math.min(byExponential, byBribe);
  }

  /** R is positive at {@code low} and not at {@code high}: Newton, halving where it is slow. */
  private static double zero(BribePayoff payoff, double worth, double low, double high) {
    double left = low;
    double right = high;
    double z = right;
    double lastStep = right - left;
    for (int i = 0; i < MOST_STEPS; i++) {
      double r = rate(payoff, worth, z);
      if (r > 0) {
        left = z;
      } else {
        right = z;
      }
      double next = z - r / slope(payoff, z);
      boolean newton = next >= left && next <= right && Math.abs(next - z) <= lastStep / 2;
      if (!newton) {
        next = left + (right - left) / 2;
      }
      lastStep = Math.abs(next - z);
      z = next;
      if (lastStep <= 1e-15 * (1 + Math.abs(z))) {
        break;
      }
    }
    return z;
  }

  /**
   * The logit at which R is largest: R′ = 0 is a quadratic in e^z with the roots −1 and ρ (linear)
   * or ρ(β − 1)/(β + 1) (log); without a positive root R falls everywhere.
   */
  static double topLogit(BribePayoff payoff) {
    double beta = payoff.beta();
    double root =
        payoff.link() == BribeSpec.Link.LINEAR
            ? payoff.lostShare()
            : payoff.lostShare() * (beta - 1) / (beta + 1);
    return root > 0 ? Math.log(root) : Double.NEGATIVE_INFINITY;
  }

  /**
   * R(z) = β(W − (1 − ρ)b) − [1 + ρ + e^z + ρe^−z], the bracket times b under the log link; each
   * term is one exponential, so that none is 0 · ∞.
   */
  static double rate(BribePayoff payoff, double worth, double z) {
    double rho = payoff.lostShare();
    double beta = payoff.beta();
    if (payoff.link() == BribeSpec.Link.LINEAR) {
      double back = rho == 0 ? 0 : rho * Math.exp(-z);
      return beta * worth - (1 - rho) * (z - payoff.alpha()) - (1 + rho) - Math.exp(z) - back;
    }
    double logBribe = (z - payoff.alpha()) / beta;
    double back = rho == 0 ? 0 : rho * Math.exp(logBribe - z);
    double direct = (beta * (1 - rho) + 1 + rho) * Math.exp(logBribe);
    return beta * worth - direct - Math.exp(logBribe + z) - back;
  }

  /** R′(z). */
  static double slope(BribePayoff payoff, double z) {
    double rho = payoff.lostShare();
    double beta = payoff.beta();
    if (payoff.link() == BribeSpec.Link.LINEAR) {
      double back = rho == 0 ? 0 : rho * Math.exp(-z);
      return -(1 - rho) - Math.exp(z) + back;
    }
    double logBribe = (z - payoff.alpha()) / beta;
    double back = rho == 0 ? 0 : rho * (1 / beta - 1) * Math.exp(logBribe - z);
    double direct = (beta * (1 - rho) + 1 + rho) / beta * Math.exp(logBribe);
    return -direct - (1 / beta + 1) * Math.exp(logBribe + z) - back;
  }
}
