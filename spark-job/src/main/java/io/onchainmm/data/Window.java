package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The part of a recording that is used: from, inclusive, to, exclusive, nanoseconds. */
record Window(long fromNanos, long toNanos) {
  /** All of a recording. */
  static final Window EVERYTHING = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

  /** The window of {@code data.from} and {@code data.to}; what is not given is open. */
  static Window of(DataSpec data) {
    long from = data.from().isPresent() ? nanos("data.from", data.from()) : Long.MIN_VALUE;
    long to = data.to().isPresent() ? nanos("data.to", data.to()) : Long.MAX_VALUE;
    if (from >= to) {
      throw new ConfigException(
          "data.to: must be after data.from (%s), but was %s"
              .formatted(data.from().orElse("open"), data.to().orElse("open")));
    }
    return new Window(from, to);
  }

  private static long nanos(String key, Optional<String> text) {
    try {
      Instant instant = Instant.parse(text.orElseThrow());
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      ConfigException problem =
          new ConfigException(
              "%s: must be an ISO 8601 time in UTC such as 2025-09-04T19:50:00Z, but was %s"
                  .formatted(key, text.orElseThrow()));
      problem.initCause(e);
      throw problem;
    }
  }
}
