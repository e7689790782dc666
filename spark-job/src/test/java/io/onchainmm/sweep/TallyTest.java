package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final List<String> updates = new ArrayList<>();

  private final Progress progress =
      new Progress() {
        @Override
        public synchronized void update(long done, long failed) {
          updates.add(done + "/" + failed);
        }

        @Override
        public void say(String sentence) {
          updates.add(sentence);
        }

        @Override
        public void close() {
          updates.add("closed");
        }
      };

  @Test
  void wavesAddUp() {
    Tally tally = new Tally(progress);
    tally.add(2, 1);
    LongAccumulator done = new LongAccumulator();
    LongAccumulator failed = new LongAccumulator();
    try (Tally.Watch watch = tally.watch(done, failed)) {
      assertThat(watch).isNotNull();
      done.add(3);
      failed.add(1);
    }
    tally.add(1, 0);

    assertThat(updates).startsWith("2/1").endsWith("6/2", "7/2");
  }

  @Test
  void aRunningWaveIsLookedAt() {
    Tally tally = new Tally(progress);
    LongAccumulator done = new LongAccumulator();
    LongAccumulator failed = new LongAccumulator();
    Tally.Watch watch = tally.watch(done, failed);
    done.add(4);
    failed.add(1);
    watch.look();
    watch.close();
    tally.add(0, 0);

    assertThat(updates).contains("5/1").endsWith("5/1", "5/1");
  }
}
