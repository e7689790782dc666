package io.onchainmm.sim.book;

/**
 * One direction of the first-in-first-out channel between a trial and the exchange: a ring of
 * messages with the times at which they are due.
 */
final class MessageQueue {
  /** Due time of an empty queue. */
  static final long NEVER = Long.MAX_VALUE;

  private static final class Message {
    long dueNanos;
    long lots;
    Order order;
    byte kind;
  }

  private Message[] ring = filled(new Message[4], 0);
  private int head;
  private int size;
  private long lastDueNanos = Long.MIN_VALUE;

  /** When the first message is due, {@link #NEVER} if there is none. */
  private long due = NEVER;

  /** Sends a message; it is due no earlier than the one before it. Returns when it is due. */
  long send(long dueNanos, Order order, byte kind, long lots) {
    if (size == ring.length) {
      grow();
    }
    pass(dueNanos);
    Message message = ring[(head + size) & (ring.length - 1)];
    message.dueNanos = lastDueNanos;
    message.order = order;
    message.kind = kind;
    message.lots = lots;
    if (size++ == 0) {
      due = lastDueNanos;
    }
    return lastDueNanos;
  }

  /** When a message would be known that nobody needs to take off: it is not kept. */
  long pass(long dueNanos) {
    lastDueNanos = Math.max(lastDueNanos, dueNanos);
    return lastDueNanos;
  }

  /** When the first message is due, {@link #NEVER} if there is none. */
  long due() {
    return due;
  }

  /** The order that the first message is about. */
  Order order() {
    return ring[head].order;
  }

  /** Kind of the first message. */
  byte kind() {
    return ring[head].kind;
  }

  /** Lots of the first message. */
  long lots() {
    return ring[head].lots;
  }

  /** Takes the first message off. */
  void remove() {
    head = (head + 1) & (ring.length - 1);
    size--;
    due = size == 0 ? NEVER : ring[head].dueNanos;
  }

  private void grow() {
    Message[] longer = new Message[2 * size];
    System.arraycopy(ring, head, longer, 0, size - head);
    System.arraycopy(ring, 0, longer, size - head, head);
    ring = filled(longer, size);
    head = 0;
  }

  private static Message[] filled(Message[] ring, int from) {
    for (int i = from; i < ring.length; i++) {
      ring[i] = new Message();
    }
    return ring;
  }
}
