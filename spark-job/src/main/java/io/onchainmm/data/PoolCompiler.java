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
    Columns columns = new Columns(swaps.size() + segments(swaps));
    for (int row = 0; row < swaps.size(); row++) {
      if (row == 0 || swaps.segment.get(row) != swaps.segment.get(row - 1)) {
        columns.add(swaps, row, PoolTape.RESERVES, swaps.reserveBase, swaps.reserveQuote);
      }
      byte kind = swaps.baseIn.get(row) == 1 ? PoolTape.BASE_IN : PoolTape.QUOTE_IN;
      columns.add(swaps, row, kind, swaps.amountIn, swaps.amountOut);
    }
    PoolTape tape =
        new PoolTape(
            market,
            instrument,
            terms.curve(),
            terms.feeBps(),
            terms.baseDecimals(),
            terms.quoteDecimals(),
            terms.usdPerQuote(),
            terms.blockNanos(),
            columns.length,
            columns.timeNanos,
            columns.blockNumber,
            columns.kind,
            columns.inHigh,
            columns.inLow,
            columns.outHigh,
            columns.outLow,
            reference,
            referenceLabel,
            synthetic,
            swaps.size());
    return tape.withTerms(terms.curveTerms(Optional.empty()));
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

  /** The arrays of the tape while they are filled. */
  private static final class Columns {
    final long[] timeNanos;
    final long[] blockNumber;
    final byte[] kind;
    final long[] inHigh;
    final long[] inLow;
    final long[] outHigh;
    final long[] outLow;
    int length;

    Columns(int capacity) {
      timeNanos = new long[capacity];
      blockNumber = new long[capacity];
      kind = new byte[capacity];
      inHigh = new long[capacity];
      inLow = new long[capacity];
      outHigh = new long[capacity];
      outLow = new long[capacity];
    }

    void add(
        SwapColumns swaps, int row, byte event, SwapColumns.Amounts in, SwapColumns.Amounts out) {
      timeNanos[length] = swaps.timeNanos.get(row);
      blockNumber[length] = swaps.block.get(row);
      kind[length] = event;
      inHigh[length] = in.high(row);
      inLow[length] = in.low(row);
      outHigh[length] = out.high(row);
      outLow[length++] = out.low(row);
    }
  }
}
