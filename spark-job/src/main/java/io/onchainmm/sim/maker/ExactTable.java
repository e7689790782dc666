package io.onchainmm.sim.maker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exact quotes of one set of parameters on a grid of times to the horizon, made once. Between
 * two times of the grid the depths are interpolated linearly. Where more than 8/(spectral gap) is
 * left, the horizon is forgotten (its trace is below e⁻⁸) and the asymptotic quotes are used.
 *
 * <p>Tables are pure functions of their parameters, and many trials and many short tapes ask for
 * the same; the last few are remembered.
 */
final class ExactTable {
  private static final double FORGOTTEN = 8;
  private static final int STEPS = 512;
  private static final int REMEMBERED = 16;

  private static final Map<Key, ExactTable> TABLES =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ExactTable> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Key(GlftParameters parameters, int bound, double penalty, double longest) {}

  private final LatticeDepths asymptotic;
  private final LatticeDepths[] table;
  private final double step;

  private ExactTable(Key key) {
    InventoryLattice lattice = new InventoryLattice(key.parameters, key.bound, key.penalty);
    asymptotic = lattice.asymptotic();
    double longest = Math.min(key.longest, FORGOTTEN / lattice.spectralGap());
    step = longest / STEPS;
    table = longest > 0 ? lattice.exact(step, STEPS) : new LatticeDepths[] {asymptotic};
  }

  /**
   * @param longest longest time to the horizon that will be asked for, seconds; 0 = only the
   *     asymptotic quotes
   */
  static ExactTable of(GlftParameters parameters, int bound, double penalty, double longest) {
    Key key = new Key(parameters, bound, penalty, longest);
    ExactTable known;
    synchronized (TABLES) {
      known = TABLES.get(key);
    }
    if (known == null) {
      known = new ExactTable(key);
      synchronized (TABLES) {
        TABLES.put(key, known);
      }
    }
    return known;
  }

  /** The quotes {@code tau} seconds before the horizon. */
  Depths at(double tau) {
    double place = step > 0 ? tau / step : Double.POSITIVE_INFINITY;
    if (place >= STEPS) {
      return step > 0 && place < STEPS + 0.5 ? table[STEPS] : asymptotic;
    }
    int i = (int) Math.max(0, place);
    return new Between(table[i], table[i + 1], place - i);
  }

  private record Between(LatticeDepths near, LatticeDepths far, double share) implements Depths {
    @Override
    public double bidDepth(double q) {
      return near.bidDepth(q) + share * (far.bidDepth(q) - near.bidDepth(q));
    }

    @Override
    public double askDepth(double q) {
      return near.askDepth(q) + share * (far.askDepth(q) - near.askDepth(q));
    }

    @Override
    public double c1() {
      return near.c1();
    }
  }
}
