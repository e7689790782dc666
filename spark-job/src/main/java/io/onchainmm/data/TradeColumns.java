package io.onchainmm.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Trades as primitive columns, 40 bytes a row. */
final class TradeColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Side of a trade whose aggressor bought. */
  static final int BUY = 1;

  /** Side of a trade whose aggressor sold. */
  static final int SELL = -1;

  final LongColumn timeNanos;
  final LongColumn tradeId;
  final LongColumn side;
  final LongColumn priceTicks;
  final LongColumn sizeLots;

  TradeColumns() {
    this(new LongColumn(), new LongColumn(), new LongColumn(), new LongColumn(), new LongColumn());
  }

  private TradeColumns(
      LongColumn timeNanos,
      LongColumn tradeId,
      LongColumn side,
      LongColumn priceTicks,
      LongColumn sizeLots) {
    this.timeNanos = timeNanos;
    this.tradeId = tradeId;
    this.side = side;
    this.priceTicks = priceTicks;
    this.sizeLots = sizeLots;
  }

  void add(long nanos, long id, int aggressor, long ticks, long lots) {
    timeNanos.add(nanos);
    tradeId.add(id);
    side.add(aggressor);
    priceTicks.add(ticks);
    sizeLots.add(lots);
  }

  void addAll(TradeColumns other) {
    timeNanos.addAll(other.timeNanos);
    tradeId.addAll(other.tradeId);
    side.addAll(other.side);
    priceTicks.addAll(other.priceTicks);
    sizeLots.addAll(other.sizeLots);
  }

  int size() {
    return timeNanos.size();
  }

  /** The rows in another order, or some of them. */
  TradeColumns rows(int[] order) {
    return new TradeColumns(
        timeNanos.rows(order),
        tradeId.rows(order),
        side.rows(order),
        priceTicks.rows(order),
        sizeLots.rows(order));
  }

  /** In time order; rows of one instant stay in the order of the file. */
  TradeColumns byTime() {
    return rows(timeNanos.stableOrder());
  }

  /** Without rows that repeat the id of an earlier row of the same instant; needs time order. */
  TradeColumns distinct() {
    int[] kept = new int[size()];
    int count = 0;
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < size(); i++) {
      if (i > 0 && timeNanos.get(i) != timeNanos.get(i - 1)) {
        ids.clear();
      }
      if (ids.add(tradeId.get(i))) {
        kept[count++] = i;
      }
    }
    return count == size() ? this : rows(Arrays.copyOf(kept, count));
  }
}
