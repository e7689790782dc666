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
 * @param unrealisedPnlUsd average-cost unrealised PnL at the end
 * @param feesUsd maker fees paid; negative is a rebate
 * @param bribesUsd bribes paid
 * @param gasUsd gas and failure costs paid
 * @param avgNotionalUsd time-average |position| x mark
 * @param maxNotionalUsd largest |position| x mark seen at a fill or a decision
 * @param finalPositionBase position at the end, base units
 * @param maxDrawdownUsd largest fall of equity from its peak, observed at decisions
 * @param sharpe per-period mean / standard deviation of equity changes
 * @param sharpePeriodSeconds the period of {@code sharpe}
 * @param markout1sBps quantity-weighted mean mark-out after 1 s, basis points of the fill price
 * @param markout5sBps ... after 5 s
 * @param markout30sBps ... after 30 s
 * @param orders orders (or swaps) sent
 * @param rejects orders rejected (post-only) or swaps reverted
 * @param notIncluded attempts that were not included in a block
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
    double unrealisedPnlUsd,
    double feesUsd,
    double bribesUsd,
    double gasUsd,
    double avgNotionalUsd,
    double maxNotionalUsd,
    double finalPositionBase,
    double maxDrawdownUsd,
    OptionalDouble sharpe,
    OptionalDouble sharpePeriodSeconds,
    OptionalDouble markout1sBps,
    OptionalDouble markout5sBps,
    OptionalDouble markout30sBps,
    long orders,
    long rejects,
    long notIncluded,
    double quotedFraction,
    long calibrationRejects,
    long alerts,
    boolean halted,
    boolean shortWindow)
    implements Serializable {}
