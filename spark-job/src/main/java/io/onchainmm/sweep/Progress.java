package io.onchainmm.sweep;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells how far a sweep is: a bar on a terminal, plain lines otherwise. Results go elsewhere. */
public abstract class Progress implements AutoCloseable {
  /** Trials that ended so far, and how many of them failed. */
  public abstract void update(long done, long failed);

  /** A sentence about what happens now. */
  public abstract void say(String sentence);

  @Override
  public abstract void close();

  /** A bar when a person watches, lines otherwise. */
  public static Progress of(PrintStream out, boolean terminal, long total) {
    return terminal ? new Bar(out, total) : new Lines(out, total, System.nanoTime());
  }

  /** {@code 12 / 60 trials, 0 failed, 3.4 trials/s, 14 s left}. */
  static String sentence(long done, long failed, long total, double seconds) {
    double perSecond = seconds > 0 ? done / seconds : 0;
    String left =
        perSecond > 0 && done < total
            ? ", %s left"
                .formatted(span(Duration.ofMillis((long) ((total - done) / perSecond * 1e3))))
            : "";
    return String.format(
        Locale.ROOT,
        "%d / %d trials, %d failed, %.1f trials/s%s",
        done,
        total,
        failed,
        perSecond,
        left);
  }

  private static String span(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  private static final class Bar extends Progress {
    private final PrintStream out;
    private final ProgressBar bar;

    Bar(PrintStream out, long total) {
      this.out = out;
      this.bar =
          new ProgressBarBuilder()
              .setTaskName("Trials")
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .build();
    }

    @Override
    public void update(long done, long failed) {
      bar.stepTo(done);
      bar.setExtraMessage(failed == 0 ? "" : " " + failed + " failed");
    }

    @Override
    public void say(String sentence) {
      out.print("\r\u001b[K");
      out.println(sentence);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines extends Progress {
    private final PrintStream out;
    private final long total;
    private final long start;
    private long last = -1;

    Lines(PrintStream out, long total, long start) {
      this.out = out;
      this.total = total;
      this.start = start;
    }

    @Override
    public void update(long done, long failed) {
      if (done != last) {
        out.println(sentence(done, failed, total, (System.nanoTime() - start) / 1e9));
        last = done;
      }
    }

    @Override
    public void say(String sentence) {
      out.println(sentence);
    }

    @Override
    public void close() {
      out.flush();
    }
  }
}
