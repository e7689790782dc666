package io.onchainmm.data;

import java.math.BigInteger;
import java.nio.file.Path;

/**
 * Reads recorded swaps of an Aerodrome volatile pool with the reserves before each swap. Times are
 * block times in seconds; a segment is a run without liquidity changes.
 */
final class AerodromeLoader {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final boolean baseIsToken0;

  AerodromeLoader(PoolRecording.Aerodrome spec) {
    this.baseIsToken0 = spec.baseToken() == 0;
  }

  /** Swaps in chain order. */
  SwapColumns swaps(Path file, BadRows bad) {
    SwapColumns swaps = new SwapColumns();
    try (CsvFile csv = new CsvFile(file)) {
      Positions at = new Positions(csv);
      csv.forEach(bad, row -> swaps.add(swap(row, at, swaps)));
    }
    return swaps;
  }

  private SwapColumns.Swap swap(CsvRow row, Positions at, SwapColumns before) {
    long nanos = row.nanos(at.time, NANOS_PER_SECOND);
    long block = row.count(at.block);
    long segment = row.count(at.segment);
    int last = before.size() - 1;
    if (last >= 0 && nanos < before.timeNanos.get(last)) {
      throw row.bad(at.time, "must not be before the row before");
    }
    if (last >= 0 && block < before.block.get(last)) {
      throw row.bad(at.block, "must not be before the row before");
    }
    if (last >= 0 && segment < before.segment.get(last)) {
      throw row.bad(at.segment, "must not be before the row before");
    }
    boolean zeroForOne = row.flag(at.zeroForOne);
    BigInteger out = row.amount(at.amountOut);
    BigInteger reserve0 = row.amount(at.reserve0);
    BigInteger reserve1 = row.amount(at.reserve1);
    if (out.compareTo(zeroForOne ? reserve1 : reserve0) >= 0) {
      throw row.bad(at.amountOut, "must be below the reserve it is taken from");
    }
    return new SwapColumns.Swap(
        nanos,
        block,
        segment,
        zeroForOne == baseIsToken0,
        row.amount(at.amountIn),
        out,
        baseIsToken0 ? reserve0 : reserve1,
        baseIsToken0 ? reserve1 : reserve0);
  }

  /** Where the columns are. */
  private static final class Positions {
    final int time;
    final int block;
    final int segment;
    final int zeroForOne;
    final int amountIn;
    final int amountOut;
    final int reserve0;
    final int reserve1;

    Positions(CsvFile csv) {
      time = csv.column("block_time");
      block = csv.column("block_number");
      segment = csv.column("segment");
      zeroForOne = csv.column("zero_for_one");
      amountIn = csv.column("amount_in");
      amountOut = csv.column("amount_out");
      reserve0 = csv.column("reserve0_before");
      reserve1 = csv.column("reserve1_before");
    }
  }
}
