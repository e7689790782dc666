package io.onchainmm.sim.risk;

import io.onchainmm.sim.math.ChiSquare;
import java.util.Optional;

/**
 * Whether a value at risk was exceeded as often as it should (Kupiec 1995) and without clusters
 * (Christoffersen 1998); counts only, so its memory does not grow (docs, section on value at risk).
 */
public final class VarBacktest {
  /** A likelihood ratio and the chance of one at least as large if the forecasts are right. */
  public record Verdict(double likelihoodRatio, double pValue) {}

  private final double exceptionRate;
  private final long[][] transitions = new long[2][2];
  private long observations;
  private long exceptions;
  private int last;

  /**
   * @param exceptionRate one minus the confidence, in (0, 1)
   */
  public VarBacktest(double exceptionRate) {
    if (!(exceptionRate > 0 && exceptionRate < 1)) {
      throw new IllegalArgumentException(
          "the rate of exceptions must be in (0, 1), but was " + exceptionRate);
    }
    this.exceptionRate = exceptionRate;
  }

  /** One period: whether the loss was above the value at risk that had been forecast for it. */
  public void add(boolean exceeded) {
    int now = exceeded ? 1 : 0;
    if (observations > 0) {
      transitions[last][now]++;
    }
    observations++;
    exceptions += now;
    last = now;
  }

  /** Periods judged. */
  public long observations() {
    return observations;
  }

  /** Periods in which the value at risk was exceeded. */
  public long exceptions() {
    return exceptions;
  }

  /** Periods in state {@code from} followed by one in state {@code to}; 1 = exceeded. */
  long transitions(int from, int to) {
    return transitions[from][to];
  }

  /** Kupiec: is the share of exceptions the stated one? Absent without a period. */
  public Optional<Verdict> coverage() {
    return observations == 0
        ? Optional.empty()
        : Optional.of(coverage(observations, exceptions, exceptionRate));
  }

  /** Kupiec's test of so many exceptions in so many periods. */
  static Verdict coverage(long observations, long exceptions, double exceptionRate) {
    double seen = exceptions / (double) observations;
    double ratio =
        logLikelihood(observations - exceptions, exceptions, exceptionRate)
            - logLikelihood(observations - exceptions, exceptions, seen);
    return verdict(-2 * ratio, 1);
  }

  /** Christoffersen: does an exception make the next one no likelier? Absent below two periods. */
  public Optional<Verdict> independence() {
    if (observations < 2) {
      return Optional.empty();
    }
    long calm = transitions[0][0] + transitions[1][0];
    long exceeded = transitions[0][1] + transitions[1][1];
    double ratio =
        logLikelihood(calm, exceeded, share(calm, exceeded))
            - afterOwnRate(transitions[0])
            - afterOwnRate(transitions[1]);
    return Optional.of(verdict(-2 * ratio, 1));
  }

  /** Both at once, with two degrees of freedom. */
  public Optional<Verdict> conditionalCoverage() {
    return independence()
        .map(
            clusters ->
                verdict(clusters.likelihoodRatio + coverage().orElseThrow().likelihoodRatio, 2));
  }

  private static double afterOwnRate(long[] counts) {
    return logLikelihood(counts[0], counts[1], share(counts[0], counts[1]));
  }

  private static double share(long calm, long exceeded) {
    return calm + exceeded == 0 ? 0 : exceeded / (double) (calm + exceeded);
  }

  /** With 0 · ln 0 = 0. */
  private static double logLikelihood(long calm, long exceeded, double rate) {
    return (calm == 0 ? 0 : calm * StrictMath.log1p(-rate))
        + (exceeded == 0 ? 0 : exceeded * StrictMath.log(rate));
  }

  private static Verdict verdict(double likelihoodRatio, int degrees) {
    double floored = Math.max(0, likelihoodRatio);
    return new Verdict(floored, ChiSquare.tail(degrees, floored));
  }
}
