package io.onchainmm.sim.maker;

/**
 * What a trial's quotes imply for its position.
 *
 * @param sigmaBps volatility, basis points per √second
 * @param decayPerBp k
 * @param skewBps shift of both quotes per order held, basis points
 * @param fillsPerSecond expected fills per side without inventory
 */
public record QuoteShape(
    double sigmaBps, double decayPerBp, double skewBps, double fillsPerSecond) {}
