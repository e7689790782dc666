package io.onchainmm.sim.amm;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The initialised ticks of a pool of concentrated liquidity: by how much its liquidity changes when
 * the price rises through each.
 *
 * <p>Only positions change it, never a swap, so that all copies of a pool that follow the same
 * liquidity events share one. A contract looks for the next tick within one word of 256 tick
 * spacings at a time, and ends a step at the word's edge; so does {@link #next}, since a step's end
 * rounds.
 */
public final class Ticks {
  private static final int WORD = 256;

  private final int spacing;
  private int[] ticks = new int[16];
  private BigInteger[] net = new BigInteger[16];
  private BigInteger[] gross = new BigInteger[16];
  private Word[] change = new Word[16];
  private int size;

  /** No tick is initialised. */
  public Ticks(int spacing) {
    if (spacing <= 0) {
      throw new IllegalArgumentException("tick spacing must be > 0, but was " + spacing);
    }
    this.spacing = spacing;
  }

  /** Distance between ticks that can be initialised. */
  public int spacing() {
    return spacing;
  }

  /** Number of initialised ticks. */
  public int size() {
    return size;
  }

  /** By how much liquidity rises where the price rises through {@code tick}. */
  public BigInteger net(int tick) {
    int i = index(tick);
    return i >= 0 ? net[i] : BigInteger.ZERO;
  }

  /** A position between two ticks gains this much liquidity, or loses it where negative. */
  public void change(int lower, int upper, BigInteger liquidity) {
    if (lower >= upper) {
      throw new IllegalArgumentException(
          "lower tick %d must be below upper tick %d".formatted(lower, upper));
    }
    change(lower, liquidity, liquidity);
    change(upper, liquidity.negate(), liquidity);
  }

  /** States the net liquidity of a tick of which nothing else is known. */
  public void state(int tick, BigInteger netLiquidity) {
    change(tick, netLiquidity.subtract(net(tick)), BigInteger.ZERO);
  }

  private void change(int tick, BigInteger byNet, BigInteger byGross) {
    if (Math.floorMod(tick, spacing) != 0 || tick < TickMath.MIN_TICK || tick > TickMath.MAX_TICK) {
      throw new IllegalArgumentException(
          "tick %d must be a multiple of %d within ±%d"
              .formatted(tick, spacing, TickMath.MAX_TICK));
    }
    int i = index(tick);
    if (i < 0) {
      if (byNet.signum() == 0) {
        return;
      }
      i = -1 - i;
      insert(i, tick);
    }
    net[i] = net[i].add(byNet);
    // What was not seen to be minted can be burned: a tick has at least its net liquidity.
    gross[i] = gross[i].add(byGross).max(net[i].abs());
    change[i].set(net[i].abs());
    if (gross[i].signum() == 0) {
      remove(i);
    }
  }

  private void insert(int at, int tick) {
    if (size == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * size);
      net = Arrays.copyOf(net, 2 * size);
      gross = Arrays.copyOf(gross, 2 * size);
      change = Arrays.copyOf(change, 2 * size);
    }
    System.arraycopy(ticks, at, ticks, at + 1, size - at);
    System.arraycopy(net, at, net, at + 1, size - at);
    System.arraycopy(gross, at, gross, at + 1, size - at);
    System.arraycopy(change, at, change, at + 1, size - at);
    ticks[at] = tick;
    net[at] = BigInteger.ZERO;
    gross[at] = BigInteger.ZERO;
    change[at] = new Word();
    size++;
  }

  private void remove(int at) {
    size--;
    System.arraycopy(ticks, at + 1, ticks, at, size - at);
    System.arraycopy(net, at + 1, net, at, size - at);
    System.arraycopy(gross, at + 1, gross, at, size - at);
    System.arraycopy(change, at + 1, change, at, size - at);
  }

  /** Place of a tick, or −1 less the place where it would go. */
  private int index(int tick) {
    return Arrays.binarySearch(ticks, 0, size, tick);
  }

  /**
   * Where a step that starts at {@code tick} ends at the latest: {@code
   * nextInitializedTickWithinOneWord}.
   */
  int next(int tick, boolean falling) {
    int compressed = Math.floorDiv(tick, spacing);
    if (falling) {
      int edge = (compressed & -WORD) * spacing;
      int i = index(compressed * spacing);
      int at = i >= 0 ? i : -2 - i;
      int next = at >= 0 ? Math.max(edge, ticks[at]) : edge;
      return Math.max(next, TickMath.MIN_TICK);
    }
    int first = compressed + 1;
    int edge = (first | (WORD - 1)) * spacing;
    int i = index(first * spacing);
    int at = i >= 0 ? i : -1 - i;
    int next = at < size ? Math.min(edge, ticks[at]) : edge;
    return Math.min(next, TickMath.MAX_TICK);
  }

  /** The price goes through {@code tick}, initialised or not: liquidity changes as stated there. */
  void cross(int tick, boolean falling, Word liquidity) {
    int i = index(tick);
    if (i < 0) {
      return;
    }
    if (net[i].signum() < 0 == falling) {
      liquidity.add(change[i]);
    } else {
      liquidity.subtract(change[i]);
    }
  }
}
