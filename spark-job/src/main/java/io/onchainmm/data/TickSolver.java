package io.onchainmm.data;

import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.ConcentratedPool.Swapped;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.Ticks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Derives the ticks that were initialised before a recording from the recording itself.
 *
 * <p>Known is the liquidity in range after each event, and which positions change. So the liquidity
 * of every range of ticks in which the price ever rests follows: what is stated there, less what
 * recorded mints and burns had changed by then. A range that swaps only passed through is solved
 * for at a swap that crosses no other unknown one: the liquidity at which that swap is given again
 * in every digit. Where there is none, or where each swap crosses several such ranges, the range
 * stays unsolved and is counted. Unsolved ranges, and those that the price never reached, have the
 * liquidity of the next known range above; above the highest and below the lowest known range, that
 * of this one goes on.
 */
final class TickSolver {
  private static final BigInteger PLENTY = BigInteger.ONE.shiftLeft(200);

  /** A pool counts its liquidity in 128 bits. */
  private static final int LIQUIDITY_BITS = 128;

  private final PoolEvents events;
  private final PoolTerms terms;
  private final Set<Integer> known = new TreeSet<>();
  private final Set<Integer> unsolved = new TreeSet<>();
  private final List<PoolEvents.Event> positions = new ArrayList<>();
  private ConcentratedPool pool;
  private Ticks ticks;
  private int swaps;
  private int exact;

  private TickSolver(PoolEvents events, PoolTerms terms) {
    this.events = events;
    this.terms = terms;
    ticksOfRanges(rangesOfStates());
  }

  /**
   * How the recording agrees with its derived ticks.
   *
   * @param exact swaps that the contract's arithmetic gives again in every digit
   * @param unsolved ranges that swaps passed through, but of which none tells the liquidity
   */
  record Agreement(int swaps, int exact, int unsolved) {
    boolean complete() {
      return exact == swaps && unsolved == 0;
    }
  }

  /**
   * Adds the ticks to the events, and plays the recording against them.
   *
   * <p>It is played until nothing more is learnt: a range that one swap tells may leave just one
   * unknown range to a swap before it.
   */
  static Agreement solve(PoolEvents events, PoolTerms terms) {
    TickSolver solver = new TickSolver(events, terms);
    int before;
    do {
      before = solver.known.size();
      solver.play();
    } while (solver.known.size() > before);
    return new Agreement(solver.swaps, solver.exact, solver.unsolved.size());
  }

  private int range(int tick) {
    return Math.floorDiv(tick, events.spacing());
  }

  /** The liquidity of each range that an event ended in, as it was at first sight. */
  private SortedMap<Integer, BigInteger> rangesOfStates() {
    SortedMap<Integer, BigInteger> ranges = new TreeMap<>();
    List<PoolEvents.Event> changes = new ArrayList<>();
    ranges.put(range(events.first().tick()), events.first().liquidity());
    for (PoolEvents.Event event : events.events()) {
      if (!event.isSwap()) {
        changes.add(event);
      }
      int range = range(event.after().tick());
      int lower = range * events.spacing();
      BigInteger first = event.after().liquidity();
      for (PoolEvents.Event position : changes) {
        if (position.lower() <= lower && lower < position.upper()) {
          first = first.subtract(position.change());
        }
      }
      ranges.putIfAbsent(range, first);
    }
    return ranges;
  }

  /** Liquidity changes right above a known range to that of the next known one. */
  private void ticksOfRanges(SortedMap<Integer, BigInteger> ranges) {
    int previous = ranges.firstKey();
    for (int range : ranges.keySet()) {
      BigInteger change = ranges.get(range).subtract(ranges.get(previous));
      if (change.signum() != 0) {
        events.raise((previous + 1) * events.spacing(), change);
      }
      previous = range;
    }
    known.addAll(ranges.keySet());
  }

  private void play() {
    swaps = 0;
    exact = 0;
    unsolved.clear();
    positions.clear();
    ticks = events.ticks();
    pool = terms.pool(ticks);
    state(events.first());
    for (PoolEvents.Event event : events.events()) {
      if (event.isSwap()) {
        solveUnknown(event);
        swaps++;
        exact += swapsAsRecorded(event) ? 1 : 0;
      } else {
        ticks.change(event.lower(), event.upper(), event.change());
        positions.add(event);
      }
      state(event.after());
    }
    unsolved.removeAll(known);
  }

  private void state(PoolEvents.State state) {
    pool.state(state.sqrtPriceX96(), state.tick(), state.liquidity());
  }

  /** One swap tells of one range; of several at once it tells nothing that is certain. */
  private void solveUnknown(PoolEvents.Event swap) {
    List<Integer> unknown = unknownBetween(range(pool.tick()), range(swap.after().tick()));
    if (unknown.size() == 1) {
      int range = unknown.get(0);
      BigInteger current = liquidityNow(range);
      Optional<BigInteger> solved = solution(range, current, swap);
      solved.ifPresent(liquidity -> learn(range, liquidity.subtract(current)));
    }
    unsolved.addAll(unknown);
  }

  private List<Integer> unknownBetween(int from, int to) {
    List<Integer> unknown = new ArrayList<>();
    for (int range = Math.min(from, to) + 1; range < Math.max(from, to); range++) {
      if (!known.contains(range)) {
        unknown.add(range);
      }
    }
    return unknown;
  }

  /** The liquidity that a range has by the present ticks, which need not be the true one. */
  private BigInteger liquidityNow(int range) {
    BigInteger liquidity = pool.liquidity();
    int at = range(pool.tick());
    for (int up = at + 1; up <= range; up++) {
      liquidity = liquidity.add(ticks.net(up * events.spacing()));
    }
    for (int down = at; down > range; down--) {
      liquidity = liquidity.subtract(ticks.net(down * events.spacing()));
    }
    return liquidity;
  }

  private void learn(int range, BigInteger more) {
    known.add(range);
    ticks = ticksWith(range, more);
    pool = poolOf(ticks);
    raise(range, more);
  }

  private void raise(int range, BigInteger more) {
    events.raise(range * events.spacing(), more);
    events.raise((range + 1) * events.spacing(), more.negate());
  }

  /** The present ticks, but with more liquidity in one range from the first on. */
  private Ticks ticksWith(int range, BigInteger more) {
    raise(range, more);
    Ticks with = events.ticks();
    raise(range, more.negate());
    for (PoolEvents.Event position : positions) {
      with.change(position.lower(), position.upper(), position.change());
    }
    return with;
  }

  private ConcentratedPool poolWith(int range, BigInteger more) {
    return poolOf(ticksWith(range, more));
  }

  private ConcentratedPool poolOf(Ticks with) {
    ConcentratedPool standing = terms.pool(with);
    standing.state(pool.sqrtPriceX96(), pool.tick(), pool.liquidity());
    return standing;
  }

  /**
   * The liquidity of a range at which a swap is as recorded, {@code current} being a first guess.
   *
   * <p>The neighbours' comes first: where liquidity does not change there is no tick, so a swap
   * takes one step less, which rounds otherwise than all that bisection looks at around it.
   */
  private Optional<BigInteger> solution(int range, BigInteger current, PoolEvents.Event swap) {
    for (Asked asked : Asked.values()) {
      for (int neighbour : new int[] {range - 1, range + 1}) {
        BigInteger same = liquidityNow(neighbour);
        if (asked.gives(poolWith(range, same.subtract(current)), swap)) {
          return Optional.of(same);
        }
      }
    }
    for (Asked asked : Asked.values()) {
      BigInteger least = leastEnough(range, current, swap, asked);
      if (asked.gives(poolWith(range, least.subtract(current)), swap)) {
        return Optional.of(least);
      }
    }
    return Optional.empty();
  }

  /**
   * By bisection from nothing up to twice as much again and again: the more liquidity there is, the
   * less a swap moves the price and the more it pays. The greatest liquidity that there can be
   * where even that is not enough.
   */
  private BigInteger leastEnough(
      int range, BigInteger current, PoolEvents.Event swap, Asked asked) {
    BigInteger low = BigInteger.ZERO;
    BigInteger high = current.max(BigInteger.ONE);
    while (high.bitLength() < LIQUIDITY_BITS
        && !asked.enough(poolWith(range, high.subtract(current)), swap)) {
      low = high.add(BigInteger.ONE);
      high = high.shiftLeft(1);
    }
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      boolean enough = asked.enough(poolWith(range, middle.subtract(current)), swap);
      low = enough ? low : middle.add(BigInteger.ONE);
      high = enough ? middle : high;
    }
    return low;
  }

  private boolean swapsAsRecorded(PoolEvents.Event swap) {
    for (Asked asked : Asked.values()) {
      if (asked.gives(pool.copy(), swap)) {
        return true;
      }
    }
    return false;
  }

  /** What a trader may have asked for, of which a recording says nothing. */
  private enum Asked {
    INPUT,
    OUTPUT,
    PRICE;

    private Swapped swap(ConcentratedPool pool, PoolEvents.Event swap) {
      return switch (this) {
        case INPUT -> new Swapped(swap.in(), pool.swapExactIn(swap.baseIn(), swap.in()));
        case OUTPUT -> new Swapped(pool.swapExactOut(swap.baseIn(), swap.out()), swap.out());
        case PRICE -> pool.swapTo(swap.baseIn(), PLENTY, swap.after().sqrtPriceX96());
      };
    }

    /** Whether the pool then pays, takes and stands as recorded. */
    boolean gives(ConcentratedPool pool, PoolEvents.Event swap) {
      try {
        return swap(pool, swap).equals(new Swapped(swap.in(), swap.out()))
            && pool.sqrtPriceX96().equals(swap.after().sqrtPriceX96())
            && pool.tick() == swap.after().tick()
            && pool.liquidity().equals(swap.after().liquidity());
      } catch (Revert refused) {
        return false;
      }
    }

    /** Whether the price moves less than recorded, or as much for at least the amounts recorded. */
    boolean enough(ConcentratedPool pool, PoolEvents.Event swap) {
      BigInteger price = swap.after().sqrtPriceX96();
      int direction = price.compareTo(pool.sqrtPriceX96());
      try {
        Swapped swapped = swap(pool, swap);
        int beyond = direction * pool.sqrtPriceX96().compareTo(price);
        return beyond < 0
            || (beyond == 0
                && swapped.in().compareTo(swap.in()) >= 0
                && swapped.out().compareTo(swap.out()) >= 0);
      } catch (Revert refused) {
        return false;
      }
    }
  }
}
