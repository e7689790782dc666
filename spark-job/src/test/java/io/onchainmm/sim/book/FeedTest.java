package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.BookTape;
import org.junit.jupiter.api.Test;

/** What a recorded feed shows and when. */
class FeedTest {
  private static final long MS = 1_000_000;
  private static final long NEVER = Long.MAX_VALUE;

  private static BookTape tape(long... receivedMs) {
    BookTape plain =
        new TapeBuilder().bid(0, 99, 1).ask(10, 101, 1).buyTrade(20, 101, 1).bid(30, 98, 1).build();
    long[] nanos = new long[4];
    for (int i = 0; i < 4; i++) {
      nanos[i] = receivedMs[i] == NEVER ? NEVER : receivedMs[i] * MS;
    }
    int[] order = {0, 1, 2, 3};
    if (nanos[2] == NEVER) {
      order = new int[] {0, 1, 3, 2};
    }
    return plain.withReceipts(nanos, order);
  }

  @Test
  void whatIsLateHoldsUpTheKnowledgeOfWhatCameAfterIt() {
    Feed feed = Feed.recorded(tape(5, 15, 90, 90));
    assertThat(feed.visibleNanos(50 * MS)).isEqualTo(20 * MS - 1);
    assertThat(feed.visibleNanos(90 * MS)).isEqualTo(90 * MS);
    assertThat(feed.knownNanos(20 * MS)).isEqualTo(90 * MS);
    assertThat(feed.delayOf(25 * MS)).isEqualTo(70 * MS);
  }

  @Test
  void whatWasNeverReceivedIsNotWaitedFor() {
    Feed feed = Feed.recorded(tape(5, 15, NEVER, 40));
    assertThat(feed.visibleNanos(39 * MS)).isEqualTo(30 * MS - 1);
    assertThat(feed.visibleNanos(50 * MS)).isEqualTo(50 * MS);
    assertThat(feed.knownNanos(25 * MS)).isEqualTo(25 * MS);
    assertThat(feed.delayOf(25 * MS)).as("of the event before it").isEqualTo(5 * MS);
    assertThat(feed.delayKnownAt(50 * MS)).isEqualTo(10 * MS);
    assertThat(feed.delayOf(-MS)).isZero();
  }
}
