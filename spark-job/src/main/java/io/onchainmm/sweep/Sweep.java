package io.onchainmm.sweep;

import io.onchainmm.config.SweepSpec;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.ResultRows;
import io.onchainmm.lake.StoredTrial;
import io.onchainmm.lake.TrialRecord;
import io.onchainmm.lake.WaveWriter;
import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.Trial;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.market.Tape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * Runs the trials of a plan: prepares what they need, each upstream table once, flies them in waves,
 * and commits each wave before the next begins. {@code run}, {@code grid} and {@code resume} are this
 * one path; a resumed sweep merely leaves out what is recorded already.
 */
public final class Sweep {
  private final Lakehouse lakehouse;
  private final SparkSession spark;
  private final RunSettings settings;
  private final Pipeline pipeline;
  private final Map<String, Broadcast<Tape>> tapes = new LinkedHashMap<>();

  /** A sweep into this lakehouse. */
  public Sweep(Lakehouse lakehouse, RunSettings settings) {
    this.lakehouse = lakehouse;
    this.spark = lakehouse.spark();
    this.settings = settings;
    this.pipeline = new Pipeline(lakehouse);
  }

  /**
   * Runs what is missing of the plan.
   *
   * @param recorded ids of trials that need not run again
   * @param firstWave number of the first commit
   * @return the trials that ran now
   */
  public List<StoredTrial> run(TrialPlan plan, Set<String> recorded, int firstWave) {
    List<TrialPlan.Planned> missing = missing(plan, recorded);
    List<TrialPlan.Invalid> invalid =
        plan.invalid().stream().filter(i -> !recorded.contains(i.id())).toList();
    List<StoredTrial> ran = new ArrayList<>();
    try (Progress progress =
        Progress.of(settings.messages(), settings.terminal(), missing.size() + invalid.size())) {
      Tally tally = new Tally(progress);
      int wave = firstWave;
      int size = settings.sweep().waveTrials();
      if (!invalid.isEmpty()) {
        ran.addAll(commitInvalid(invalid, wave++));
        tally.add(invalid.size(), invalid.size());
      }
      for (int from = 0; from < missing.size(); from += size) {
        List<TrialPlan.Planned> trials = missing.subList(from, Math.min(from + size, missing.size()));
        ran.addAll(fly(prepare(trials, wave, progress), wave, tally));
        wave++;
      }
    }
    return ran;
  }

  /** What is not recorded, in an order that depends on the trials alone and mixes slow and fast. */
  private static List<TrialPlan.Planned> missing(TrialPlan plan, Set<String> recorded) {
    long key = Rng.key(0, "order of trials");
    return plan.trials().stream()
        .filter(planned -> !recorded.contains(planned.id()))
        .sorted(
            Comparator.comparingLong(
                planned -> Rng.bits(key, 0, Long.parseUnsignedLong(planned.id(), 16))))
        .toList();
  }

  private Map<String, Wave.Entry> prepare(
      List<TrialPlan.Planned> trials, int wave, Progress progress) {
    Map<String, Wave.Entry> entries = new LinkedHashMap<>();
    for (TrialPlan.Planned planned : trials) {
      Prepared prepared = pipeline.prepare(planned.config(), progress::say);
      tapes.computeIfAbsent(
          prepared.tapeKey(),
          key -> JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(prepared.tape()));
      TrialRecord record = Records.of(settings, planned, prepared, wave);
      Trial trial =
          new Trial(
              planned.id(),
              planned.config().seed(),
              planned.config().marketMaker(),
              planned.config().calibration(),
              planned.config().venue(),
              planned.config().risk(),
              prepared.signal(),
              settings.keepFills());
      entries.put(
          planned.id(), new Wave.Entry(record, trial, prepared.tapeKey(), prepared.instrument()));
    }
    return entries;
  }

  private List<StoredTrial> fly(Map<String, Wave.Entry> entries, int number, Tally tally) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    context.setJobDescription(
        "Wave %d: %d trials of %s".formatted(number, entries.size(), settings.experiment()));
    List<Row> rows =
        entries.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getValue().tapeKey()))
            .map(entry -> WaveRows.row(entry.getKey(), entry.getValue().tapeKey()))
            .toList();
    Broadcast<Wave> wave = context.broadcast(new Wave(entries));
    LongAccumulator done = context.sc().longAccumulator("trials done");
    LongAccumulator failed = context.sc().longAccumulator("trials failed");
    Dataset<Row> trials =
        spark.createDataFrame(context.parallelize(rows, partitions(rows.size())), WaveRows.SCHEMA);
    Dataset<Row> results =
        trials.mapPartitions(
            new FlightRunner(wave, Map.copyOf(tapes), settings.sweep().lanes(), done, failed),
            ResultRows.encoder());
    try (var watch = tally.watch(done, failed)) {
      return new WaveWriter(lakehouse).commit(results);
    } finally {
      wave.destroy();
    }
  }

  /** As many tasks as cores (or as allowed), fewer when there are fewer trials. */
  private int partitions(int trials) {
    int cores = spark.sparkContext().defaultParallelism();
    return Math.max(1, Math.min(trials, Math.min(cores, settings.maxParallel())));
  }

  private List<StoredTrial> commitInvalid(List<TrialPlan.Invalid> invalid, int wave) {
    List<Row> rows =
        invalid.stream()
            .map(
                bad ->
                    ResultRows.row(
                        Records.of(settings, bad, wave),
                        new TrialResult(
                            bad.id(),
                            new Outcome.Failed(
                                FailureReason.INVALID_CONFIG, String.join("\n", bad.problems())),
                            0,
                            0),
                        Records.NO_INSTRUMENT,
                        0,
                        Instant.now()))
            .toList();
    return new WaveWriter(lakehouse).commit(spark.createDataFrame(rows, ResultRows.SCHEMA));
  }

  /** Marks which settings a sweep has; nothing here changes a result. */
  public record RunSettings(
      String experiment,
      String tag,
      SweepSpec sweep,
      int maxParallel,
      boolean keepFills,
      String codeVersion,
      java.io.PrintStream messages,
      boolean terminal) {}
}
