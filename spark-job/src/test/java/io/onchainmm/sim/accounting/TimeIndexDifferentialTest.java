package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.PriceSeries;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The index of times against a binary search over all of them. */
class TimeIndexDifferentialTest {

  @Test
  void findsWhatASearchOverAllTimesFinds() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 1000; round++) {
      int n = random.nextInt(40);
      long[] times = new long[n];
      long nanos = random.nextLong(-1000, 1_735_689_600_000_000_000L);
      for (int i = 0; i < n; i++) {
        nanos += 1 + random.nextLong(random.nextInt(5) == 0 ? 1_000_000 : 5);
        times[i] = nanos;
      }
      PriceSeries series = new PriceSeries(times, new long[n]);
      TimeIndex index = new TimeIndex(times);
      long about = n == 0 ? 0 : times[random.nextInt(n)];
      for (int probe = 0; probe < 30; probe++) {
        long at = about + random.nextLong(probe < 20 ? -4 : -4_000_000, probe < 20 ? 5 : 4_000_000);
        assertThat(index.at(at)).isEqualTo(series.indexAt(at));
      }
    }
  }
}
