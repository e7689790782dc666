package io.onchainmm.sweep;

import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.Tape;
import java.util.List;

/**
 * What a trial needs from upstream.
 *
 * @param tapeKey key of the tape; trials with the same key share one
 * @param signalKey key of the features the signal was made of
 * @param labels what a reader of the results must know about the data
 */
record Prepared(String tapeKey, Tape tape, String signalKey, Signal signal, List<String> labels) {}
