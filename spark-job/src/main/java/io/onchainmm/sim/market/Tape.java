package io.onchainmm.sim.market;

import java.util.Optional;

/**
 * One market's events in time order as parallel primitive arrays; never modified, shared by every
 * trial that plays against it. A sweep has one or a handful; they are broadcast.
 */
public sealed interface Tape extends java.io.Serializable permits BookTape, PoolTape {
  /** The market's name in the configuration; part of the key of every random draw. */
  String market();

  /** Steps and units. */
  Instrument instrument();

  /** Number of events. */
  int length();

  /** First instant at which a strategy may act, nanoseconds since the epoch. */
  long startNanos();

  /** End of the window, nanoseconds since the epoch. */
  long endNanos();

  /** Where inventory can be hedged, if the market names such a place. */
  Optional<HedgeMarket> hedge();

  /** The same events, with a market in which inventory can be hedged. */
  Tape withHedge(HedgeMarket hedge);

  /** Whether the events were generated; shown wherever results are shown. */
  boolean synthetic();

  /** Raw recorded rows that this tape was reduced from (ruling: benchmarks count these). */
  long rawRows();
}
