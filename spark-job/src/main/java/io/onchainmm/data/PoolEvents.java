package io.onchainmm.data;

import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.Ticks;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.TickEvents;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened to one pool of concentrated liquidity: where it stood when it was first seen, the
 * ticks that were initialised then, and its swaps and changed positions in the order of the chain,
 * each with where the pool stood after it.
 */
final class PoolEvents {
  /** Where a pool stands. */
  record State(BigInteger sqrtPriceX96, int tick, BigInteger liquidity) {
    /** After a position has changed, which counts where it is in range. */
    State with(int lower, int upper, BigInteger change) {
      boolean inRange = lower <= tick && tick < upper;
      return inRange ? new State(sqrtPriceX96, tick, liquidity.add(change)) : this;
    }
  }

  /** One event; of a swap {@code change} is null, of a changed position the amounts are zero. */
  record Event(
      long timeNanos,
      long block,
      boolean baseIn,
      BigInteger in,
      BigInteger out,
      int lower,
      int upper,
      BigInteger change,
      State after) {

    static Event swap(
        long nanos, long block, boolean baseIn, BigInteger in, BigInteger out, State after) {
      return new Event(nanos, block, baseIn, in, out, 0, 0, null, after);
    }

    static Event position(
        long nanos, long block, int lower, int upper, BigInteger change, State after) {
      BigInteger none = BigInteger.ZERO;
      return new Event(nanos, block, false, none, none, lower, upper, change, after);
    }

    boolean isSwap() {
      return change == null;
    }

    private byte kind() {
      if (!isSwap()) {
        return PoolTape.POSITION;
      }
      return baseIn ? PoolTape.BASE_IN : PoolTape.QUOTE_IN;
    }
  }

  private final int spacing;
  private final List<Event> events = new ArrayList<>();
  private final SortedMap<Integer, BigInteger> ticks = new TreeMap<>();
  private Event opening;

  PoolEvents(int spacing) {
    this.spacing = spacing;
  }

  /** Distance between ticks that can be initialised. */
  int spacing() {
    return spacing;
  }

  /** The pool is first seen, with all ticks that are not said otherwise without liquidity. */
  void open(long nanos, long block, State state) {
    opening = Event.position(nanos, block, 0, 0, BigInteger.ZERO, state);
  }

  /** Whether the pool has been seen. */
  boolean opened() {
    return opening != null;
  }

  /** Where the pool stood when it was first seen. */
  State first() {
    return opening.after();
  }

  void add(Event event) {
    events.add(event);
  }

  /** The last event so far, at least the first sight. */
  Event last() {
    return events.isEmpty() ? opening : events.get(events.size() - 1);
  }

  /** All events after the first sight. */
  List<Event> events() {
    return events;
  }

  /** When the price rises through a tick, liquidity changes by so much more than said before. */
  void raise(int tick, BigInteger by) {
    ticks.merge(tick, by, BigInteger::add);
  }

  /** The ticks at first sight. */
  Ticks ticks() {
    Ticks initialised = new Ticks(spacing);
    ticks.forEach(initialised::state);
    return initialised;
  }

  /** The events within a window; those before it only say where the pool stands at its start. */
  PoolEvents within(Window window) {
    PoolEvents part = new PoolEvents(spacing);
    part.ticks.putAll(ticks);
    if (opening.timeNanos() >= window.fromNanos() && opening.timeNanos() < window.toNanos()) {
      part.opening = opening;
    }
    for (Event event : events) {
      if (event.timeNanos() >= window.toNanos()) {
        break;
      }
      if (part.opened()) {
        part.add(event);
        continue;
      }
      if (!event.isSwap()) {
        part.raise(event.lower(), event.change());
        part.raise(event.upper(), event.change().negate());
      }
      if (event.timeNanos() >= window.fromNanos()) {
        part.open(event.timeNanos(), event.block(), event.after());
      }
    }
    return part;
  }

  /** The swaps that paid something, each with the virtual reserves of the range it met. */
  SwapColumns swaps(PoolTerms terms) {
    SwapColumns swaps = new SwapColumns();
    ConcentratedPool pool = terms.pool(new Ticks(spacing));
    State before = first();
    for (Event event : events) {
      if (event.isSwap() && event.out().signum() > 0) {
        pool.state(before.sqrtPriceX96(), before.tick(), before.liquidity());
        swaps.add(
            new SwapColumns.Swap(
                event.timeNanos(),
                event.block(),
                0,
                event.baseIn(),
                event.in(),
                event.out(),
                pool.base(),
                pool.quote()));
      }
      before = event.after();
    }
    return swaps;
  }

  /** Price without fee after each event, the first sight included, USD. */
  double[] spotsUsd(PoolTerms terms) {
    ConcentratedPool pool = terms.pool(new Ticks(spacing));
    double[] spots = new double[events.size() + 1];
    for (int i = 0; i < spots.length; i++) {
      State state = at(i).after();
      pool.state(state.sqrtPriceX96(), state.tick(), state.liquidity());
      spots[i] = terms.priceUsd(pool.spotRaw());
    }
    return spots;
  }

  /** Times of the first sight and of each event. */
  LongColumn times() {
    LongColumn times = new LongColumn();
    for (int i = 0; i <= events.size(); i++) {
      times.add(at(i).timeNanos());
    }
    return times;
  }

  private Event at(int i) {
    return i == 0 ? opening : events.get(i - 1);
  }

  /** The tape: the pool's state at first sight, then its events. */
  PoolTape tape(
      String market,
      Instrument instrument,
      PoolTerms terms,
      PriceSeries reference,
      String referenceLabel,
      boolean synthetic) {
    PoolTapeColumns columns = new PoolTapeColumns(events.size() + 1);
    for (int i = 0; i <= events.size(); i++) {
      Event event = at(i);
      byte kind = i == 0 ? PoolTape.RESERVES : event.kind();
      columns.add(event.timeNanos(), event.block(), kind, event.in(), event.out());
    }
    return columns.tape(
        market,
        instrument,
        terms,
        Optional.of(tickEvents()),
        reference,
        referenceLabel,
        synthetic,
        events.size());
  }

  private TickEvents tickEvents() {
    int length = events.size() + 1;
    TickEvents all =
        new TickEvents(
            spacing,
            ticks.keySet().stream().mapToInt(Integer::intValue).toArray(),
            ticks.values().toArray(BigInteger[]::new),
            new BigInteger[length],
            new int[length],
            new BigInteger[length],
            new int[length],
            new int[length],
            new BigInteger[length]);
    for (int i = 0; i < length; i++) {
      Event event = at(i);
      all.sqrtPriceX96()[i] = event.after().sqrtPriceX96();
      all.tick()[i] = event.after().tick();
      all.liquidity()[i] = event.after().liquidity();
      all.lower()[i] = event.lower();
      all.upper()[i] = event.upper();
      all.change()[i] = event.change();
    }
    return all;
  }
}
