package io.onchainmm.lake;

import java.sql.Timestamp;
import java.time.Instant;

/** Exact nanoseconds since the epoch as timestamps for people, which have microseconds. */
final class Timestamps {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Timestamps() {}

  static Timestamp ofNanos(long nanos) {
    return Timestamp.from(
        Instant.ofEpochSecond(
            Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND)));
  }
}
