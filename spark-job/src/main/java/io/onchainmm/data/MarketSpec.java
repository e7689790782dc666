package io.onchainmm.data;

import io.onchainmm.sim.chain.Deployments;
import java.io.Serializable;
import java.util.Optional;

/** One market of the block {@code markets}: what is traded there and where its events come from. */
public sealed interface MarketSpec extends Serializable
    permits SyntheticMarket, BookRecording, PoolRecording, TradeRecording {

  /** The kind of venue behind the market. */
  enum Kind {
    /** An order book with depth: orders can be placed. */
    BOOK,
    /** A pool of any curve: swaps can be sent. */
    POOL,
    /** Trades alone: bars and features, but nothing to quote against. */
    TRADES
  }

  /** What can be done here. */
  Kind kind();

  /** Venue as shown in {@code TRIALS.venue}. */
  String venue();

  /** Chain as shown in {@code TRIALS.chain}; most markets are on none. */
  default String chain() {
    return "none";
  }

  /** Whether its events are generated. */
  default boolean synthetic() {
    return false;
  }

  /** The market whose price is the fair price here, if any. */
  default Optional<String> referenceMarket() {
    return this instanceof PoolMarket pool ? pool.fairMarket() : Optional.empty();
  }

  /** What of it does not exist in reality: it must be marked as counterfactual. */
  default Optional<String> unreal() {
    return this instanceof PoolMarket pool
        ? Deployments.missing(pool.contract(), chain())
        : Optional.empty();
  }

  /** Whether it is marked as one that does not exist in reality. */
  default boolean counterfactual() {
    return false;
  }

  /** The market on which inventory can be hedged, if it names one. */
  default Optional<String> hedge() {
    return Optional.empty();
  }

  /** The same without names of files, whose contents count, and without the hedge. */
  default MarketSpec withoutPlaces() {
    return this;
  }

  /** {@link #withoutPlaces()}, and without what only the tape depends on. */
  default MarketSpec rawPart() {
    return withoutPlaces();
  }
}
