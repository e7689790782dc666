package io.onchainmm.sim.matching;

/**
 * A central limit order book that matches single orders in price–time priority.
 *
 * <ul>
 *   <li>An order trades with the best price first, within a price with the order that came first,
 *       at the resting order's price. The order of calls is time.
 *   <li>A replacement with the same price and no larger size keeps its place; any other comes in as
 *       a new order. One that is refused leaves the order as it was.
 *   <li>Orders of one owner do not trade with each other: the resting one is cancelled and the
 *       other goes on ("expire maker"). Whether an order is post-only or can be filled as a whole
 *       is decided before: post-only looks at the price alone, fill-or-kill does not count orders
 *       of its owner.
 *   <li>A reduce-only order is refused on the side of the position or without one. It trades no
 *       more than the position; what is left when the position is gone is cancelled, at rest when
 *       its turn comes.
 *   <li>The book is never locked or crossed between two calls.
 * </ul>
 *
 * <p>Positions are counted per owner, from 0, by the trades in this book. The owner {@link
 * #ANONYMOUS} stands for many people: no position, no self-trade.
 *
 * <p>Nothing is allocated per command: orders lie in slots that are used again, levels in arrays,
 * and all of these only grow. Not thread-safe.
 */
public final class FifoBook {
  /** Owner of orders whose owner is unknown or of no interest. */
  public static final int ANONYMOUS = 0;

  /** Highest number of an owner. */
  public static final int MAX_OWNER = (1 << 24) - 1;

  /** Best bid of a book without bids: below every price. */
  public static final long NO_BID = Long.MIN_VALUE;

  /** Best ask of a book without asks: above every price. */
  public static final long NO_ASK = Long.MAX_VALUE;

  private static final int NONE = RestingOrders.NONE;

  private final OrderRules rules;
  private final OrderEvents events;
  private final PriceLevels levels;
  private final RestingOrders orders = new RestingOrders();
  private long bestBid = NO_BID;
  private long bestAsk = NO_ASK;
  private final OwnerPositions positions = new OwnerPositions();
  private final FillPlan plan;

  /** An empty book. What happens is added to {@code events}, which the caller clears. */
  public FifoBook(OrderRules rules, OrderEvents events) {
    this(rules, events, new PriceLevels());
  }

  FifoBook(OrderRules rules, OrderEvents events, PriceLevels levels) {
    this.rules = rules;
    this.events = events;
    this.levels = levels;
    this.plan = new FillPlan(levels, orders, positions);
  }

  // ---- commands ---------------------------------------------------------------------------

  /**
   * A new order.
   *
   * @param orderId any number that no resting order has
   * @param owner {@link #ANONYMOUS} or a number up to {@link #MAX_OWNER}
   */
  public void submit(
      long orderId,
      int owner,
      boolean buy,
      long priceTicks,
      long lots,
      TimeInForce tif,
      boolean reduceOnly) {
    positions.require(owner);
    Refusal refusal = refusal(owner, buy, priceTicks, lots, tif, reduceOnly);
    if (refusal == null && orders.find(orderId) != NONE) {
      refusal = Refusal.DUPLICATE;
    }
    if (refusal == null && tif.rests() && orders.count() == RestingOrders.MAX_ORDERS) {
      refusal = Refusal.BOOK_FULL;
    }
    if (refusal != null) {
      events.rejected(refusal, buy, orderId);
    } else {
      execute(orderId, owner, buy, priceTicks, lots, tif, reduceOnly);
    }
  }

  /** Takes an order out of the book; one that does not rest is answered as such. */
  public void cancel(long orderId) {
    int slot = orders.find(orderId);
    if (slot == NONE) {
      events.rejected(Refusal.NOT_RESTING, false, orderId);
    } else {
      takeOut(slot, CancelReason.REQUESTED);
    }
  }

  /**
   * Gives a resting order another price, size or time in force; {@code lots} is what shall be left
   * of it.
   */
  public void replace(long orderId, long priceTicks, long lots, TimeInForce tif) {
    int slot = orders.find(orderId);
    if (slot == NONE) {
      events.rejected(Refusal.NOT_RESTING, false, orderId);
      return;
    }
    boolean buy = orders.buy(slot);
    int owner = orders.owner(slot);
    boolean reduceOnly = orders.reduceOnly(slot);
    boolean staysAhead =
        priceTicks == orders.priceTicks[slot] && lots <= orders.lots[slot] && tif.rests();
    Refusal refusal =
        staysAhead
            ? rules.refusal(priceTicks, lots)
            : refusal(owner, buy, priceTicks, lots, tif, reduceOnly);
    if (refusal != null) {
      events.rejected(refusal, buy, orderId);
    } else if (staysAhead) {
      levels.lots[levels.find(priceTicks)] -= orders.lots[slot] - lots;
      orders.lots[slot] = lots;
      events.reduced(buy, orderId, priceTicks, lots);
    } else {
      takeOut(slot, CancelReason.REPLACED);
      execute(orderId, owner, buy, priceTicks, lots, tif, reduceOnly);
    }
  }

  // ---- what is in the book ----------------------------------------------------------------

  /** Best bid in ticks, {@link #NO_BID} without bids. */
  public long bestBid() {
    return bestBid;
  }

  /** Best ask in ticks, {@link #NO_ASK} without asks. */
  public long bestAsk() {
    return bestAsk;
  }

  /** Number of orders at rest. */
  public int restingOrders() {
    return orders.count();
  }

  /** Lots at a price, of whichever side is there; 0 if none. */
  public long lotsAt(long priceTicks) {
    int level = levels.find(priceTicks);
    return level == PriceLevels.ABSENT ? 0 : levels.lots[level];
  }

  /** Whether an order rests. */
  public boolean rests(long orderId) {
    return orders.find(orderId) != NONE;
  }

  /** Unfilled lots of an order, 0 when it does not rest. */
  public long leavesLots(long orderId) {
    int slot = orders.find(orderId);
    return slot == NONE ? 0 : orders.lots[slot];
  }

  /** Lots that stand before a resting order in its level; walks the queue. */
  public long lotsAhead(long orderId) {
    int slot = orders.find(orderId);
    long ahead = 0;
    for (int i = slot == NONE ? NONE : orders.prev[slot]; i != NONE; i = orders.prev[i]) {
      ahead += orders.lots[i];
    }
    return ahead;
  }

  /** The first order of the queue at a price, or {@code otherwise} where nobody stands. */
  public long firstOrder(long priceTicks, long otherwise) {
    int level = levels.find(priceTicks);
    int slot = level == PriceLevels.ABSENT ? NONE : levels.head[level];
    return slot == NONE ? otherwise : orders.id[slot];
  }

  /** Next bid below or next ask above a price, {@link #NO_BID} or {@link #NO_ASK} if none. */
  public long nextLevel(boolean bids, long priceTicks) {
    if (bids) {
      return levels.below(priceTicks);
    }
    long above = levels.above(priceTicks);
    return above == PriceLevels.NONE ? NO_ASK : above;
  }

  /** What an owner bought less what it sold, lots. */
  public long positionLots(int owner) {
    return positions.lots(owner);
  }

  // ---- checks -----------------------------------------------------------------------------

  private Refusal refusal(
      int owner, boolean buy, long priceTicks, long lots, TimeInForce tif, boolean reduceOnly) {
    Refusal refusal = rules.refusal(priceTicks, lots);
    if (refusal != null) {
      return refusal;
    }
    if (reduceOnly && positions.reducible(owner, buy) == 0) {
      return Refusal.REDUCE_ONLY;
    }
    boolean reaches = buy ? priceTicks >= bestAsk : priceTicks <= bestBid;
    return switch (tif) {
      case GTC -> null;
      case ALO -> reaches ? Refusal.POST_ONLY : null;
      case IOC -> reaches ? null : Refusal.IMMEDIATE;
      case FOK ->
          reaches && plan.fills(owner, buy, buy ? bestAsk : bestBid, priceTicks, lots, reduceOnly)
              ? null
              : Refusal.FILL_OR_KILL;
    };
  }

  // ---- matching ---------------------------------------------------------------------------

  private void execute(
      long orderId,
      int owner,
      boolean buy,
      long priceTicks,
      long lots,
      TimeInForce tif,
      boolean reduceOnly) {
    events.accepted(buy, orderId, priceTicks, lots);
    long leaves = lots;
    boolean reduced = false;
    if (buy ? priceTicks >= bestAsk : priceTicks <= bestBid) {
      long wanted = lots;
      if (reduceOnly) {
        wanted = Math.min(lots, positions.reducible(owner, buy));
      }
      long unfilled = match(orderId, owner, buy, priceTicks, wanted);
      reduced = unfilled == 0;
      leaves -= wanted - unfilled;
    }
    if (leaves == 0) {
      return;
    }
    if (reduced) {
      events.cancelled(CancelReason.REDUCE_ONLY, buy, orderId, priceTicks, leaves);
    } else if (tif.rests()) {
      rest(orders.add(orderId, owner, buy, reduceOnly, priceTicks, leaves), buy, priceTicks);
    } else {
      events.expired(buy, orderId, priceTicks, leaves);
    }
  }

  /** Trades with everything up to the limit; returns what is still wanted. */
  private long match(long orderId, int owner, boolean buy, long limit, long wanted) {
    long missing = wanted;
    long price = buy ? bestAsk : bestBid;
    while (missing > 0 && (buy ? price <= limit : price >= limit)) {
      int level = levels.find(price);
      int slot = levels.head[level];
      while (slot != NONE && missing > 0) {
        int next = orders.next[slot];
        missing -= meet(level, slot, orderId, owner, buy, price, missing);
        slot = next;
      }
      if (levels.head[level] == NONE) {
        closeLevel(level, price, !buy);
      }
      price = buy ? bestAsk : bestBid;
    }
    return missing;
  }

  /** The order that came in meets the first of a queue; returns the lots traded. */
  private long meet(
      int level, int slot, long orderId, int owner, boolean buy, long price, long wanted) {
    int maker = orders.owner(slot);
    if (maker == owner && owner != ANONYMOUS) {
      takeFromFront(level, slot, CancelReason.SELF_TRADE);
      return 0;
    }
    long resting = orders.lots[slot];
    long available = resting;
    if (orders.reduceOnly(slot)) {
      available = Math.min(resting, positions.reducible(maker, !buy));
      if (available == 0) {
        takeFromFront(level, slot, CancelReason.REDUCE_ONLY);
        return 0;
      }
    }
    long traded = Math.min(available, wanted);
    long leaves = resting - traded;
    events.traded(buy, orderId, orders.id[slot], price, traded, leaves);
    positions.bought(maker, buy ? -traded : traded);
    positions.bought(owner, buy ? traded : -traded);
    levels.lots[level] -= traded;
    if (leaves == 0) {
      unlink(level, slot);
    } else {
      orders.lots[slot] = leaves;
      if (traded == available) {
        takeFromFront(level, slot, CancelReason.REDUCE_ONLY);
      }
    }
    return traded;
  }

  // ---- queues and levels ------------------------------------------------------------------

  private void rest(int slot, boolean buy, long price) {
    boolean best = buy ? price > bestBid : price < bestAsk;
    if (best) {
      if (!levels.central(price)) {
        moveWindow(buy, price);
      }
      if (buy) {
        bestBid = price;
      } else {
        bestAsk = price;
      }
    }
    int level = levels.open(price);
    int last = levels.head[level] == NONE ? NONE : levels.tail[level];
    orders.prev[slot] = last;
    orders.next[slot] = NONE;
    if (last == NONE) {
      levels.head[level] = slot;
    } else {
      orders.next[last] = slot;
    }
    levels.tail[level] = slot;
    levels.lots[level] += orders.lots[slot];
  }

  private void takeOut(int slot, CancelReason why) {
    long price = orders.priceTicks[slot];
    boolean buy = orders.buy(slot);
    int level = levels.find(price);
    levels.lots[level] -= orders.lots[slot];
    events.cancelled(why, buy, orders.id[slot], price, orders.lots[slot]);
    unlink(level, slot);
    if (levels.head[level] == NONE) {
      closeLevel(level, price, buy);
    }
  }

  /** As {@link #takeOut}, but leaves an empty level to the match that goes through it. */
  private void takeFromFront(int level, int slot, CancelReason why) {
    levels.lots[level] -= orders.lots[slot];
    events.cancelled(
        why, orders.buy(slot), orders.id[slot], orders.priceTicks[slot], orders.lots[slot]);
    unlink(level, slot);
  }

  private void unlink(int level, int slot) {
    int before = orders.prev[slot];
    int after = orders.next[slot];
    if (before == NONE) {
      levels.head[level] = after;
    } else {
      orders.next[before] = after;
    }
    if (after == NONE) {
      levels.tail[level] = before;
    } else {
      orders.prev[after] = before;
    }
    orders.remove(slot);
  }

  private void closeLevel(int level, long price, boolean bids) {
    levels.close(level, price);
    if (bids && price == bestBid) {
      bestBid = levels.below(price);
      if (bestBid != NO_BID && !levels.central(bestBid)) {
        moveWindow(true, bestBid);
      }
    } else if (!bids && price == bestAsk) {
      bestAsk = nextLevel(false, price);
      if (bestAsk != NO_ASK && !levels.central(bestAsk)) {
        moveWindow(false, bestAsk);
      }
    }
  }

  /** Only where the other best stays near: a very wide spread must not move it to and fro. */
  private void moveWindow(boolean buy, long price) {
    long opposite = buy ? bestAsk : bestBid;
    boolean alone = buy ? bestAsk == NO_ASK : bestBid == NO_BID;
    if (alone || Math.abs(opposite - price) < levels.window() >> 2) {
      levels.centre(price);
    }
  }
}
