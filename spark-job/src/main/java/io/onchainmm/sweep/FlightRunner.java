package io.onchainmm.sweep;

import io.onchainmm.sim.Simulator;
import io.onchainmm.sim.Trial;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.market.Tape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/**
 * Runs the trial rows of one partition: gathers them by tape into flights of at most {@code lanes}
 * trials and flies each flight in one pass over its tape. Who flies with whom changes no result.
 */
final class FlightRunner implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Wave> wave;
  private final Map<String, Broadcast<Tape>> tapes;
  private final int lanes;
  private final LongAccumulator done;
  private final LongAccumulator failed;

  FlightRunner(
      Broadcast<Wave> wave,
      Map<String, Broadcast<Tape>> tapes,
      int lanes,
      LongAccumulator done,
      LongAccumulator failed) {
    this.wave = wave;
    this.tapes = tapes;
    this.lanes = lanes;
    this.done = done;
    this.failed = failed;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Map<String, List<Trial>> byTape = new LinkedHashMap<>();
    rows.forEachRemaining(
        row -> {
          String trialId = WaveRows.trialId(row);
          byTape
              .computeIfAbsent(WaveRows.tapeKey(row), key -> new ArrayList<>())
              .add(wave.value().trial(trialId));
        });
    List<Row> results = new ArrayList<>();
    byTape.forEach(
        (tapeKey, trials) -> {
          Tape tape = tapes.get(tapeKey).value();
          for (int from = 0; from < trials.size(); from += lanes) {
            fly(tape, trials.subList(from, Math.min(from + lanes, trials.size())), results);
          }
        });
    return results.iterator();
  }

  private void fly(Tape tape, List<Trial> trials, List<Row> results) {
    long start = System.nanoTime();
    List<TrialResult> flown = Simulator.fly(tape, trials);
    long wallMillis = (System.nanoTime() - start) / 1_000_000 / trials.size();
    for (TrialResult result : flown) {
      results.add(wave.value().resultRow(result, wallMillis));
      (result.outcome() instanceof io.onchainmm.sim.Outcome.Failed ? failed : done).add(1);
    }
  }
}
