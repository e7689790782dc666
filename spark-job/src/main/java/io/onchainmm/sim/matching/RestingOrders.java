package io.onchainmm.sim.matching;

import java.util.Arrays;

/**
 * The orders in the book as parallel arrays, in slots that are used again, and a table from order
 * id to slot.
 *
 * <p>The orders of a price level are a doubly linked list through {@code next} and {@code prev},
 * oldest first. The table has open addressing with linear probing over a power of two; it holds
 * slots, whose ids are compared, and removal shifts later entries back, so that it needs no
 * tombstones (Knuth, The Art of Computer Programming 3, section 6.4, algorithm R).
 */
final class RestingOrders {
  /** No order. */
  static final int NONE = -1;

  /** Most orders at rest: {@link OrderRules#MAX_LOTS} times this is below 2⁶³. */
  static final int MAX_ORDERS = 1 << 20;

  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int BUY = 1;
  private static final int REDUCE_ONLY = 2;
  private static final int OWNER_SHIFT = 2;

  long[] id = new long[FIRST_CAPACITY];
  long[] priceTicks = new long[FIRST_CAPACITY];
  long[] lots = new long[FIRST_CAPACITY];
  int[] next = new int[FIRST_CAPACITY];
  int[] prev = new int[FIRST_CAPACITY];
  private int[] tag = new int[FIRST_CAPACITY];

  private int free = NONE;
  private int used;
  private int count;

  private int[] table = emptyTable(2 * FIRST_CAPACITY);
  private int shift = shift(2 * FIRST_CAPACITY);

  /** Number of orders at rest. */
  int count() {
    return count;
  }

  boolean buy(int slot) {
    return (tag[slot] & BUY) != 0;
  }

  boolean reduceOnly(int slot) {
    return (tag[slot] & REDUCE_ONLY) != 0;
  }

  int owner(int slot) {
    return tag[slot] >>> OWNER_SHIFT;
  }

  /** Slot of an order, {@link #NONE} when it does not rest. */
  int find(long orderId) {
    int[] slots = table;
    int mask = slots.length - 1;
    int at = (int) ((orderId * GOLDEN) >>> shift);
    while (true) {
      int slot = slots[at];
      if (slot == NONE || id[slot] == orderId) {
        return slot;
      }
      at = (at + 1) & mask;
    }
  }

  /** A new order, not yet in any level. */
  int add(long orderId, int owner, boolean buy, boolean reduceOnly, long price, long size) {
    int slot = free;
    if (slot != NONE) {
      free = next[slot];
    } else {
      if (used == id.length) {
        grow();
      }
      slot = used++;
    }
    id[slot] = orderId;
    priceTicks[slot] = price;
    lots[slot] = size;
    tag[slot] = owner << OWNER_SHIFT | (reduceOnly ? REDUCE_ONLY : 0) | (buy ? BUY : 0);
    count++;
    insert(table, slot);
    return slot;
  }

  /** Forgets an order that is in no level any more. */
  void remove(int slot) {
    int[] slots = table;
    int mask = slots.length - 1;
    int hole = (int) ((id[slot] * GOLDEN) >>> shift);
    while (slots[hole] != slot) {
      hole = (hole + 1) & mask;
    }
    int at = hole;
    while (true) {
      at = (at + 1) & mask;
      int moved = slots[at];
      if (moved == NONE) {
        break;
      }
      int home = (int) ((id[moved] * GOLDEN) >>> shift);
      // An entry may fill the hole when its home is not cyclically within (hole, at].
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        slots[hole] = moved;
        hole = at;
      }
    }
    slots[hole] = NONE;
    next[slot] = free;
    free = slot;
    count--;
  }

  private void insert(int[] slots, int slot) {
    int mask = slots.length - 1;
    int at = (int) ((id[slot] * GOLDEN) >>> shift);
    while (slots[at] != NONE) {
      at = (at + 1) & mask;
    }
    slots[at] = slot;
  }

  /** Only when every slot is taken: all of them are in the table. */
  private void grow() {
    int capacity = 2 * id.length;
    id = Arrays.copyOf(id, capacity);
    priceTicks = Arrays.copyOf(priceTicks, capacity);
    lots = Arrays.copyOf(lots, capacity);
    next = Arrays.copyOf(next, capacity);
    prev = Arrays.copyOf(prev, capacity);
    tag = Arrays.copyOf(tag, capacity);
    table = emptyTable(2 * capacity);
    shift = shift(2 * capacity);
    for (int slot = 0; slot < used; slot++) {
      insert(table, slot);
    }
  }

  private static int[] emptyTable(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }

  private static int shift(int length) {
    return 64 - Integer.numberOfTrailingZeros(length);
  }
}
