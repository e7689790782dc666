package io.onchainmm.sim.matching.reference;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.matching.CancelReason;
import io.onchainmm.sim.matching.OrderEvents;
import io.onchainmm.sim.matching.Refusal;
import io.onchainmm.sim.matching.TimeInForce;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rules of {@code FifoBook}, said with sorted maps of lists and big decimals. */
// The position of a reason is a code within one process and is never stored.
@SuppressWarnings("EnumOrdinal")
public final class NaiveFifoBook {
  /** An order at rest. */
  private static final class Order {
    final long id;
    final int owner;
    final boolean buy;
    final long price;
    final boolean reduceOnly;
    long lots;

    Order(long id, int owner, boolean buy, long price, long lots, boolean reduceOnly) {
      this.id = id;
      this.owner = owner;
      this.buy = buy;
      this.price = price;
      this.lots = lots;
      this.reduceOnly = reduceOnly;
    }
  }

  private final Instrument instrument;
  private final TreeMap<Long, List<Order>> bids = new TreeMap<>();
  private final TreeMap<Long, List<Order>> asks = new TreeMap<>();
  private final Map<Integer, Long> positions = new HashMap<>();
  private final List<Long> words = new ArrayList<>();

  /** A book with the rules of an instrument. */
  public NaiveFifoBook(Instrument instrument) {
    this.instrument = instrument;
  }

  /** Everything that happened, as the fast book writes it. */
  public long[] toArray() {
    return words.stream().mapToLong(Long::longValue).toArray();
  }

  /** A new order. */
  public void submit(
      long id, int owner, boolean buy, long price, long lots, TimeInForce tif, boolean reduces) {
    Refusal refusal = refusal(owner, buy, price, lots, tif, reduces);
    if (refusal == null && find(id) != null) {
      refusal = Refusal.DUPLICATE;
    }
    if (refusal != null) {
      reject(refusal, buy, id);
    } else {
      execute(id, owner, buy, price, lots, tif, reduces);
    }
  }

  /** Takes an order out. */
  public void cancel(long id) {
    Order order = find(id);
    if (order == null) {
      reject(Refusal.NOT_RESTING, false, id);
    } else {
      takeOut(order, CancelReason.REQUESTED);
    }
  }

  /** Changes an order. */
  public void replace(long id, long price, long lots, TimeInForce tif) {
    Order order = find(id);
    if (order == null) {
      reject(Refusal.NOT_RESTING, false, id);
      return;
    }
    boolean stays = price == order.price && lots <= order.lots && tif.rests();
    Refusal refusal =
        stays
            ? ruled(price, lots)
            : refusal(order.owner, order.buy, price, lots, tif, order.reduceOnly);
    if (refusal != null) {
      reject(refusal, order.buy, id);
    } else if (stays) {
      order.lots = lots;
      row(OrderEvents.REDUCED, 0, order.buy, id, 0, price, lots, 0);
    } else {
      takeOut(order, CancelReason.REPLACED);
      execute(id, order.owner, order.buy, price, lots, tif, order.reduceOnly);
    }
  }

  /** Best bid or best ask, null if none. */
  public Long best(boolean bid) {
    if (bid) {
      return bids.isEmpty() ? null : bids.lastKey();
    }
    return asks.isEmpty() ? null : asks.firstKey();
  }

  /** Lots at a price. */
  public long lotsAt(long price) {
    return bids.getOrDefault(price, asks.getOrDefault(price, List.of())).stream()
        .mapToLong(order -> order.lots)
        .sum();
  }

  /** Lots before an order of its level. */
  public long lotsAhead(long id) {
    Order order = find(id);
    long ahead = 0;
    if (order != null) {
      for (Order other : side(order.buy).get(order.price)) {
        if (other == order) {
          break;
        }
        ahead += other.lots;
      }
    }
    return ahead;
  }

  /** Number of orders. */
  public int restingOrders() {
    return bids.values().stream().mapToInt(List::size).sum()
        + asks.values().stream().mapToInt(List::size).sum();
  }

  /** Position of an owner. */
  public long position(int owner) {
    return positions.getOrDefault(owner, 0L);
  }

  private Refusal ruled(long price, long lots) {
    if (price <= 0) {
      return Refusal.INVALID_PRICE;
    }
    if (lots <= 0) {
      return Refusal.INVALID_SIZE;
    }
    BigInteger value = BigInteger.valueOf(price).multiply(BigInteger.valueOf(lots));
    if (lots > 1L << 42 || price > 1L << 60 || value.bitLength() > 63) {
      return Refusal.TOO_LARGE;
    }
    if (price % instrument.stepTicks(price) != 0) {
      return Refusal.TICK;
    }
    BigDecimal usd =
        instrument.tickSizeUsd().multiply(instrument.lotSizeBase()).multiply(new BigDecimal(value));
    return usd.compareTo(BigDecimal.valueOf(instrument.minNotionalUsd())) < 0
        ? Refusal.MIN_NOTIONAL
        : null;
  }

  private Refusal refusal(
      int owner, boolean buy, long price, long lots, TimeInForce tif, boolean reduces) {
    Refusal refusal = ruled(price, lots);
    if (refusal != null) {
      return refusal;
    }
    if (reduces && reducible(owner, buy, positions) == 0) {
      return Refusal.REDUCE_ONLY;
    }
    boolean reaches = reaches(buy, price);
    if (tif == TimeInForce.ALO && reaches) {
      return Refusal.POST_ONLY;
    }
    if (tif == TimeInForce.IOC && !reaches) {
      return Refusal.IMMEDIATE;
    }
    if (tif == TimeInForce.FOK && !fillsWhole(owner, buy, price, lots, reduces)) {
      return Refusal.FILL_OR_KILL;
    }
    return null;
  }

  private boolean reaches(boolean buy, long price) {
    Long best = best(!buy);
    return best != null && (buy ? price >= best : price <= best);
  }

  private static long reducible(int owner, boolean buy, Map<Integer, Long> held) {
    long position = held.getOrDefault(owner, 0L);
    return owner == 0 ? 0 : Math.max(0, buy ? -position : position);
  }

  private boolean fillsWhole(int owner, boolean buy, long price, long lots, boolean reduces) {
    Map<Integer, Long> held = new HashMap<>(positions);
    long missing = lots;
    for (Order maker : reached(buy, price)) {
      if (maker.owner != 0 && maker.owner == owner) {
        continue;
      }
      long lotsHere = Math.min(missing, maker.lots);
      if (maker.reduceOnly) {
        lotsHere = Math.min(lotsHere, reducible(maker.owner, !buy, held));
      }
      held.merge(maker.owner, buy ? -lotsHere : lotsHere, Long::sum);
      missing -= lotsHere;
    }
    return missing == 0 && (!reduces || reducible(owner, buy, positions) >= lots);
  }

  /** Resting orders that a limit reaches, in the order in which they are met. */
  private List<Order> reached(boolean buy, long limit) {
    List<Order> met = new ArrayList<>();
    (buy ? asks.headMap(limit, true) : bids.tailMap(limit, true).descendingMap())
        .values()
        .forEach(met::addAll);
    return met;
  }

  private void execute(
      long id, int owner, boolean buy, long price, long lots, TimeInForce tif, boolean reduces) {
    row(OrderEvents.ACCEPTED, 0, buy, id, 0, price, lots, 0);
    long allowed = reduces ? Math.min(lots, reducible(owner, buy, positions)) : lots;
    boolean reached = reaches(buy, price);
    long missing = allowed;
    for (Order maker : reached(buy, price)) {
      if (missing == 0) {
        break;
      }
      missing -= meet(maker, id, owner, buy, missing);
    }
    long leaves = lots - (allowed - missing);
    if (leaves == 0) {
      return;
    }
    if (reached && missing == 0) {
      row(OrderEvents.CANCELLED, CancelReason.REDUCE_ONLY.ordinal(), buy, id, 0, price, leaves, 0);
    } else if (tif.rests()) {
      side(buy)
          .computeIfAbsent(price, p -> new ArrayList<>())
          .add(new Order(id, owner, buy, price, leaves, reduces));
    } else {
      row(OrderEvents.EXPIRED, 0, buy, id, 0, price, leaves, 0);
    }
  }

  private long meet(Order maker, long id, int owner, boolean buy, long wanted) {
    if (maker.owner != 0 && maker.owner == owner) {
      takeOut(maker, CancelReason.SELF_TRADE);
      return 0;
    }
    long available = maker.lots;
    if (maker.reduceOnly) {
      available = Math.min(available, reducible(maker.owner, maker.buy, positions));
    }
    long traded = Math.min(available, wanted);
    if (traded > 0) {
      maker.lots -= traded;
      row(OrderEvents.TRADED, 0, buy, id, maker.id, maker.price, traded, maker.lots);
      positions.merge(maker.owner, buy ? -traded : traded, Long::sum);
      positions.merge(owner, buy ? traded : -traded, Long::sum);
    }
    if (maker.lots == 0) {
      remove(maker);
    } else if (traded == available) {
      takeOut(maker, CancelReason.REDUCE_ONLY);
    }
    return traded;
  }

  private NavigableMap<Long, List<Order>> side(boolean buy) {
    return buy ? bids : asks;
  }

  private Order find(long id) {
    for (TreeMap<Long, List<Order>> side : List.of(bids, asks)) {
      for (List<Order> queue : side.values()) {
        for (Order order : queue) {
          if (order.id == id) {
            return order;
          }
        }
      }
    }
    return null;
  }

  private void takeOut(Order order, CancelReason why) {
    row(OrderEvents.CANCELLED, why.ordinal(), order.buy, order.id, 0, order.price, order.lots, 0);
    remove(order);
  }

  private void remove(Order order) {
    List<Order> queue = side(order.buy).get(order.price);
    queue.remove(order);
    if (queue.isEmpty()) {
      side(order.buy).remove(order.price);
    }
  }

  private void reject(Refusal why, boolean buy, long id) {
    row(OrderEvents.REJECTED, why.ordinal(), buy, id, 0, 0, 0, 0);
  }

  private void row(
      int kind, int reason, boolean buy, long id, long maker, long price, long lots, long left) {
    words.add(kind + 256L * reason + (buy ? 65_536 : 0));
    words.add(id);
    words.add(maker);
    words.add(price);
    words.add(lots);
    words.add(left);
  }
}
