package io.onchainmm.sim.accounting;

import java.util.OptionalDouble;

/**
 * What the risk monitor of a trial leaves behind besides its alerts; a part of {@link Metrics}.
 *
 * @param alerts number of alerts
 * @param halted whether quoting was stopped
 * @param valueAtRisk99Usd loss of one hour that is not exceeded with 99 %, at the end
 * @param expectedShortfall99Usd mean loss beyond it
 * @param valueAtRiskPeriods periods of the risk clock for which a value at risk had been forecast
 * @param valueAtRiskExceptions those in which the loss exceeded it
 * @param coveragePValue Kupiec: chance of so odd a number of exceptions if the forecasts are right
 * @param conditionalCoveragePValue Christoffersen: the same with their clustering
 */
public record RiskFigures(
    long alerts,
    boolean halted,
    OptionalDouble valueAtRisk99Usd,
    OptionalDouble expectedShortfall99Usd,
    long valueAtRiskPeriods,
    long valueAtRiskExceptions,
    OptionalDouble coveragePValue,
    OptionalDouble conditionalCoveragePValue) {

  /** Alerts and halt alone: nothing was watched on the risk clock. */
  public static RiskFigures of(long alerts, boolean halted) {
    return new RiskFigures(
        alerts,
        halted,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        0,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
