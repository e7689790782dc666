package io.onchainmm.sim.bribe;

import java.util.Arrays;

/**
 * The tips of the last blocks, kept sorted: percentiles by linear interpolation between order
 * statistics (type 7 of Hyndman and Fan 1996).
 */
public final class TipWindow {
  private final double[] arrived;
  private final double[] sorted;
  private int size;
  private int oldest;

  /** An empty window for this many tips. */
  public TipWindow(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a window needs room for a tip, but had " + capacity);
    }
    arrived = new double[capacity];
    sorted = new double[capacity];
  }

  /** Number of tips inside. */
  public int size() {
    return size;
  }

  /** Takes in a tip; the oldest leaves when the window is full. */
  public void add(double tipUsd) {
    if (!(tipUsd >= 0) || Double.isInfinite(tipUsd)) {
      throw new IllegalArgumentException("a tip must be finite and >= 0 USD, but was " + tipUsd);
    }
    if (size == arrived.length) {
      remove(arrived[oldest]);
      arrived[oldest] = tipUsd;
      oldest = (oldest + 1) % arrived.length;
    } else {
      arrived[size] = tipUsd;
    }
    insert(tipUsd);
  }

  /** The {@code p}-th percentile, {@code p} from 0 to 100; NaN when the window is empty. */
  public double percentile(double p) {
    if (size == 0) {
      return Double.NaN;
    }
    double h = (size - 1) * p / 100;
    int below = (int) h;
    double at = sorted[below];
    return below + 1 == size ? at : at + (h - below) * (sorted[below + 1] - at);
  }

  private void insert(double tip) {
    int found = Arrays.binarySearch(sorted, 0, size, tip);
    int place = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, place, sorted, place + 1, size - place);
    sorted[place] = tip;
    size++;
  }

  private void remove(double tip) {
    int place = Arrays.binarySearch(sorted, 0, size, tip);
    System.arraycopy(sorted, place + 1, sorted, place, size - place - 1);
    size--;
  }
}
