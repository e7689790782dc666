package io.onchainmm.sweep;

import io.onchainmm.config.Point;
import io.onchainmm.config.Space;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Rng;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * All cells of a grid in order or, where the grid is larger than the budget, a uniform sample of it
 * without replacement. A sample depends on the seed alone, and a smaller budget gives its
 * beginning.
 */
public final class GridSampler implements Sampler {
  /** Largest grid that runs without a budget. */
  public static final long MOST_CELLS_WITHOUT_BUDGET = 1_000_000;

  private static final BigInteger MOST_CELLS = BigInteger.ONE.shiftLeft(61);
  private static final int STREAM = 0;

  private final Space space;
  private final long cells;
  private final long budget;
  private final long key;

  /**
   * Checks that the grid can be run.
   *
   * @param budget most cells that are tried, if there is a limit
   */
  public GridSampler(Space space, Optional<Long> budget, long seed) {
    this.space = space;
    BigInteger size = space.size();
    BigInteger most =
        budget.isPresent() ? MOST_CELLS : BigInteger.valueOf(MOST_CELLS_WITHOUT_BUDGET);
    if (size.compareTo(most) > 0) {
      throw new ConfigException(tooMany(size, most, budget));
    }
    this.cells = size.longValueExact();
    this.budget = Math.min(cells, budget.orElse(cells));
    this.key = Rng.key(seed, "grid");
  }

  private static String tooMany(BigInteger size, BigInteger most, Optional<Long> budget) {
    return budget.isPresent()
        ? "The grid has %,d cells, too many to draw a sample from (at most %,d): sweep fewer values"
            .formatted(size, most)
        : ("The grid has %,d cells, but without experiment.trials at most %,d are run: set"
                + " experiment.trials to run a sample, or sweep fewer values")
            .formatted(size, most);
  }

  @Override
  public Iterator<Point> points() {
    LongStream chosen = budget == cells ? LongStream.range(0, cells) : sample();
    return chosen.mapToObj(space::point).iterator();
  }

  @Override
  public Optional<String> note() {
    return budget == cells
        ? Optional.empty()
        : Optional.of(
            "The grid has %,d cells; experiment.trials is %,d: running a seeded sample"
                .formatted(cells, budget));
  }

  /**
   * The first steps of a Fisher–Yates shuffle of all cells (Durstenfeld 1964, algorithm 235) that
   * remembers only the cells it has moved.
   */
  private LongStream sample() {
    Map<Long, Long> moved = new HashMap<>();
    return LongStream.range(0, budget)
        .map(
            i -> {
              long j = i + uniform(i, cells - i);
              long chosen = moved.getOrDefault(j, j);
              moved.put(j, moved.getOrDefault(i, i));
              return chosen;
            });
  }

  /** Uniform on 0 to bound - 1: the upper half of a 63-bit draw times the bound. */
  private long uniform(long draw, long bound) {
    return Math.multiplyHigh(Rng.bits(key, STREAM, draw) >>> 1, bound << 1);
  }
}
