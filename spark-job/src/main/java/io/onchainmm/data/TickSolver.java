package io.onchainmm.data;

import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.Ticks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Derives the ticks that were initialised before a recording from the recording itself.
 *
 * <p>Known is the liquidity in range after each event, and which positions change. So the liquidity
 * of every range of ticks in which the price ever rests follows: what is stated there, less what
 * recorded mints and burns had changed by then. A range that swaps only passed through is solved
 * for at the first of them: the liquidity at which that swap pays the recorded output. Of ranges
 * that the price never reached nothing can be known; they keep the liquidity of their neighbour,
 * which nobody meets but who pushes the price out of all that was recorded.
 */
final class TickSolver {
  private static final BigInteger PLENTY = BigInteger.ONE.shiftLeft(200);

  private final PoolEvents events;
  private final SortedMap<Integer, BigInteger> ranges = new TreeMap<>();
  private final Ticks ticks;
  private final ConcentratedPool pool;
  private int swaps;
  private int exact;

  private TickSolver(PoolEvents events, PoolTerms terms) {
    this.events = events;
    rangesOfStates();
    ticksOfRanges();
    this.ticks = events.ticks();
    this.pool = terms.pool(ticks);
  }

  /**
   * How the recording agrees with its derived ticks.
   *
   * @param exact swaps that the contract's arithmetic gives again in every digit
   */
  record Agreement(int swaps, int exact) {}

  /** Adds the ticks to the events, and plays the recording against them. */
  static Agreement solve(PoolEvents events, PoolTerms terms) {
    TickSolver solver = new TickSolver(events, terms);
    solver.play();
    return new Agreement(solver.swaps, solver.exact);
  }

  private int range(int tick) {
    return Math.floorDiv(tick, events.spacing());
  }

  /** The liquidity of each range that an event ended in, as it was at first sight. */
  private void rangesOfStates() {
    List<PoolEvents.Event> positions = new ArrayList<>();
    ranges.put(range(events.first().tick()), events.first().liquidity());
    for (PoolEvents.Event event : events.events()) {
      if (!event.isSwap()) {
        positions.add(event);
      }
      int range = range(event.after().tick());
      int lower = range * events.spacing();
      BigInteger first = event.after().liquidity();
      for (PoolEvents.Event position : positions) {
        if (position.lower() <= lower && lower < position.upper()) {
          first = first.subtract(position.change());
        }
      }
      ranges.putIfAbsent(range, first);
    }
  }

  private void ticksOfRanges() {
    int previous = ranges.firstKey();
    for (int range : ranges.keySet()) {
      BigInteger change = ranges.get(range).subtract(ranges.get(previous));
      if (change.signum() != 0) {
        events.raise((previous + 1) * events.spacing(), change);
      }
      previous = range;
    }
  }

  private void play() {
    state(events.first());
    for (PoolEvents.Event event : events.events()) {
      if (event.isSwap()) {
        solveUnvisited(event);
        swaps++;
        exact += swapsAsRecorded(event) ? 1 : 0;
      } else {
        pool.change(event.lower(), event.upper(), event.change());
      }
      state(event.after());
    }
  }

  private void state(PoolEvents.State state) {
    pool.state(state.sqrtPriceX96(), state.tick(), state.liquidity());
  }

  private void solveUnvisited(PoolEvents.Event swap) {
    int from = range(pool.tick());
    int to = range(swap.after().tick());
    for (int range = Math.min(from, to) + 1; range < Math.max(from, to); range++) {
      if (!ranges.containsKey(range)) {
        BigInteger below = ranges.get(range - 1);
        BigInteger more = moreThanBelow(range, below, swap);
        raise(range, more, true);
        ranges.put(range, below.add(more));
      }
    }
  }

  /** By bisection: the output of a swap through a range grows with the liquidity there. */
  private BigInteger moreThanBelow(int range, BigInteger below, PoolEvents.Event swap) {
    BigInteger low = below.shiftRight(1).negate();
    BigInteger high = below;
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      raise(range, middle, false);
      boolean enough = outputAtPrice(swap).compareTo(swap.out()) >= 0;
      raise(range, middle.negate(), false);
      low = enough ? low : middle.add(BigInteger.ONE);
      high = enough ? middle : high;
    }
    return low;
  }

  private void raise(int range, BigInteger by, boolean alsoFirst) {
    int lower = range * events.spacing();
    int upper = lower + events.spacing();
    ticks.state(lower, ticks.net(lower).add(by));
    ticks.state(upper, ticks.net(upper).subtract(by));
    if (alsoFirst) {
      events.raise(lower, by);
      events.raise(upper, by.negate());
    }
  }

  private BigInteger outputAtPrice(PoolEvents.Event swap) {
    try {
      return pool.copy().swapTo(swap.baseIn(), PLENTY, swap.after().sqrtPriceX96()).out();
    } catch (Revert refused) {
      return BigInteger.ZERO;
    }
  }

  /** Asks for the recorded input, or else for the recorded output, or for the price reached. */
  private boolean swapsAsRecorded(PoolEvents.Event swap) {
    try {
      ConcentratedPool byInput = pool.copy();
      if (byInput.swapExactIn(swap.baseIn(), swap.in()).equals(swap.out())
          && stands(byInput, swap)) {
        return true;
      }
      ConcentratedPool byOutput = pool.copy();
      if (swap.out().signum() > 0
          && byOutput.swapExactOut(swap.baseIn(), swap.out()).equals(swap.in())
          && stands(byOutput, swap)) {
        return true;
      }
      ConcentratedPool byPrice = pool.copy();
      var swapped = byPrice.swapTo(swap.baseIn(), PLENTY, swap.after().sqrtPriceX96());
      return swapped.in().equals(swap.in())
          && swapped.out().equals(swap.out())
          && stands(byPrice, swap);
    } catch (Revert refused) {
      return false;
    }
  }

  private static boolean stands(ConcentratedPool copy, PoolEvents.Event swap) {
    return copy.sqrtPriceX96().equals(swap.after().sqrtPriceX96())
        && copy.tick() == swap.after().tick()
        && copy.liquidity().equals(swap.after().liquidity());
  }
}
