package io.onchainmm.sim.accounting;

/**
 * The open lots of a position, oldest first: a growable ring of sizes and what they cost.
 *
 * <p>Sizes are magnitudes; the cost has the sign of the position (a short position "cost" what it
 * brought in, negative).
 */
final class FifoLots {
  private long[] lots = new long[16];
  private long[] costAtoms = new long[16];
  private int head;
  private int size;
  private long totalLots;
  private long totalCostAtoms;

  void append(long quantity, long cost) {
    if (size == lots.length) {
      grow();
    }
    int tail = (head + size) & (lots.length - 1);
    lots[tail] = quantity;
    costAtoms[tail] = cost;
    size++;
    totalLots = Exact.plus(totalLots, quantity, "position");
    totalCostAtoms = Exact.plus(totalCostAtoms, cost, "FIFO cost");
  }

  /**
   * Takes the oldest {@code quantity} and returns what it cost. A lot taken in part gives up its
   * share rounded half-even; the rest stays with the lot, so no atom is lost.
   */
  long take(long quantity) {
    long open = quantity;
    long cost = 0;
    while (open > 0) {
      long part = Math.min(open, lots[head]);
      long share = Exact.share(costAtoms[head], part, lots[head]);
      lots[head] -= part;
      costAtoms[head] -= share;
      cost += share;
      open -= part;
      if (lots[head] == 0) {
        head = (head + 1) & (lots.length - 1);
        size--;
      }
    }
    totalLots -= quantity;
    totalCostAtoms -= cost;
    return cost;
  }

  long totalLots() {
    return totalLots;
  }

  long totalCostAtoms() {
    return totalCostAtoms;
  }

  /** Whether the running totals are the sums over the lots. */
  boolean consistent() {
    long quantity = 0;
    long cost = 0;
    for (int i = 0; i < size; i++) {
      int at = (head + i) & (lots.length - 1);
      quantity += lots[at];
      cost += costAtoms[at];
    }
    return quantity == totalLots && cost == totalCostAtoms;
  }

  private void grow() {
    lots = unrolled(lots);
    costAtoms = unrolled(costAtoms);
    head = 0;
  }

  private long[] unrolled(long[] ring) {
    long[] wider = new long[ring.length * 2];
    System.arraycopy(ring, head, wider, 0, ring.length - head);
    System.arraycopy(ring, 0, wider, ring.length - head, head);
    return wider;
  }
}
