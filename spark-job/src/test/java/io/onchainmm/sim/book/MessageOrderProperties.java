package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the delays: what is sent later never arrives before what was sent earlier. */
class MessageOrderProperties {
  private static final int CASES = 1_000;
  private static final long MS = 1_000_000;

  private final SplittableRandom random = new SplittableRandom(76);

  @Test
  void aMessageIsDueNoEarlierThanTheOneBeforeItNorThanItsOwnDelay() {
    for (int c = 0; c < CASES; c++) {
      LatencyModel latency = latency(c);
      MessageQueue queue = new MessageQueue();
      long sent = 0;
      long before = Long.MIN_VALUE;
      long left = 0;
      for (int i = 0; i < 40; i++) {
        sent += random.nextLong(0, 4) * random.nextLong(0, MS);
        long due = queue.send(latency.arrivalOf(sent), null, (byte) 0, i);
        assertThat(due).isGreaterThanOrEqualTo(before).isGreaterThanOrEqualTo(sent);
        before = due;
        if (random.nextInt(3) == 0) {
          assertThat(queue.lots()).isEqualTo(left++);
          queue.remove();
        }
      }
      long last = Long.MIN_VALUE;
      for (; queue.due() != MessageQueue.NEVER; queue.remove()) {
        assertThat(queue.due()).isGreaterThanOrEqualTo(last);
        assertThat(queue.lots()).isEqualTo(left++);
        last = queue.due();
      }
      assertThat(left).isEqualTo(40);
    }
  }

  /** Jitter around a constant, or rows between which the delay falls faster than time passes. */
  private LatencyModel latency(int seed) {
    if (random.nextBoolean()) {
      return new Latencies.Jitter(
          new Latencies.Constant(random.nextLong(MS), 0), random.nextDouble(20) * MS, seed);
    }
    int n = 1 + random.nextInt(8);
    long[] request = new long[n];
    long[] exchange = new long[n];
    long[] response = new long[n];
    for (int i = 0; i < n; i++) {
      long delay = random.nextLong(1, 40 * MS);
      request[i] = i == 0 ? 1 : request[i - 1] + random.nextLong(1, 10 * MS);
      exchange[i] = Math.max(i == 0 ? 0 : exchange[i - 1] + 1, request[i] + delay);
      response[i] = exchange[i] + 1;
    }
    return new InterpolatedLatency(
        new LatencyTable(request, exchange, response), BookSpec.Rounding.FLOOR);
  }
}
