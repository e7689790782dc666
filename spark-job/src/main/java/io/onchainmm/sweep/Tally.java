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
  AutoCloseableWatch watch(LongAccumulator completed, LongAccumulator failures) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    var looking =
        clock.scheduleAtFixedRate(
            () ->
                progress.update(
                    done + completed.value() + failures.value(), failed + failures.value()),
            LOOK_EVERY_MILLIS,
            LOOK_EVERY_MILLIS,
            TimeUnit.MILLISECONDS);
    return () -> {
      looking.cancel(false);
      clock.shutdown();
      if (!clock.awaitTermination(1, TimeUnit.SECONDS)) {
        clock.shutdownNow();
      }
      add(completed.value() + failures.value(), failures.value());
    };
  }

  /** Ends the watching. */
  interface AutoCloseableWatch extends AutoCloseable {
    @Override
    void close() throws InterruptedException;
  }
}
