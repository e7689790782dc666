package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import java.util.Arrays;

/**
 * One pass of a flight over a {@link Script}: runs from wake to wake, keeps the size of every level
 * and tells the flight of events at levels and prices that somebody waits for. An event nobody
 * waits for costs a look-up.
 */
final class Replay implements Depth {
  private final Script script;
  private final Flight flight;
  private final long[] time;
  private final int length;
  private final long[] lots;
  private QueuePlace[] first = {};
  private int move;

  Replay(Script script, Flight flight) {
    this.script = script;
    this.flight = flight;
    this.time = script.tape.timeNanos;
    this.length = script.tape.length();
    this.lots = new long[2 * script.slots.count()];
  }

  /** Plays the tape to its end. */
  void run() {
    first = flight.list(script.slots).first;
    int i = 0;
    while (i < length) {
      i = play(i, firstAfter(flight.wakeNanos(), i));
      if (i < length) {
        move = script.seek(move, i);
        flight.actBefore(time[i], this, script.mark(move), i);
      }
    }
    move = script.seek(move, length);
    flight.actBefore(script.tape.endNanos() + 1, this, script.mark(move), length);
  }

  /**
   * The first event from {@code from} on that is later than {@code nanos}. No lane wakes before the
   * instant that was played last, so it begins an instant.
   */
  private int firstAfter(long nanos, int from) {
    int step = 1;
    int low = from;
    while (low + step < length && time[low + step] <= nanos) {
      low += step;
      step *= 2;
    }
    int high = Math.min(length, low + step);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Plays up to an event, or up to the one before which a fill has made a lane due; returns it. */
  private int play(int from, int to) {
    final int[] code = script.code;
    final long[] size = script.tape.sizeLots;
    final QueuePlace[] places = first;
    int end = to;
    for (int i = from; i < end; i++) {
      int level = code[i] >>> Script.OPERATION_BITS;
      int operation = code[i] & Script.OPERATION;
      if (operation <= Script.RISE) {
        long before = lots[level];
        lots[level] = size[i];
        if (places[level] != null) {
          onDepth(i, places[level], before, size[i]);
        }
        if (operation == Script.RISE) {
          end = onRise(i, end, level >>> 1, 1 - (level & 1));
        }
      } else if (operation == Script.TRADE) {
        end = onTrade(i, end, level);
      } else if (operation == Script.FORGET) {
        lots[level] = 0;
      } else {
        Arrays.fill(lots, 0);
        flight.onGap(time[i]);
      }
    }
    return end;
  }

  private void onDepth(int i, QueuePlace atLevel, long before, long now) {
    int rank = script.tape.rank == null ? BookTape.NO_ORDER : script.tape.rank[i];
    for (QueuePlace place = atLevel; place != null; place = place.next) {
      place.onDepth(before, now, rank);
    }
  }

  private int onRise(int i, int end, int slot, int side) {
    long key = OrderDesk.key(side, script.slots.price(slot));
    if (flight.reaches(side, key)) {
      move = script.seek(move, i);
      flight.onReached(side, key, script.tape.sizeLots[i], time[i], script.mark(move));
      return dueBefore(i, end);
    }
    return end;
  }

  private int onTrade(int i, int end, int level) {
    int side = level & 1;
    long key = OrderDesk.key(side, script.slots.price(level >>> 1));
    if (flight.reaches(side, key)) {
      move = script.seek(move, i);
      flight.onTrade(side, key, first[level], script.tape.sizeLots[i], time[i], script.mark(move));
      return dueBefore(i, end);
    }
    return end;
  }

  /** After a fill a lane may be due before {@code end}: its account fell short of margin. */
  private int dueBefore(int i, int end) {
    return flight.wakeNanos() < time[end - 1] ? firstAfter(flight.wakeNanos(), i) : end;
  }

  @Override
  public long bestBid() {
    return script.bid(move);
  }

  @Override
  public long bestAsk() {
    return script.ask(move);
  }

  @Override
  public double queueAhead(boolean buy, long priceTicks) {
    int side = buy ? OrderDesk.BUY : OrderDesk.SELL;
    int slot = script.slots.of(priceTicks);
    if (slot >= 0 && lots[slot << 1 | side] > 0) {
      return lots[slot << 1 | side];
    }
    return next(buy, priceTicks) == Book.NONE ? Double.POSITIVE_INFINITY : 0;
  }

  @Override
  public long next(boolean buy, long priceTicks) {
    int side = buy ? OrderDesk.BUY : OrderDesk.SELL;
    int step = buy ? -1 : 1;
    int first = script.slots.below(priceTicks);
    for (int slot = buy ? first - 1 : first;
        slot >= 0 && slot < script.slots.count();
        slot += step) {
      if (lots[slot << 1 | side] > 0 && script.slots.price(slot) != priceTicks) {
        return script.slots.price(slot);
      }
    }
    return Book.NONE;
  }
}
