package io.onchainmm.sweep;

import io.onchainmm.config.SweepSpec;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.ResultRows;
import io.onchainmm.lake.StoredTrial;
import io.onchainmm.lake.TrialRecord;
import io.onchainmm.lake.WaveWriter;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.Trial;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.HedgeMarket;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.market.Tape;
import io.onchainmm.sim.market.TrialFailure;
import java.io.PrintStream;
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
 * Runs the trials of a plan: prepares what they need, each upstream table once, flies them in
 * waves, and commits each wave before the next begins. {@code run}, {@code grid} and {@code resume}
 * are this one path; a resumed sweep merely leaves out what is recorded already.
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
   * Runs what is missing of the plan. A trial belongs to the wave that its place in the whole plan
   * gives it, so that a resumed sweep leaves the same rows as an unbroken one.
   *
   * @param recorded ids of trials that need not run again
   * @return the trials that ran now
   */
  public List<StoredTrial> run(TrialPlan plan, Set<String> recorded) {
    List<List<TrialPlan.Planned>> waves = waves(plan);
    List<TrialPlan.Invalid> invalid =
        plan.invalid().stream().filter(bad -> !recorded.contains(bad.id())).toList();
    long missing = plan.trials().stream().filter(trial -> !recorded.contains(trial.id())).count();
    List<StoredTrial> ran = new ArrayList<>();
    try (Progress progress =
        Progress.of(settings.messages(), settings.terminal(), missing + invalid.size())) {
      Tally tally = new Tally(progress);
      if (!invalid.isEmpty()) {
        ran.addAll(commit(invalid.stream().map(this::failedRow).toList()));
        tally.add(invalid.size(), invalid.size());
      }
      for (int number = 0; number < waves.size(); number++) {
        List<TrialPlan.Planned> trials =
            waves.get(number).stream().filter(trial -> !recorded.contains(trial.id())).toList();
        if (!trials.isEmpty()) {
          ran.addAll(fly(trials, number, tally, progress));
        }
      }
    }
    return ran;
  }

  /** Remarks of the loaders: rows that were left out and why. */
  public List<String> notes() {
    return pipeline.notes();
  }

  /**
   * All trials in an order that depends on their ids alone and mixes slow and fast, cut to waves.
   */
  private List<List<TrialPlan.Planned>> waves(TrialPlan plan) {
    long key = Rng.key(0, "order of trials");
    List<TrialPlan.Planned> trials =
        plan.trials().stream()
            .sorted(
                Comparator.comparingLong(
                    trial -> Rng.bits(key, 0, Long.parseUnsignedLong(trial.id(), 16))))
            .toList();
    int size = settings.sweep().waveTrials();
    List<List<TrialPlan.Planned>> waves = new ArrayList<>();
    for (int from = 0; from < trials.size(); from += size) {
      waves.add(trials.subList(from, Math.min(from + size, trials.size())));
    }
    return waves;
  }

  /**
   * Flies the trials whose data there are; the others are recorded as failed in the same commit.
   */
  private List<StoredTrial> fly(
      List<TrialPlan.Planned> trials, int number, Tally tally, Progress progress) {
    Map<String, Wave.Entry> entries = new LinkedHashMap<>();
    List<Row> failures = new ArrayList<>();
    for (TrialPlan.Planned trial : trials) {
      try {
        entries.put(trial.id(), entry(trial, number, progress));
      } catch (ConfigException badInput) {
        throw badInput;
      } catch (TrialFailure failure) {
        failures.add(failedRow(trial, failure, number));
      } catch (IllegalStateException | IllegalArgumentException bug) {
        failures.add(failedRow(trial, new TrialFailure(FailureReason.BUG, bug.toString()), number));
      }
    }
    tally.add(failures.size(), failures.size());
    if (entries.isEmpty()) {
      return commit(failures);
    }
    return fly(entries, failures, number, tally);
  }

  private Wave.Entry entry(TrialPlan.Planned planned, int wave, Progress progress) {
    Prepared prepared = pipeline.prepare(UpstreamConfig.of(planned.config()), progress::say);
    tapes.computeIfAbsent(
        prepared.tapeKey(),
        key -> JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(prepared.tape()));
    Trial trial =
        new Trial(
            planned.id(),
            planned.config().seed(),
            planned.config().marketMaker(),
            planned.config().calibration(),
            planned.config().venue(),
            planned.config().risk(),
            prepared.signal(),
            planned.latency(),
            settings.keepFills());
    return new Wave.Entry(
        Records.of(settings, planned, prepared.signalKey(), prepared.labels(), wave),
        trial,
        prepared.tapeKey(),
        prepared.tape().instrument(),
        prepared.tape().hedge().map(HedgeMarket::instrument).orElse(null));
  }

  private List<StoredTrial> fly(
      Map<String, Wave.Entry> entries, List<Row> failures, int number, Tally tally) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    context
        .sc()
        .setJobDescription(
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
        trials
            .mapPartitions(
                new FlightRunner(wave, Map.copyOf(tapes), settings.sweep().lanes(), done, failed),
                ResultRows.encoder())
            .union(spark.createDataFrame(failures, ResultRows.SCHEMA));
    Tally.Watch watch = tally.watch(done, failed);
    try {
      return new WaveWriter(lakehouse).commit(results);
    } finally {
      watch.close();
      wave.destroy();
    }
  }

  /** As many tasks as cores (or as allowed), fewer when there are fewer trials. */
  private int partitions(int trials) {
    int cores = spark.sparkContext().defaultParallelism();
    return Math.max(1, Math.min(trials, Math.min(cores, settings.maxParallel())));
  }

  private List<StoredTrial> commit(List<Row> rows) {
    return new WaveWriter(lakehouse).commit(spark.createDataFrame(rows, ResultRows.SCHEMA));
  }

  private Row failedRow(TrialPlan.Invalid invalid) {
    return failedRow(
        Records.of(settings, invalid),
        new Outcome.Failed(FailureReason.INVALID_CONFIG, String.join("\n", invalid.problems())));
  }

  private Row failedRow(TrialPlan.Planned planned, TrialFailure failure, int wave) {
    return failedRow(
        Records.of(settings, planned, "", List.of(), wave),
        new Outcome.Failed(failure.reason(), failure.getMessage()));
  }

  private static Row failedRow(TrialRecord record, Outcome.Failed failure) {
    return ResultRows.row(
        record,
        new TrialResult(record.trialId(), failure, 0, 0),
        Records.NO_INSTRUMENT,
        null,
        0,
        Instant.now());
  }

  /**
   * What is the same for all trials of a sweep; nothing here changes a result.
   *
   * @param seed stands in the rows of points that could not be bound
   * @param maxParallel most flights at once
   * @param messages where people are told how far it is
   * @param terminal whether a person watches
   */
  public record RunSettings(
      String experiment,
      String tag,
      long seed,
      SweepSpec sweep,
      int maxParallel,
      boolean keepFills,
      String codeVersion,
      PrintStream messages,
      boolean terminal) {}
}
