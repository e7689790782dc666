package io.onchainmm.data;

import java.util.Arrays;

/**
 * The ids of the orders that rest, so that any of them can be picked by a number. Ids are used
 * again, so that memory follows the number that rest.
 */
final class LiveOrders {
  /** An id that no resting order has. */
  static final long TAKER = 0;

  private int[] ids = new int[1024];
  private int[] placeOf = new int[1024];
  private int[] free = new int[1024];
  private int count;
  private int freeCount;
  private int used;

  /** Number of resting orders. */
  int count() {
    return count;
  }

  /** The id of the i-th of them, in no particular order. */
  long at(int i) {
    return ids[i];
  }

  /** One more; returns its id. */
  long add() {
    int id = freeCount > 0 ? free[--freeCount] : ++used;
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
      free = Arrays.copyOf(free, 2 * count);
    }
    if (id >= placeOf.length) {
      placeOf = Arrays.copyOf(placeOf, 2 * placeOf.length);
    }
    ids[count] = id;
    placeOf[id] = count++;
    return id;
  }

  /** One less. */
  void remove(long id) {
    int place = placeOf[(int) id];
    int last = ids[--count];
    ids[place] = last;
    placeOf[last] = place;
    free[freeCount++] = (int) id;
  }
}
