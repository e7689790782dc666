package io.onchainmm.data;

import java.io.Serializable;

/**
 * Book snapshots as primitive columns: 24 bytes a snapshot and 16 bytes a level. Levels of a side
 * follow one another, best first.
 */
final class BookColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  final LongColumn timeNanos = new LongColumn();
  final Side bids = new Side();
  final Side asks = new Side();

  /** Levels of one side of all snapshots. */
  static final class Side implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LongColumn ends = new LongColumn();
    private final LongColumn ticks = new LongColumn();
    private final LongColumn lots = new LongColumn();

    /** Adds a level to the snapshot being written. */
    void level(long priceTicks, long sizeLots) {
      ticks.add(priceTicks);
      lots.add(sizeLots);
    }

    private void close() {
      ends.add(ticks.size());
    }

    private int start(int snapshot) {
      return snapshot == 0 ? 0 : (int) ends.get(snapshot - 1);
    }

    /** Number of levels. */
    int depth(int snapshot) {
      return (int) ends.get(snapshot) - start(snapshot);
    }

    long priceTicks(int snapshot, int level) {
      return ticks.get(start(snapshot) + level);
    }

    long sizeLots(int snapshot, int level) {
      return lots.get(start(snapshot) + level);
    }

    long[] allTicks(int snapshot) {
      return ticks.toArray(start(snapshot), (int) ends.get(snapshot));
    }

    long[] allLots(int snapshot) {
      return lots.toArray(start(snapshot), (int) ends.get(snapshot));
    }

    /** Whether these are the levels: price and size in turn. */
    private boolean same(int snapshot, long[] levels) {
      boolean same = levels.length == 2 * depth(snapshot);
      for (int level = 0; same && level < depth(snapshot); level++) {
        same =
            priceTicks(snapshot, level) == levels[2 * level]
                && sizeLots(snapshot, level) == levels[2 * level + 1];
      }
      return same;
    }

    private void copy(Side from, int snapshot) {
      for (int level = 0; level < from.depth(snapshot); level++) {
        level(from.priceTicks(snapshot, level), from.sizeLots(snapshot, level));
      }
    }
  }

  /** Ends the snapshot whose levels were added to {@link #bids} and {@link #asks}. */
  void close(long nanos) {
    timeNanos.add(nanos);
    bids.close();
    asks.close();
  }

  int size() {
    return timeNanos.size();
  }

  /** Whether a snapshot has these levels: price and size in turn. */
  boolean same(int snapshot, long[] bidLevels, long[] askLevels) {
    return bids.same(snapshot, bidLevels) && asks.same(snapshot, askLevels);
  }

  void addAll(BookColumns other) {
    for (int snapshot = 0; snapshot < other.size(); snapshot++) {
      add(other, snapshot);
    }
  }

  /** The snapshots in another order. */
  BookColumns rows(int[] order) {
    BookColumns picked = new BookColumns();
    for (int snapshot : order) {
      picked.add(this, snapshot);
    }
    return picked;
  }

  private void add(BookColumns other, int snapshot) {
    bids.copy(other.bids, snapshot);
    asks.copy(other.asks, snapshot);
    close(other.timeNanos.get(snapshot));
  }
}
