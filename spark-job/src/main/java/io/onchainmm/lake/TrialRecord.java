package io.onchainmm.lake;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code TRIALS} keeps of a trial besides its result: known before it runs.
 *
 * @param experiment name of the experiment
 * @param trialId hash of the active resolved configuration
 * @param tag word of the user, may be empty
 * @param venue kind of venue, e.g. {@code book}
 * @param chain the chain or exchange
 * @param market name of the quoted market
 * @param seed the experiment's seed
 * @param params swept keys and their values, as YAML text
 * @param codeVersion commit that ran it
 * @param synthetic whether the market is synthetic
 * @param labels plain statements a reader must know, e.g. {@code assumed tips}
 * @param config canonical JSON of the resolved configuration
 * @param dataKey key of the market data
 * @param signalKey key of the signal, empty when there is none
 * @param wave number of the commit within the experiment
 */
public record TrialRecord(
    String experiment,
    String trialId,
    String tag,
    String venue,
    String chain,
    String market,
    long seed,
    Map<String, String> params,
    String codeVersion,
    boolean synthetic,
    List<String> labels,
    String config,
    String dataKey,
    String signalKey,
    int wave)
    implements Serializable {

  /** Copies what could change and sorts the parameters. */
  public TrialRecord {
    params = Collections.unmodifiableMap(new TreeMap<>(params));
    labels = List.copyOf(labels);
  }
}
