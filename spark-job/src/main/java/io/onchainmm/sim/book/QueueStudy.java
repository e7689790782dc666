package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.ClusteredMean;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.BookSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Holds the queue models for depth data to the truth: plays the same hypothetical orders on an
 * order-level tape by their true places and by each model, which sees levels and trades alone.
 */
public final class QueueStudy {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int QUARTERS = 4;

  private final PassiveOrders orders;
  private final List<QueueProbe> probes = new ArrayList<>();
  private final int[] bucket;

  private QueueStudy(BookTape tape, PassiveOrders orders, double n) {
    this.orders = orders;
    probes.add(new QueueProbe(orders, spec(BookSpec.Queue.FIFO, n), tape));
    for (BookSpec.Queue queue : BookSpec.Queue.values()) {
      if (queue != BookSpec.Queue.FIFO) {
        probes.add(new QueueProbe(orders, spec(queue, n), tape));
      }
    }
    BookVenue.replay(tape, new Flight(probes));
    this.bucket = buckets();
  }

  /**
   * One score for each model, the truth first.
   *
   * @param tape must have ranks
   * @param n exponent of the power models
   */
  public static List<QueueScore> of(BookTape tape, PassiveOrders orders, double n) {
    QueueStudy study = new QueueStudy(tape, orders, n);
    List<QueueScore> scores = new ArrayList<>();
    BookSpec.Queue[] models = models();
    for (int m = 0; m < models.length; m++) {
      scores.add(study.score(models[m], study.probes.get(m)));
    }
    return scores;
  }

  private static BookSpec.Queue[] models() {
    List<BookSpec.Queue> models = new ArrayList<>(List.of(BookSpec.Queue.values()));
    models.remove(BookSpec.Queue.FIFO);
    models.add(0, BookSpec.Queue.FIFO);
    return models.toArray(BookSpec.Queue[]::new);
  }

  /** A queue model without delays, fees or partial fills. */
  static BookSpec spec(BookSpec.Queue queue, double n) {
    return new BookSpec(
        0,
        queue,
        n,
        BookSpec.QueueBounds.BOUNDED,
        BookSpec.Fills.WHOLE,
        false,
        BookSpec.Feed.CONSTANT,
        0,
        BookSpec.Latency.CONSTANT,
        0,
        0,
        0,
        0,
        0,
        "",
        BookSpec.Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }

  /** Distance and quarter of the lots ahead, as one number for each order. */
  private int[] buckets() {
    int[] buckets = new int[orders.count()];
    for (int away = 0; away <= orders.plan().deepest(); away++) {
      long[] quartiles = quartiles(away);
      for (int i = 0; i < buckets.length; i++) {
        if (orders.distance(i) == away) {
          int quarter = 0;
          while (quarter < QUARTERS - 1 && orders.aheadLots(i) > quartiles[quarter]) {
            quarter++;
          }
          buckets[i] = away * QUARTERS + quarter;
        }
      }
    }
    return buckets;
  }

  private long[] quartiles(int away) {
    long[] ahead = new long[orders.count()];
    int count = 0;
    for (int i = 0; i < ahead.length; i++) {
      if (orders.distance(i) == away) {
        ahead[count++] = orders.aheadLots(i);
      }
    }
    Arrays.sort(ahead, 0, count);
    long[] quartiles = new long[QUARTERS - 1];
    for (int q = 0; count > 0 && q < quartiles.length; q++) {
      quartiles[q] = ahead[(q + 1) * (count - 1) / QUARTERS];
    }
    return quartiles;
  }

  private QueueScore score(BookSpec.Queue queue, QueueProbe model) {
    QueueProbe truth = probes.get(0);
    ClusteredMean share = new ClusteredMean();
    ClusteredMean shareBias = new ClusteredMean();
    ClusteredMean delay = new ClusteredMean();
    double squares = 0;
    int agree = 0;
    int earlier = 0;
    for (int i = 0; i < orders.count(); i++) {
      long block = orders.placedNanos(i) / orders.plan().horizonNanos();
      int is = filled(model, i);
      int was = filled(truth, i);
      double seconds = seconds(model, i) - seconds(truth, i);
      share.add(block, is, 1);
      shareBias.add(block, is - was, 1);
      delay.add(block, seconds, 1);
      squares += seconds * seconds;
      agree += is == was ? 1 : 0;
      earlier += model.filledNanos(i) < truth.filledNanos(i) ? 1 : 0;
    }
    double n = orders.count();
    double[] times = times(model);
    return new QueueScore(
        queue,
        orders.count(),
        share.mean().orElse(0),
        share.standardError(),
        shareBias.mean().orElse(0),
        shareBias.standardError(),
        Arrays.stream(times).average(),
        median(times),
        delay.mean().orElse(0),
        delay.standardError(),
        Math.sqrt(squares / n),
        agree / n,
        earlier / n,
        brier(model, truth),
        byDistance(model));
  }

  private static int filled(QueueProbe probe, int i) {
    return probe.filledNanos(i) == QueueProbe.UNFILLED ? 0 : 1;
  }

  /** Time to fill, at most the horizon. */
  private double seconds(QueueProbe probe, int i) {
    long end = orders.placedNanos(i) + orders.plan().horizonNanos();
    return (Math.min(probe.filledNanos(i), end) - orders.placedNanos(i)) / NANOS_PER_SECOND;
  }

  /** Times to fill of those that were filled, sorted. */
  private double[] times(QueueProbe probe) {
    double[] times = new double[orders.count()];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      if (filled(probe, i) == 1) {
        times[count++] = seconds(probe, i);
      }
    }
    double[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static OptionalDouble median(double[] sorted) {
    int n = sorted.length;
    return n == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  }

  private double brier(QueueProbe model, QueueProbe truth) {
    double[] fills = new double[(orders.plan().deepest() + 1) * QUARTERS];
    double[] counts = new double[fills.length];
    for (int i = 0; i < bucket.length; i++) {
      fills[bucket[i]] += filled(model, i);
      counts[bucket[i]]++;
    }
    double sum = 0;
    for (int i = 0; i < bucket.length; i++) {
      double miss = fills[bucket[i]] / counts[bucket[i]] - filled(truth, i);
      sum += miss * miss;
    }
    return sum / bucket.length;
  }

  /** Absent where no order lies so far behind. */
  private List<OptionalDouble> byDistance(QueueProbe probe) {
    List<OptionalDouble> shares = new ArrayList<>();
    for (int away = 0; away <= orders.plan().deepest(); away++) {
      double fills = 0;
      double count = 0;
      for (int i = 0; i < orders.count(); i++) {
        if (orders.distance(i) == away) {
          fills += filled(probe, i);
          count++;
        }
      }
      shares.add(count == 0 ? OptionalDouble.empty() : OptionalDouble.of(fills / count));
    }
    return shares;
  }
}
