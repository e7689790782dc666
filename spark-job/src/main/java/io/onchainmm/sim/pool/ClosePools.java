package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Arbitrage;
import io.onchainmm.sim.amm.NarrowSwaps;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.WholeSwaps;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Own pools whose amounts {@link WholeSwaps} is exact for, as arrays of doubles that hold whole
 * numbers: many pools follow a swap {@linkplain SideBySide side by side}, and one pool alone a
 * chain of divisions as short as can be.
 */
final class ClosePools implements OwnPools {
  private static final int NONE = -1;

  private final PoolPath path;
  private final WholeSwaps swaps;
  private final WidePools wide;
  private final double most;

  /** Pools lie without gaps; which lane's each is, and where the lane's is. */
  private final int[] laneOf;

  private final int[] placeOf;
  private final double[] base;
  private final double[] quote;

  private final SideBySide sideBySide;
  private int size;
  private boolean crowded;

  /**
   * @param wide takes pools that run dry in the middle of a step
   */
  ClosePools(PoolPath path, int lanes, WidePools wide) {
    this.path = path;
    this.swaps = path.whole();
    this.wide = wide;
    // Whatever a step brings, a pool that begins it like this stays small enough.
    this.most = (double) path.roomBelow(swaps.largest());
    this.laneOf = new int[lanes];
    this.placeOf = new int[lanes];
    this.base = new double[lanes];
    this.quote = new double[lanes];
    this.sideBySide = new SideBySide(swaps, lanes);
    Arrays.fill(placeOf, NONE);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean holds(int lane) {
    return placeOf[lane] != NONE;
  }

  @Override
  public boolean accepts(BigInteger newBase, BigInteger newQuote) {
    return accepts(newBase.doubleValue()) && accepts(newQuote.doubleValue());
  }

  private boolean accepts(double amount) {
    return amount > 0 && amount <= most;
  }

  @Override
  public void put(int lane, Pool pool) {
    if (placeOf[lane] == NONE) {
      laneOf[size] = lane;
      placeOf[lane] = size++;
    }
    base[placeOf[lane]] = pool.baseRaw();
    quote[placeOf[lane]] = pool.quoteRaw();
  }

  @Override
  public Pool pool(int lane) {
    return path.pool((long) base[placeOf[lane]], (long) quote[placeOf[lane]]);
  }

  /** Price of base in a lane's pool, raw quote per raw base. */
  double spot(int lane) {
    return quote[placeOf[lane]] / base[placeOf[lane]];
  }

  @Override
  public void spots(double[] spot) {
    for (int place = 0; place < size; place++) {
      spot[laneOf[place]] = quote[place] / base[place];
    }
  }

  @Override
  public boolean swap(int lane, boolean baseIn, BigInteger in, BigInteger out) {
    int place = placeOf[lane];
    double[] reserveIn = baseIn ? base : quote;
    double[] reserveOut = baseIn ? quote : base;
    if (!accepts(in.doubleValue())) {
      return false;
    }
    double entering = (double) path.swaps().entersReserves(in.longValue());
    return set(place, baseIn, reserveIn[place] + entering, reserveOut[place] - out.doubleValue());
  }

  /**
   * An arbitrageur swaps up to the edge of the band around a fair price.
   *
   * @return whether it was done; not where the amounts do not fit this form
   */
  boolean arbitrage(int lane, double fairRaw) {
    int place = placeOf[lane];
    double signed = Arbitrage.signedIn(base[place], quote[place], path.keptFraction(), fairRaw);
    double in = Math.floor(Math.abs(signed));
    if (in == 0) {
      return true;
    }
    if (!accepts(in)) {
      return false;
    }
    double entering = (double) path.swaps().entersReserves((long) in);
    double[] reserveIn = signed < 0 ? base : quote;
    double[] reserveOut = signed < 0 ? quote : base;
    double out = swaps.amountOut(entering, reserveIn[place], reserveOut[place]);
    return set(place, signed < 0, reserveIn[place] + entering, reserveOut[place] - out);
  }

  private boolean set(int place, boolean baseIn, double nowIn, double nowOut) {
    if (!accepts(nowIn) || !accepts(nowOut)) {
      return false;
    }
    (baseIn ? base : quote)[place] = nowIn;
    (baseIn ? quote : base)[place] = nowOut;
    return true;
  }

  @Override
  public void remove(int lane) {
    int place = placeOf[lane];
    if (place != NONE) {
      size--;
      base[place] = base[size];
      quote[place] = quote[size];
      laneOf[place] = laneOf[size];
      placeOf[laneOf[place]] = place;
      placeOf[lane] = NONE;
    }
  }

  @Override
  public void clear() {
    Arrays.fill(placeOf, NONE);
    size = 0;
  }

  @Override
  public void follow(int step) {
    if (size == 1) {
      followAlone(step);
    } else if (size > 1) {
      followTogether(step);
    }
    lookForRoom();
  }

  /** The only pool. */
  private void followAlone(int step) {
    final NarrowSwaps narrow = path.swaps();
    final double kept = swaps.kept();
    final double scale = swaps.scale();
    final int end = path.firstEvent(step + 2);
    double recordedBase = recordedBase(step);
    double recordedQuote = recordedQuote(step);
    double b = base[0];
    double q = quote[0];
    for (int i = path.firstEvent(step + 1); i < end; i++) {
      final double entering = WholeSwaps.exact(narrow.entersReserves(path.narrowIn(i)));
      final double out = WholeSwaps.exact(path.narrowOut(i));
      final double a = entering * kept;
      // A branch, though nobody can guess it: it is known long before the reserves are.
      if (path.baseIn(i) && swaps.pays(entering, out, recordedBase, recordedQuote)) {
        q -= WholeSwaps.quotient(a, q, b * scale + a);
        b += entering;
        recordedBase += entering;
        recordedQuote -= out;
      } else if (path.quoteIn(i) && swaps.pays(entering, out, recordedQuote, recordedBase)) {
        b -= WholeSwaps.quotient(a, b, q * scale + a);
        q += entering;
        recordedBase -= out;
        recordedQuote += entering;
      } else {
        base[0] = b;
        quote[0] = q;
        followEvent(step, i, recordedBase, recordedQuote);
        if (size == 0) {
          return;
        }
        b = base[0];
        q = quote[0];
        recordedBase += path.baseIn(i) ? entering : -out;
        recordedQuote += path.baseIn(i) ? -out : entering;
      }
    }
    base[0] = b;
    quote[0] = q;
  }

  private void followTogether(int step) {
    double recordedBase = recordedBase(step);
    double recordedQuote = recordedQuote(step);
    int end = path.firstEvent(step + 2);
    for (int i = path.firstEvent(step + 1); i < end && size > 0; i++) {
      double entering = WholeSwaps.exact(path.swaps().entersReserves(path.narrowIn(i)));
      double out = WholeSwaps.exact(path.narrowOut(i));
      if (path.baseIn(i) && swaps.pays(entering, out, recordedBase, recordedQuote)) {
        sideBySide.swap(base, quote, size, entering);
      } else if (path.quoteIn(i) && swaps.pays(entering, out, recordedQuote, recordedBase)) {
        sideBySide.swap(quote, base, size, entering);
      } else {
        followEvent(step, i, recordedBase, recordedQuote);
      }
      recordedBase += path.baseIn(i) ? entering : -out;
      recordedQuote += path.baseIn(i) ? -out : entering;
    }
  }

  private double recordedBase(int step) {
    return WholeSwaps.exact(path.narrowBase(step));
  }

  private double recordedQuote(int step) {
    return WholeSwaps.exact(path.narrowQuote(step));
  }

  /** An event that is not a swap which takes all that the recorded pool pays. */
  private void followEvent(int step, int i, double recordedBase, double recordedQuote) {
    if (path.statesReserves(i)) {
      clear();
      return;
    }
    long most =
        path.swaps()
            .amountOut(
                path.narrowIn(i),
                (long) (path.baseIn(i) ? recordedBase : recordedQuote),
                (long) (path.baseIn(i) ? recordedQuote : recordedBase));
    if (most != NarrowSwaps.REFUSED) {
      followSwap(step, i, (double) (most - path.narrowOut(i)));
    }
  }

  private void followSwap(int step, int i, double left) {
    double[] reserveIn = path.baseIn(i) ? base : quote;
    double[] reserveOut = path.baseIn(i) ? quote : base;
    double entering = (double) path.swaps().entersReserves(path.narrowIn(i));
    for (int place = size - 1; place >= 0; place--) {
      double most = swaps.amountOut(entering, reserveIn[place], reserveOut[place]);
      double out = Math.max(0, most - left);
      if (out <= reserveOut[place]) {
        reserveIn[place] += entering;
        reserveOut[place] -= out;
      }
      if (reserveOut[place] == 0) {
        passOn(laneOf[place], step, i + 1);
      }
    }
  }

  private void passOn(int lane, int step, int from) {
    Pool dry = pool(lane);
    remove(lane);
    wide.join(lane, dry, step, from);
  }

  private void lookForRoom() {
    long room = 0;
    for (int place = 0; place < size; place++) {
      room |= Double.doubleToRawLongBits(most - base[place]);
      room |= Double.doubleToRawLongBits(most - quote[place]);
    }
    crowded = room < 0;
  }

  @Override
  public boolean crowded() {
    return crowded;
  }
}
