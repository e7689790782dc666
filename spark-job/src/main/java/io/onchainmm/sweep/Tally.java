package io.onchainmm.sweep;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.LongAccumulator;

/** Counts trials over all waves and keeps the progress up to date while a wave is under way. */
final class Tally {
  private static final long LOOK_EVERY_MILLIS = 500;

  private final Progress progress;
  private long done;
  private long failed;

  Tally(Progress progress) {
    this.progress = progress;
  }

  /** Adds trials that ended; failed ones among them. */
  void add(long ended, long failures) {
    done += ended;
    failed += failures;
    progress.update(done, failed);
  }

  /** Follows the counters of a running wave until it is closed, which adds them for good. */
  Watch watch(LongAccumulator completed, LongAccumulator failures) {
    return new Watch(completed, failures);
  }

  /** A look at the counters twice a second. */
  final class Watch implements AutoCloseable {
    private final LongAccumulator completed;
    private final LongAccumulator failures;
    private final ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });

    private Watch(LongAccumulator completed, LongAccumulator failures) {
      this.completed = completed;
      this.failures = failures;
      var unused =
          clock.scheduleAtFixedRate(
              this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells the progress once. */
    void look() {
      long failedNow = failures.value();
      progress.update(done + completed.value() + failedNow, failed + failedNow);
    }

    @Override
    public void close() {
      stopLooking();
      add(completed.value() + failures.value(), failures.value());
    }

    /** A look that is under way ends first, so that no older count comes after the last. */
    private void stopLooking() {
      clock.shutdown();
      try {
        clock.awaitTermination(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
