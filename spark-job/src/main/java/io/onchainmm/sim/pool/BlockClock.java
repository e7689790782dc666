package io.onchainmm.sim.pool;

import io.onchainmm.sim.market.PoolTape;

/**
 * The blocks of a pool's tape, also those without an event: one every {@code blockNanos} from the
 * first event's block to the last one's.
 */
final class BlockClock {
  private final long firstBlock;
  private final long lastBlock;
  private final long firstNanos;
  private final long blockNanos;

  /** Throws {@link IllegalArgumentException} when an event's time is not that of its block. */
  BlockClock(PoolTape tape) {
    if (tape.blockNanos <= 0) {
      throw new IllegalArgumentException(
          "A block of %s takes %d ns".formatted(tape.market(), tape.blockNanos));
    }
    int length = tape.length();
    firstBlock = length == 0 ? 0 : tape.blockNumber[0];
    lastBlock = length == 0 ? -1 : tape.blockNumber[length - 1];
    firstNanos = tape.startNanos();
    blockNanos = tape.blockNanos;
    long[] blocks = tape.blockNumber;
    long[] times = tape.timeNanos;
    for (int i = 0; i < length; i++) {
      if (times[i] != nanos(blocks[i])) {
        throw new IllegalArgumentException(
            "Event %d of %s is at %d ns, but its block %d is at %d ns"
                .formatted(
                    i,
                    tape.market(),
                    tape.timeNanos[i],
                    tape.blockNumber[i],
                    nanos(tape.blockNumber[i])));
      }
    }
  }

  /** Number of the first block. */
  long firstBlock() {
    return firstBlock;
  }

  /** Number of the last block. */
  long lastBlock() {
    return lastBlock;
  }

  /** The first block after a time, at the latest the one after the last. */
  long firstAfter(long afterNanos) {
    return afterNanos < firstNanos
        ? firstBlock
        : Math.min(lastBlock, firstBlock + (afterNanos - firstNanos) / blockNanos) + 1;
  }

  /** Time of a block. */
  long nanos(long block) {
    return firstNanos + (block - firstBlock) * blockNanos;
  }
}
