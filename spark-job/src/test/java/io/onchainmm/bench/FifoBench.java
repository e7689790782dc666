package io.onchainmm.bench;

import com.sun.management.ThreadMXBean;
import io.onchainmm.sim.matching.FifoBook;
import io.onchainmm.sim.matching.OrderEvents;
import io.onchainmm.sim.matching.OrderRules;
import io.onchainmm.sim.matching.TimeInForce;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/**
 * Two million mixed commands through one {@link FifoBook}: 45 % limit orders near the touch (one in
 * fifty of them crosses it), 40 % cancels of an order drawn evenly from those at rest, 10 %
 * immediate-or-cancel orders, 5 % replacements (some by a smaller size, most by another price).
 * Between 1,000 and 8,000 orders rest: below and above, cancels and limit orders stand in for each
 * other. The commands are drawn beforehand with a fixed seed; every run starts with an empty book
 * and reads the number of events after each command.
 */
final class FifoBench implements BenchGroup {
  private static final int COMMANDS = 2_000_000;
  private static final int FEWEST = 1_000;
  private static final int MOST = 8_000;
  private static final int OWNERS = 64;

  private static final byte SUBMIT = 0;
  private static final byte CANCEL = 1;
  private static final byte REPLACE = 2;

  private final byte[] command = new byte[COMMANDS];
  private final boolean[] buy = new boolean[COMMANDS];
  private final boolean[] immediate = new boolean[COMMANDS];
  private final int[] owner = new int[COMMANDS];
  private final long[] orderId = new long[COMMANDS];
  private final long[] priceTicks = new long[COMMANDS];
  private final long[] lots = new long[COMMANDS];

  @Override
  public void measure(Meter meter) {
    draw();
    double nanos = meter.cpuNanos(this::replay);
    meter.report("fifo.mixed", COMMANDS / (nanos / 1e9), "commands/s");
    meter.report("fifo.allocated", allocatedPerCommand(), "bytes/command");
  }

  private long replay() {
    OrderEvents events = new OrderEvents();
    FifoBook book = new FifoBook(OrderRules.none(), events);
    return replay(book, events);
  }

  private long replay(FifoBook book, OrderEvents events) {
    long seen = 0;
    for (int i = 0; i < COMMANDS; i++) {
      switch (command[i]) {
        case SUBMIT ->
            book.submit(
                orderId[i],
                owner[i],
                buy[i],
                priceTicks[i],
                lots[i],
                immediate[i] ? TimeInForce.IOC : TimeInForce.GTC,
                false);
        case CANCEL -> book.cancel(orderId[i]);
        default -> book.replace(orderId[i], priceTicks[i], lots[i], TimeInForce.GTC);
      }
      seen += events.size();
      events.clear();
    }
    return seen;
  }

  /** What a second pass over a book that has grown already allocates. */
  private double allocatedPerCommand() {
    OrderEvents events = new OrderEvents();
    FifoBook book = new FifoBook(OrderRules.none(), events);
    replay(book, events);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    replay(book, events);
    return (threads.getCurrentThreadAllocatedBytes() - before) / (double) COMMANDS;
  }

  private void draw() {
    SplittableRandom random = new SplittableRandom(1);
    OrderEvents events = new OrderEvents();
    FifoBook book = new FifoBook(OrderRules.none(), events);
    long[] live = new long[MOST + 2];
    int count = 0;
    long mid = 100_000;
    for (int i = 0; i < COMMANDS; i++) {
      events.clear();
      int dice = random.nextInt(100);
      boolean adds = dice < 45 ? count < MOST : dice < 85 && count < FEWEST;
      mid += random.nextInt(64) == 0 ? random.nextInt(-1, 2) : 0;
      orderId[i] = i + 1L;
      owner[i] = random.nextInt(1, OWNERS);
      buy[i] = random.nextBoolean();
      lots[i] = random.nextInt(1, 100);
      if (adds) {
        long away = 1 + (long) (-8 * Math.log(random.nextDouble()));
        away = random.nextInt(50) == 0 ? -1 : away;
        priceTicks[i] = buy[i] ? mid - away : mid + away;
        book.submit(i + 1, owner[i], buy[i], priceTicks[i], lots[i], TimeInForce.GTC, false);
        if (book.rests(i + 1)) {
          live[count++] = i + 1L;
        }
      } else if (dice >= 85 && dice < 95) {
        immediate[i] = true;
        lots[i] = random.nextInt(1, 60);
        priceTicks[i] = buy[i] ? mid + 3 : mid - 3;
        book.submit(i + 1, owner[i], buy[i], priceTicks[i], lots[i], TimeInForce.IOC, false);
      } else {
        int pick = pickLive(random, book, live, count);
        while (pick < 0) {
          count += pick;
          pick = pickLive(random, book, live, count);
        }
        orderId[i] = live[pick];
        if (dice < 95) {
          command[i] = CANCEL;
          book.cancel(live[pick]);
          live[pick] = live[--count];
        } else {
          command[i] = REPLACE;
          boolean smaller = random.nextBoolean();
          long left = book.leavesLots(live[pick]);
          long away = 1L + random.nextInt(10);
          int origin = (int) live[pick] - 1;
          lots[i] = smaller ? Math.max(1, left / 2) : left;
          priceTicks[i] = smaller ? priceTicks[origin] : buy[origin] ? mid - away : mid + away;
          book.replace(live[pick], priceTicks[i], lots[i], TimeInForce.GTC);
        }
      }
    }
  }

  /** A place of an order that still rests; -1 after dropping one that does not. */
  private static int pickLive(SplittableRandom random, FifoBook book, long[] live, int count) {
    int pick = random.nextInt(count);
    if (book.rests(live[pick])) {
      return pick;
    }
    live[pick] = live[count - 1];
    return -1;
  }
}
