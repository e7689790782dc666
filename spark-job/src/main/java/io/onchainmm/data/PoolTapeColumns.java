package io.onchainmm.data;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.TickEvents;
import java.math.BigInteger;
import java.util.Optional;

/** The arrays of a {@link PoolTape} while they are filled, event by event. */
final class PoolTapeColumns {
  private final long[] timeNanos;
  private final long[] blockNumber;
  private final byte[] kind;
  private final long[] inHigh;
  private final long[] inLow;
  private final long[] outHigh;
  private final long[] outLow;
  private int length;

  PoolTapeColumns(int capacity) {
    timeNanos = new long[capacity];
    blockNumber = new long[capacity];
    kind = new byte[capacity];
    inHigh = new long[capacity];
    inLow = new long[capacity];
    outHigh = new long[capacity];
    outLow = new long[capacity];
  }

  /** Adds an event with amounts at hand, below 2¹²⁸. */
  void add(long nanos, long block, byte event, BigInteger in, BigInteger out) {
    add(
        nanos,
        block,
        event,
        in.shiftRight(Long.SIZE).longValue(),
        in.longValue(),
        out.shiftRight(Long.SIZE).longValue(),
        out.longValue());
  }

  /** Adds an event that stands in a row, with two of its columns. */
  void add(
      SwapColumns swaps, int row, byte event, SwapColumns.Amounts in, SwapColumns.Amounts out) {
    add(
        swaps.timeNanos.get(row),
        swaps.block.get(row),
        event,
        in.high(row),
        in.low(row),
        out.high(row),
        out.low(row));
  }

  private void add(
      long nanos, long block, byte event, long high, long low, long highOut, long lowOut) {
    timeNanos[length] = nanos;
    blockNumber[length] = block;
    kind[length] = event;
    inHigh[length] = high;
    inLow[length] = low;
    outHigh[length] = highOut;
    outLow[length++] = lowOut;
  }

  /**
   * The tape, which takes the arrays.
   *
   * @param events what happens between ticks; with concentrated liquidity alone
   * @param rawRows rows of the recording
   */
  PoolTape tape(
      String market,
      Instrument instrument,
      PoolTerms terms,
      Optional<TickEvents> events,
      PriceSeries reference,
      String referenceLabel,
      boolean synthetic,
      long rawRows) {
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
            length,
            timeNanos,
            blockNumber,
            kind,
            inHigh,
            inLow,
            outHigh,
            outLow,
            reference,
            referenceLabel,
            synthetic,
            rawRows);
    return tape.withTerms(terms.curveTerms(events));
  }
}
