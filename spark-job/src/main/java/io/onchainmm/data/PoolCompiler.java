package io.onchainmm.data;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.util.Optional;

/**
 * Turns recorded swaps into a {@link PoolTape}: the reserves before the first swap of each segment,
 * then its swaps with the recorded amounts. A block without a swap changed nothing, so that a long
 * silence is no gap here; what a recording misses shows as a new segment.
 */
final class PoolCompiler {
  private PoolCompiler() {}

  /** Compiles swaps in chain order. */
  static PoolTape compile(
      String market,
      Instrument instrument,
      PoolTerms terms,
      SwapColumns swaps,
      PriceSeries reference,
      String referenceLabel,
      boolean synthetic) {
    PoolTapeColumns columns = new PoolTapeColumns(swaps.size() + segments(swaps));
    for (int row = 0; row < swaps.size(); row++) {
      if (row == 0 || swaps.segment.get(row) != swaps.segment.get(row - 1)) {
        columns.add(swaps, row, PoolTape.RESERVES, swaps.reserveBase, swaps.reserveQuote);
      }
      byte kind = swaps.baseIn.get(row) == 1 ? PoolTape.BASE_IN : PoolTape.QUOTE_IN;
      columns.add(swaps, row, kind, swaps.amountIn, swaps.amountOut);
    }
    return columns.tape(
        market,
        instrument,
        terms,
        Optional.empty(),
        reference,
        referenceLabel,
        synthetic,
        swaps.size());
  }

  private static int segments(SwapColumns swaps) {
    int segments = 0;
    for (int row = 0; row < swaps.size(); row++) {
      if (row == 0 || swaps.segment.get(row) != swaps.segment.get(row - 1)) {
        segments++;
      }
    }
    return segments;
  }
}
