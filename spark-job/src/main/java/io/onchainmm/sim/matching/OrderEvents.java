package io.onchainmm.sim.matching;

import java.util.Arrays;

/**
 * What a {@link FifoBook} did, in order, as rows of six {@code long} words that grow but are never
 * thrown away: the reader clears them when it has read them.
 */
// The position of a reason is a code within one process and is never stored.
@SuppressWarnings("EnumOrdinal")
public final class OrderEvents {
  /** An order passed all checks: {@link #lots} is its size. */
  public static final int ACCEPTED = 0;

  /** Two orders traded {@link #lots} at the resting order's price. */
  public static final int TRADED = 1;

  /** A resting order keeps its place with fewer {@link #lots}. */
  public static final int REDUCED = 2;

  /** {@link #lots} of an order were taken out unfilled; see {@link #cancelReason}. */
  public static final int CANCELLED = 3;

  /** {@link #lots} of an order that may not rest were not filled. */
  public static final int EXPIRED = 4;

  /** A command did nothing; see {@link #refusal}. */
  public static final int REJECTED = 5;

  private static final int WORDS = 6;
  private static final int BUY = 1 << 16;
  private static final Refusal[] REFUSALS = Refusal.values();
  private static final CancelReason[] CANCEL_REASONS = CancelReason.values();

  private long[] words = new long[WORDS * 64];
  private int length;

  /** Forgets all events. */
  public void clear() {
    length = 0;
  }

  /** Number of events. */
  public int size() {
    return length / WORDS;
  }

  /** Which of the constants happened. */
  public int kind(int event) {
    return (int) words[event * WORDS] & 0xff;
  }

  /** The order in question; of a trade the one that came in. */
  public long orderId(int event) {
    return words[event * WORDS + 1];
  }

  /** Of a trade: the order that rested. Else 0. */
  public long makerId(int event) {
    return words[event * WORDS + 2];
  }

  /** Price of the order, of a trade the resting order's; 0 when a command was refused. */
  public long priceTicks(int event) {
    return words[event * WORDS + 3];
  }

  /** Lots, as said at each kind. */
  public long lots(int event) {
    return words[event * WORDS + 4];
  }

  /** Of a trade: what is left of the resting order. Else 0. */
  public long makerLeavesLots(int event) {
    return words[event * WORDS + 5];
  }

  /** Whether the order in question buys. */
  public boolean buy(int event) {
    return (words[event * WORDS] & BUY) != 0;
  }

  /** Why an order was taken out; only of {@link #CANCELLED}. */
  public CancelReason cancelReason(int event) {
    return CANCEL_REASONS[reason(event)];
  }

  /** Why nothing happened; only of {@link #REJECTED}. */
  public Refusal refusal(int event) {
    return REFUSALS[reason(event)];
  }

  private int reason(int event) {
    return (int) (words[event * WORDS] >> 8) & 0xff;
  }

  /** All events as numbers: equal arrays mean equal events. */
  public long[] toArray() {
    return Arrays.copyOf(words, length);
  }

  void accepted(boolean buy, long orderId, long priceTicks, long lots) {
    add(ACCEPTED, 0, buy, orderId, 0, priceTicks, lots, 0);
  }

  void traded(
      boolean buy, long takerId, long makerId, long priceTicks, long lots, long makerLeaves) {
    add(TRADED, 0, buy, takerId, makerId, priceTicks, lots, makerLeaves);
  }

  void reduced(boolean buy, long orderId, long priceTicks, long lots) {
    add(REDUCED, 0, buy, orderId, 0, priceTicks, lots, 0);
  }

  void cancelled(CancelReason why, boolean buy, long orderId, long priceTicks, long lots) {
    add(CANCELLED, why.ordinal(), buy, orderId, 0, priceTicks, lots, 0);
  }

  void expired(boolean buy, long orderId, long priceTicks, long lots) {
    add(EXPIRED, 0, buy, orderId, 0, priceTicks, lots, 0);
  }

  void rejected(Refusal why, boolean buy, long orderId) {
    add(REJECTED, why.ordinal(), buy, orderId, 0, 0, 0, 0);
  }

  private void add(
      int kind,
      int reason,
      boolean buy,
      long orderId,
      long makerId,
      long priceTicks,
      long lots,
      long makerLeaves) {
    int at = length;
    if (at + WORDS > words.length) {
      words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
    }
    long[] row = words;
    row[at] = kind | (long) reason << 8 | (buy ? BUY : 0);
    row[at + 1] = orderId;
    row[at + 2] = makerId;
    row[at + 3] = priceTicks;
    row[at + 4] = lots;
    row[at + 5] = makerLeaves;
    length = at + WORDS;
  }
}
