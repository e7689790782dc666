package io.onchainmm.features;

/**
 * What the best quotes of a book say, update by update: the order-flow imbalance of Cont, Kukanov
 * and Stoikov (2014), "The Price Impact of Order Book Events", and how the touch leans now. An
 * update with an empty side is none, and the next one starts anew.
 */
final class QuoteFlow {
  private double bid;
  private double bidSize;
  private double ask;
  private double askSize;
  private boolean known;
  private double sum = Indicator.ABSENT;

  /**
   * Takes in the touch.
   *
   * @return the event e = 1{Pᵇ≥Pᵇ₋}Qᵇ − 1{Pᵇ≤Pᵇ₋}Qᵇ₋ − 1{Pᵃ≤Pᵃ₋}Qᵃ + 1{Pᵃ≥Pᵃ₋}Qᵃ₋, absent for the
   *     first
   */
  double update(double newBid, double newBidSize, double newAsk, double newAskSize) {
    double event = Indicator.ABSENT;
    if (known) {
      event = (newBid >= bid ? newBidSize : 0) - (newBid <= bid ? bidSize : 0);
      event += (newAsk >= ask ? askSize : 0) - (newAsk <= ask ? newAskSize : 0);
      sum += event;
    }
    sum = Double.isNaN(sum) ? 0 : sum;
    bid = newBid;
    bidSize = newBidSize;
    ask = newAsk;
    askSize = newAskSize;
    known = true;
    return event;
  }

  /** An update with an empty side. */
  void reset() {
    known = false;
  }

  /** Σ e since it was last taken; absent where no book was known meanwhile. */
  double take() {
    double taken = sum;
    sum = known ? 0 : Indicator.ABSENT;
    return taken;
  }

  /** (Pᵇ + Pᵃ) / 2; absent while a side is empty, as the next two. */
  double mid() {
    return known ? (bid + ask) / 2 : Indicator.ABSENT;
  }

  /** The mid weighted with the sizes across, (Pᵇ Qᵃ + Pᵃ Qᵇ) / (Qᵇ + Qᵃ). */
  double microPrice() {
    return known ? (bid * askSize + ask * bidSize) / (bidSize + askSize) : Indicator.ABSENT;
  }

  /** (Qᵇ − Qᵃ) / (Qᵇ + Qᵃ). */
  double queueImbalance() {
    return known ? (bidSize - askSize) / (bidSize + askSize) : Indicator.ABSENT;
  }
}
