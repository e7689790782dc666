package io.onchainmm.bars;

/**
 * One finished bar in exact integers: prices in ticks, sizes in lots, values in atoms (ticks ×
 * lots).
 *
 * @param openNanos time of the first trade
 * @param closeNanos time of the last trade
 * @param availableNanos from when on the bar may be used: the last trade for a bar that a trade
 *     closed, the end of the interval (or the day) for one that the clock closed, the next trade
 *     under the legacy rule
 * @param openTicks price of the first trade
 * @param highTicks highest price
 * @param lowTicks lowest price
 * @param closeTicks price of the last trade
 * @param volumeLots Σ size
 * @param dollarAtoms Σ price × size
 * @param trades number of trades
 * @param buyLots Σ size of the trades whose aggressor bought
 * @param signedAtoms Σ ±price × size, plus for buyers, 0 for the unknown
 */
public record Bar(
    long openNanos,
    long closeNanos,
    long availableNanos,
    long openTicks,
    long highTicks,
    long lowTicks,
    long closeTicks,
    long volumeLots,
    long dollarAtoms,
    long trades,
    long buyLots,
    long signedAtoms) {}
