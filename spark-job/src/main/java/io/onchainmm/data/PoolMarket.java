package io.onchainmm.data;

import io.onchainmm.sim.market.PoolTape;
import java.util.Optional;

/** What a market states whose venue is a pool: how it computes, and its fair price. */
interface PoolMarket {
  /** Start of the word for a reference in a file. */
  String FILE = "file:";

  /**
   * Where the fair price comes from: a market with an order book, {@code file:PATH}, or {@link
   * #ownReference()}.
   */
  String reference();

  /** The word for a fair price that the market makes by itself. */
  String ownReference();

  /** How the pool computes and what its raw units mean. */
  PoolTerms terms(String market);

  /** The contract whose arithmetic it has. */
  default PoolTape.Curve contract() {
    return terms("").curve();
  }

  /** The market whose price is the fair price here, if any. */
  default Optional<String> fairMarket() {
    return reference().equals(ownReference()) || reference().startsWith(FILE)
        ? Optional.empty()
        : Optional.of(reference());
  }

  /** The reference, without the name of a file, whose contents count. */
  default String referenceWithoutPlace() {
    return reference().startsWith(FILE) ? FILE : reference();
  }
}
