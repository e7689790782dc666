package io.onchainmm.sweep;

import io.onchainmm.lake.ResultRows;
import io.onchainmm.lake.TrialRecord;
import io.onchainmm.sim.Trial;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.market.Instrument;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The trials of one commit, as the tasks need them: broadcast once, looked up by trial id. */
final class Wave implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * One trial of the wave.
   *
   * @param record what TRIALS keeps besides the result
   * @param trial what the simulator needs; its signal is shared by reference
   * @param tapeKey which tape it plays
   * @param instrument steps and units of its market
   * @param hedge the same of the market on which it can be hedged; null = none
   */
  record Entry(
      TrialRecord record, Trial trial, String tapeKey, Instrument instrument, Instrument hedge)
      implements Serializable {}

  private final Map<String, Entry> entries;

  Wave(Map<String, Entry> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** What the simulator needs of a trial. */
  Trial trial(String trialId) {
    return entries.get(trialId).trial();
  }

  /** Everything a trial leaves behind, in one row. */
  Row resultRow(TrialResult result, long wallMillis) {
    Entry entry = entries.get(result.trialId());
    return ResultRows.row(
        entry.record(), result, entry.instrument(), entry.hedge(), wallMillis, Instant.now());
  }
}
