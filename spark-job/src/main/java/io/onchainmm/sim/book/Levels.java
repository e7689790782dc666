package io.onchainmm.sim.book;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One side of a market-by-price book, best level first. Levels are addressed by a key that grows
 * with aggressiveness: the price in ticks for bids, its negative for asks.
 *
 * <p>Sizes near the touch lie in an array with one bit a level to find the next one; the few levels
 * far away lie in a map. When the best level nears the edge of the array, the array moves.
 */
final class Levels {
  /** Key of no level: less aggressive than any. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DEFAULT_WINDOW = 1 << 15;

  private final int window;
  private final int margin;
  private final long[] lots;
  private final long[] occupied;
  private final TreeMap<Long, Long> far = new TreeMap<>();
  private long base;
  private boolean placed;
  private long best = NONE;

  Levels() {
    this(DEFAULT_WINDOW);
  }

  /**
   * @param window ticks kept in the array, a multiple of 64
   */
  Levels(int window) {
    this.window = window;
    this.margin = window / 8;
    this.lots = new long[window];
    this.occupied = new long[window >> 6];
  }

  /** Key of the best level, {@link #NONE} when the side is empty. */
  long best() {
    return best;
  }

  /** Size at the level, 0 if none. */
  long at(long key) {
    long i = key - base;
    if (i >= 0 && i < window) {
      return lots[(int) i];
    }
    return far.isEmpty() ? 0 : far.getOrDefault(key, 0L);
  }

  /** The level now holds {@code size} lots, 0 = gone. */
  void set(long key, long size) {
    if (size > 0 && key > best && !inside(key)) {
      moveTo(key);
    }
    put(key, size);
    if (size > 0) {
      best = Math.max(best, key);
    } else if (key == best) {
      retreatBelow(key);
    }
  }

  /**
   * The best level becomes the best one strictly below {@code key}. More aggressive levels stay
   * stored but hidden, until they are set anew.
   */
  void retreatBelow(long key) {
    best = nextBelow(key);
    if (best != NONE && best - base < 0) {
      moveTo(best);
    }
  }

  /** Key of the least aggressive level, {@link #NONE} when nothing is stored. */
  long worst() {
    long inWindow = NONE;
    for (int word = 0; word < occupied.length && inWindow == NONE; word++) {
      if (occupied[word] != 0) {
        inWindow = base + (word << 6) + Long.numberOfTrailingZeros(occupied[word]);
      }
    }
    if (far.isEmpty()) {
      return inWindow;
    }
    return inWindow == NONE ? far.firstKey() : Math.min(inWindow, far.firstKey());
  }

  /** Forgets everything. */
  void clear() {
    Arrays.fill(lots, 0);
    Arrays.fill(occupied, 0);
    far.clear();
    best = NONE;
    placed = false;
  }

  private boolean inside(long key) {
    long i = key - base;
    return placed && i >= margin && i < window - margin;
  }

  private void put(long key, long size) {
    long i = key - base;
    if (i >= 0 && i < window) {
      lots[(int) i] = size;
      if (size > 0) {
        occupied[(int) i >> 6] |= 1L << i;
      } else {
        occupied[(int) i >> 6] &= ~(1L << i);
      }
    } else if (size > 0) {
      far.put(key, size);
    } else if (!far.isEmpty()) {
      far.remove(key);
    }
  }

  /** Key of the best level below {@code key}, {@link #NONE} if there is none. */
  long nextBelow(long key) {
    Long beyond = far.isEmpty() ? null : far.lowerKey(key);
    long found = beyond == null ? NONE : beyond;
    long from = Math.min(key - base, window) - 1;
    if (from >= 0) {
      int word = (int) from >> 6;
      // Bits at and below position `from` of its word, then whole words downwards.
      long bits = occupied[word] & (-1L >>> (63 - (from & 63)));
      while (bits == 0 && word > 0) {
        bits = occupied[--word];
      }
      if (bits != 0) {
        found = Math.max(found, base + (word << 6) + 63 - Long.numberOfLeadingZeros(bits));
      }
    }
    return found;
  }

  /** Centres the array on {@code key}: rare, so it may walk through everything. */
  private void moveTo(long key) {
    for (int i = 0; i < window; i++) {
      if (lots[i] > 0) {
        far.put(base + i, lots[i]);
      }
    }
    Arrays.fill(lots, 0);
    Arrays.fill(occupied, 0);
    base = key - window / 2;
    placed = true;
    Map<Long, Long> near = far.subMap(base, base + window);
    near.forEach(this::put);
    near.clear();
  }
}
