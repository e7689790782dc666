package io.onchainmm.sim.book;

import java.util.Arrays;

/**
 * One direction of the first-in-first-out channel between a trial and the exchange: a ring of
 * messages with the times at which they are due.
 */
final class MessageQueue {
  /** Due time of an empty queue. */
  static final long NEVER = Long.MAX_VALUE;

  private long[] dueNanos = new long[16];
  private int[] slot = new int[16];
  private byte[] kind = new byte[16];
  private long[] lots = new long[16];
  private int head;
  private int size;
  private long lastDueNanos = Long.MIN_VALUE;

  /** Sends a message; it is due no earlier than the one before it. Returns when it is due. */
  long send(long due, int orderSlot, byte messageKind, long messageLots) {
    if (size == dueNanos.length) {
      grow();
    }
    int i = (head + size++) & (dueNanos.length - 1);
    lastDueNanos = Math.max(lastDueNanos, due);
    dueNanos[i] = lastDueNanos;
    slot[i] = orderSlot;
    kind[i] = messageKind;
    lots[i] = messageLots;
    return lastDueNanos;
  }

  /** When the first message is due, {@link #NEVER} if there is none. */
  long due() {
    return size == 0 ? NEVER : dueNanos[head];
  }

  /** Order slot of the first message. */
  int slot() {
    return slot[head];
  }

  /** Kind of the first message. */
  byte kind() {
    return kind[head];
  }

  /** Lots of the first message. */
  long lots() {
    return lots[head];
  }

  /** Takes the first message off. */
  void remove() {
    head = (head + 1) & (dueNanos.length - 1);
    size--;
  }

  private void grow() {
    int old = dueNanos.length;
    dueNanos = Arrays.copyOf(dueNanos, old * 2);
    slot = Arrays.copyOf(slot, old * 2);
    kind = Arrays.copyOf(kind, old * 2);
    lots = Arrays.copyOf(lots, old * 2);
    System.arraycopy(dueNanos, 0, dueNanos, old, head);
    System.arraycopy(slot, 0, slot, old, head);
    System.arraycopy(kind, 0, kind, old, head);
    System.arraycopy(lots, 0, lots, old, head);
  }
}
