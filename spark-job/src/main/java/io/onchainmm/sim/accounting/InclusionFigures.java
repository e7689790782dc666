package io.onchainmm.sim.accounting;

import java.util.OptionalDouble;

/**
 * What a trial came to believe about inclusion and how well that agreed with what happened.
 *
 * @param fits how often the belief was fitted anew
 * @param fallbacks how many of these were not of the kind asked for
 * @param alpha intercept of the model believed at the end
 * @param beta its slope
 * @param logLoss of what was believed when an attempt was sent
 * @param brier its Brier score
 */
public record InclusionFigures(
    long fits,
    long fallbacks,
    OptionalDouble alpha,
    OptionalDouble beta,
    OptionalDouble logLoss,
    OptionalDouble brier) {
  /** Nothing was sent that had to be bid for. */
  public static final InclusionFigures NONE =
      new InclusionFigures(
          0,
          0,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
}
