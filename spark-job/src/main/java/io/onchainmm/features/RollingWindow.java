package io.onchainmm.features;

/**
 * The last n of a series. Sums are taken afresh, always from the oldest to the newest, so that a
 * value depends on the window alone and never on how long the series ran.
 */
public final class RollingWindow {
  private final double[] values;
  private int oldest;
  private int count;

  /** An empty window of this length. */
  public RollingWindow(int length) {
    values = new double[length];
  }

  /** Takes in the next value; a full window forgets its oldest. */
  public void add(double value) {
    if (full()) {
      values[oldest] = value;
      oldest = oldest + 1 == values.length ? 0 : oldest + 1;
    } else {
      values[count++] = value;
    }
  }

  /** Whether as many values were seen as the window holds. */
  public boolean full() {
    return count == values.length;
  }

  /**
   * The value {@code age} steps back: 0 is the newest, {@code length − 1} the oldest of a full
   * window.
   */
  public double back(int age) {
    int index = oldest + count - 1 - age;
    return values[index >= values.length ? index - values.length : index];
  }

  /** Sum of the values held. */
  public double sum() {
    double sum = 0;
    for (int age = count - 1; age >= 0; age--) {
      sum += back(age);
    }
    return sum;
  }

  /** Sample standard deviation (n − 1) about the mean; exactly 0 where all values are equal. */
  public double standardDeviation() {
    double mean = sum() / count;
    double squares = 0;
    boolean equal = true;
    for (int age = count - 1; age >= 0; age--) {
      double deviation = back(age) - mean;
      squares += deviation * deviation;
      equal &= back(age) == back(0);
    }
    return equal ? 0 : Math.sqrt(squares / (count - 1));
  }
}
