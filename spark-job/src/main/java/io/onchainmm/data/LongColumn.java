package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import java.io.Serializable;
import java.util.Arrays;

/** A growing array of {@code long}: eight bytes a row, at most 2³⁰ rows. */
final class LongColumn implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MAX_ROWS = 1 << 30;

  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, grown(size));
    }
    values[size++] = value;
  }

  private static int grown(int size) {
    if (size >= MAX_ROWS) {
      throw new ConfigException(
          "A recording has more than %d rows: split it by day and use one market for each."
              .formatted(MAX_ROWS));
    }
    return Math.min(MAX_ROWS, size + (size >> 1) + 16);
  }

  void addAll(LongColumn other) {
    int needed = Math.addExact(size, other.size);
    if (values.length < needed) {
      values = Arrays.copyOf(values, Math.max(grown(size), needed));
    }
    System.arraycopy(other.values, 0, values, size, other.size);
    size += other.size;
  }

  long get(int row) {
    return values[row];
  }

  void set(int row, long value) {
    values[row] = value;
  }

  int size() {
    return size;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }

  long[] toArray(int from, int to) {
    return Arrays.copyOfRange(values, from, to);
  }

  /** The rows in another order, or some of them. */
  LongColumn rows(int[] order) {
    LongColumn picked = new LongColumn();
    picked.values = new long[order.length];
    picked.size = order.length;
    for (int i = 0; i < order.length; i++) {
      picked.values[i] = values[order[i]];
    }
    return picked;
  }

  /** The order that sorts this column upwards and leaves equal rows as they are. */
  int[] stableOrder() {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    int[] merged = new int[size];
    for (int width = 1; width < size && !sorted(order); width *= 2) {
      for (long from = 0; from < size; from += 2L * width) {
        int middle = (int) Math.min(from + width, size);
        merge(order, merged, (int) from, middle, (int) Math.min(from + 2L * width, size));
      }
      int[] swap = order;
      order = merged;
      merged = swap;
    }
    return order;
  }

  private boolean sorted(int[] order) {
    for (int i = 1; i < order.length; i++) {
      if (values[order[i]] < values[order[i - 1]]) {
        return false;
      }
    }
    return true;
  }

  private void merge(int[] from, int[] to, int left, int middle, int end) {
    int a = left;
    int b = middle;
    for (int i = left; i < end; i++) {
      boolean takeLeft = b == end || (a < middle && values[from[a]] <= values[from[b]]);
      to[i] = takeLeft ? from[a++] : from[b++];
    }
  }
}
