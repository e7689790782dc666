package io.onchainmm.sim.matching;

import java.util.Arrays;

/**
 * Whether an order would be filled as a whole: walks the queues as the match would, with the
 * positions that it would leave behind, and changes nothing.
 */
final class FillPlan {
  private static final int NONE = RestingOrders.NONE;

  private final PriceLevels levels;
  private final RestingOrders orders;
  private final OwnerPositions positions;

  // Lots that the plan makes each owner trade, valid where the stamp is current.
  private long[] plannedLots = {};
  private long[] plannedBy = {};
  private long plan;

  FillPlan(PriceLevels levels, RestingOrders orders, OwnerPositions positions) {
    this.levels = levels;
    this.orders = orders;
    this.positions = positions;
  }

  /**
   * Whether {@code lots} trade up to the limit.
   *
   * @param best best price of the other side
   */
  boolean fills(int owner, boolean buy, long best, long limit, long lots, boolean reduceOnly) {
    if (reduceOnly && positions.reducible(owner, buy) < lots) {
      return false;
    }
    begin();
    long missing = lots;
    long price = best;
    while (missing > 0 && price != PriceLevels.NONE && (buy ? price <= limit : price >= limit)) {
      int slot = levels.head[levels.find(price)];
      for (; slot != NONE && missing > 0; slot = orders.next[slot]) {
        int maker = orders.owner(slot);
        if (maker == FifoBook.ANONYMOUS) {
          missing -= orders.lots[slot];
        } else if (maker != owner) {
          missing -= trade(slot, maker, buy, missing);
        }
      }
      price = buy ? levels.above(price) : levels.below(price);
    }
    return missing <= 0;
  }

  private void begin() {
    plan++;
    if (plannedLots.length < positions.room()) {
      plannedLots = Arrays.copyOf(plannedLots, positions.room());
      plannedBy = Arrays.copyOf(plannedBy, positions.room());
    }
  }

  private long trade(int slot, int maker, boolean takerBuys, long wanted) {
    long before = plannedBy[maker] == plan ? plannedLots[maker] : 0;
    long traded = Math.min(orders.lots[slot], wanted);
    if (orders.reduceOnly(slot)) {
      long position = positions.lots(maker) + before;
      traded = Math.min(traded, OwnerPositions.reducible(maker, !takerBuys, position));
    }
    plannedBy[maker] = plan;
    plannedLots[maker] = before + (takerBuys ? -traded : traded);
    return traded;
  }
}
