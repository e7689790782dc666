package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.BookSpec;
import java.util.Arrays;

/**
 * What of a tape has reached a trial by which local time: the touches it sees, and up to which
 * market time it knows everything. With a constant delay this is the exchange's own history,
 * shifted; with recorded receipts it is a history of its own, in the order of receipt. Shared by
 * all trials that see the tape alike; never modified.
 */
final class Feed {
  private final BookTape tape;
  private final Touches touches;
  private final long shiftNanos;

  /** Times at which events were seen, rising; to be shifted. */
  private final long[] seenNanos;

  /** When the events up to the i-th had all been received; null when the delay is constant. */
  private final long[] completeNanos;

  private Feed(
      BookTape tape, Touches touches, long shiftNanos, long[] seenNanos, long[] completeNanos) {
    this.tape = tape;
    this.touches = touches;
    this.shiftNanos = shiftNanos;
    this.seenNanos = seenNanos;
    this.completeNanos = completeNanos;
  }

  /** Everything is seen {@code delayNanos} after it happened. */
  static Feed delayed(BookTape tape, Touches touches, long delayNanos) {
    return new Feed(tape, touches, delayNanos, tape.timeNanos, null);
  }

  /**
   * Everything is seen when the recorder received it. What was never received is not waited for:
   * nobody can know that it is missing.
   */
  static Feed recorded(BookTape tape) {
    int length = tape.length();
    long[] seen = new long[length];
    long[] complete = new long[length];
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < length; i++) {
      seen[i] = tape.receiveNanos[tape.receiveOrder[i]];
      latest = Math.max(latest, tape.timeNanos[i]);
      latest = received(tape, i) ? Math.max(latest, tape.receiveNanos[i]) : latest;
      complete[i] = latest;
    }
    return new Feed(tape, Touches.received(tape), 0, seen, complete);
  }

  private static boolean received(BookTape tape, int i) {
    return tape.receiveNanos[i] != Long.MAX_VALUE;
  }

  /** Refuses recorded receipts where there are none. */
  static void check(BookSpec spec, BookTape tape) {
    if (spec.feed() == BookSpec.Feed.RECORDED && tape.receiveNanos == null) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "book.feed is recorded, but %s was recorded without the times of receipt: choose constant"
              .formatted(tape.market()));
    }
  }

  /** The touches; entry i is seen from {@code timeNanos(i)} on, shifted by {@link #shiftNanos}. */
  Touches touches() {
    return touches;
  }

  /** What is to be added to the times of the touches to have local times. */
  long shiftNanos() {
    return shiftNanos;
  }

  /** All that happened up to this market time is known at {@code localNanos}. */
  long visibleNanos(long localNanos) {
    if (completeNanos == null) {
      return localNanos - shiftNanos;
    }
    int known = countUpTo(completeNanos, tape.length(), localNanos);
    return known == tape.length() ? localNanos : Math.min(localNanos, tape.timeNanos[known] - 1);
  }

  /** The first local time at which all that happened up to {@code marketNanos} is known. */
  long knownNanos(long marketNanos) {
    if (completeNanos == null) {
      return marketNanos + shiftNanos;
    }
    int events = countUpTo(tape.timeNanos, tape.length(), marketNanos);
    return events == 0 ? marketNanos : Math.max(marketNanos, completeNanos[events - 1]);
  }

  /**
   * How many events have been seen by {@code localNanos}, searched forward from an earlier answer.
   */
  int seen(int from, long localNanos) {
    long nanos = localNanos - shiftNanos;
    int length = tape.length();
    int low = from;
    int step = 1;
    while (low + step <= length && seenNanos[low + step - 1] <= nanos) {
      low += step;
      step *= 2;
    }
    int high = Math.min(length, low + step - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seenNanos[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** When the last of the first {@code events} was seen; the least long if there is none. */
  long seenNanos(int events) {
    return events == 0 ? Long.MIN_VALUE : seenNanos[events - 1] + shiftNanos;
  }

  /** Delay of the last event at or before {@code exchangeNanos} that was received. */
  long delayOf(long exchangeNanos) {
    if (completeNanos == null) {
      return shiftNanos;
    }
    int i = countUpTo(tape.timeNanos, tape.length(), exchangeNanos) - 1;
    while (i >= 0 && !received(tape, i)) {
      i--;
    }
    return i < 0 ? 0 : Math.max(0, tape.receiveNanos[i] - tape.timeNanos[i]);
  }

  /** Delay of the last event that was received by {@code localNanos}. */
  long delayKnownAt(long localNanos) {
    if (completeNanos == null) {
      return shiftNanos;
    }
    int j = Math.max(0, countUpTo(seenNanos, tape.length(), localNanos) - 1);
    int i = tape.receiveOrder[j];
    return Math.max(0, tape.receiveNanos[i] - tape.timeNanos[i]);
  }

  /** How many of the rising times are at most {@code nanos}. */
  private static int countUpTo(long[] times, int length, long nanos) {
    int found = Arrays.binarySearch(times, 0, length, nanos);
    if (found < 0) {
      return -found - 1;
    }
    while (found + 1 < length && times[found + 1] == nanos) {
      found++;
    }
    return found + 1;
  }
}
