package io.onchainmm.sim.accounting;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The numbers of one trial. Each component is a column of {@code TRIALS} under its snake-case name;
 * an empty optional is an absent statistic and becomes NULL.
 *
 * @param netPnlUsd final minus initial equity, net of everything
 * @param pnlPer1000Usd the objective: 1000 x PnL / max(time-average notional, 10 % of the inventory
 *     limit); docs, section on PnL per $1,000
 * @param pnlPer1000AvgUsd the same over the time-average notional alone
 * @param pnlPer1000MaxUsd the same over the largest notional seen
 * @param pnlPer1000LimitUsd the same over the inventory limit
 * @param pnlPer1000UsdPerDay the objective per day of the trading window
 * @param fills number of fills
 * @param volumeUsd traded notional
 * @param spreadCaptureUsd sum over fills of signed size x (mark at the fill - price)
 * @param inventoryPnlUsd integral of position over mark changes
 * @param realisedPnlUsd average-cost realised PnL, before fees
 * @param realisedPnlFifoUsd the same first in, first out
 * @param unrealisedPnlUsd average-cost unrealised PnL at the end
 * @param feesUsd exchange fees paid; negative is a rebate
 * @param fundingUsd funding received; negative is paid
 * @param bribesUsd bribes paid
 * @param gasUsd gas and failure costs paid
 * @param hedgePnlUsd equity change of the hedge leg, net of its fees; part of the net PnL
 * @param hedgeFeesUsd taker fees of the hedge leg
 * @param hedgeFundingUsd funding received by the hedge leg; negative is paid
 * @param hedgeTrades executions of the hedge leg
 * @param lpFeesUsd pool fees earned by the liquidity we provided, wherever they lie
 * @param lpEmissionsUsd emissions earned by it
 * @param lvrUsd what it lost against a portfolio that rebalances at the fair price (loss versus
 *     rebalancing), before fees
 * @param impermanentLossUsd its value at the end, without fees that left the pool, less that of the
 *     tokens deposited
 * @param certaintyEquivalentUsd PnL − ½γσ²∫q²dt with γ in 1/USD and σ of the mark over the window;
 *     absent with a hedge; docs, section on the certainty equivalent
 * @param avgNotionalUsd time-average |position| x mark
 * @param maxNotionalUsd largest |position| x mark seen at a fill or a decision
 * @param finalPositionBase position at the end, base units
 * @param maxDrawdownUsd largest fall of equity from its peak, observed at decisions
 * @param longestUnderwaterSeconds longest time from a peak of equity to an observation below it
 * @param valueAtRisk99Usd loss of one hour not exceeded with 99 %, as known at the end
 * @param expectedShortfall99Usd mean loss beyond it
 * @param valueAtRiskPeriods periods of the risk clock for which a value at risk had been forecast
 * @param valueAtRiskExceptions those in which the loss exceeded it
 * @param valueAtRiskCoverageP Kupiec's test of that number: chance of one as odd
 * @param valueAtRiskConditionalP Christoffersen's, which looks at clusters too
 * @param sharpe per-period mean / standard deviation of equity changes
 * @param sharpePeriodSeconds the period of {@code sharpe}
 * @param capturedBps quantity-weighted mean of side x (mark at the fill - price), basis points of
 *     the fill price
 * @param markout100msBps quantity-weighted mean mark-out after 0.1 s, basis points of the price
 * @param markout1sBps ... after 1 s
 * @param markout5sBps ... after 5 s
 * @param markout5sErrorBps its standard error, fills within 5 s taken for dependent
 * @param markout30sBps ... after 30 s
 * @param markout300sBps ... after 300 s
 * @param adverse100msBps the part of the mark-out that the mark moved after the fill, 0.1 s
 * @param adverse1sBps ... after 1 s
 * @param adverse5sBps ... after 5 s
 * @param adverse5sErrorBps its standard error
 * @param adverse30sBps ... after 30 s
 * @param adverse300sBps ... after 300 s
 * @param orders orders (or swaps) sent
 * @param rejects orders rejected (post-only, margin, rate limit) or swaps reverted
 * @param notIncluded attempts that were not included in a block
 * @param inclusionFits how often the belief about inclusion was fitted anew
 * @param inclusionFallbacks how many of these fits had too few outcomes or only one kind and left
 *     the prior, or were Firth's because the outcomes are separated
 * @param inclusionAlpha intercept of the inclusion model believed at the end; absent without
 *     attempts that were bid for, like the next three
 * @param inclusionBeta its slope
 * @param inclusionLogLoss mean −ln of the probability believed, when sent, of what happened
 * @param inclusionBrier mean squared difference between that probability and the outcome
 * @param marginRejects orders refused, or cancelled when they were met, because margin was short
 * @param rateLimited orders and cancels refused by the venue's order-rate limit
 * @param liquidatedUsd notional that the venue closed by force
 * @param quotedFraction share of decisions at which at least one side was quoted
 * @param calibrationRejects recalibrations that were rejected
 * @param alerts number of alerts
 * @param halted whether the risk monitor stopped quoting
 * @param shortWindow whether the window is shorter than an hour
 */
public record Metrics(
    double netPnlUsd,
    double pnlPer1000Usd,
    OptionalDouble pnlPer1000AvgUsd,
    OptionalDouble pnlPer1000MaxUsd,
    double pnlPer1000LimitUsd,
    OptionalDouble pnlPer1000UsdPerDay,
    long fills,
    double volumeUsd,
    double spreadCaptureUsd,
    double inventoryPnlUsd,
    double realisedPnlUsd,
    double realisedPnlFifoUsd,
    double unrealisedPnlUsd,
    double feesUsd,
    double fundingUsd,
    double bribesUsd,
    double gasUsd,
    double hedgePnlUsd,
    double hedgeFeesUsd,
    double hedgeFundingUsd,
    long hedgeTrades,
    OptionalDouble lpFeesUsd,
    OptionalDouble lpEmissionsUsd,
    OptionalDouble lvrUsd,
    OptionalDouble impermanentLossUsd,
    OptionalDouble certaintyEquivalentUsd,
    double avgNotionalUsd,
    double maxNotionalUsd,
    double finalPositionBase,
    double maxDrawdownUsd,
    double longestUnderwaterSeconds,
    OptionalDouble valueAtRisk99Usd,
    OptionalDouble expectedShortfall99Usd,
    long valueAtRiskPeriods,
    long valueAtRiskExceptions,
    OptionalDouble valueAtRiskCoverageP,
    OptionalDouble valueAtRiskConditionalP,
    OptionalDouble sharpe,
    OptionalDouble sharpePeriodSeconds,
    OptionalDouble capturedBps,
    OptionalDouble markout100msBps,
    OptionalDouble markout1sBps,
    OptionalDouble markout5sBps,
    OptionalDouble markout5sErrorBps,
    OptionalDouble markout30sBps,
    OptionalDouble markout300sBps,
    OptionalDouble adverse100msBps,
    OptionalDouble adverse1sBps,
    OptionalDouble adverse5sBps,
    OptionalDouble adverse5sErrorBps,
    OptionalDouble adverse30sBps,
    OptionalDouble adverse300sBps,
    long orders,
    long rejects,
    long notIncluded,
    long inclusionFits,
    long inclusionFallbacks,
    OptionalDouble inclusionAlpha,
    OptionalDouble inclusionBeta,
    OptionalDouble inclusionLogLoss,
    OptionalDouble inclusionBrier,
    long marginRejects,
    long rateLimited,
    double liquidatedUsd,
    double quotedFraction,
    long calibrationRejects,
    long alerts,
    boolean halted,
    boolean shortWindow)
    implements Serializable {}
