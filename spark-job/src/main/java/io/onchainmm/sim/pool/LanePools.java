package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Arbitrage;
import io.onchainmm.sim.amm.NarrowSwaps;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.Revert;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The pool as each lane finds it: the recorded one until the lane has traded, then its own, in
 * which the recorded traders go on swapping.
 *
 * <p>Own pools are kept as parallel arrays of reserves while their amounts are small; the inner
 * loop runs over the lanes, so that the divisions of one swap overlap. A pool that outgrows the
 * small amounts, or belongs to a tape that does, is an object with checked integers.
 */
final class LanePools implements Pools {
  /** Doubles up to this are whole numbers without loss. */
  private static final double LARGEST_WHOLE = 0x1.0p53;

  /** Prices this much inside the band are inside however they are rounded. */
  private static final double SAFELY = 1e-12;

  private final PoolPath path;
  private final NarrowSwaps swaps;
  private final int lanes;
  private final boolean[] narrow;
  private final long[] base;
  private final long[] quote;
  private final Pool[] wide;
  private final double[] spot;
  private int step = -1;
  private int narrowLanes;
  private int wideLanes;

  LanePools(PoolPath path, int lanes) {
    this.path = path;
    this.swaps = path.swaps();
    this.lanes = lanes;
    this.narrow = new boolean[lanes];
    this.base = new long[lanes];
    this.quote = new long[lanes];
    this.wide = new Pool[lanes];
    this.spot = new double[lanes];
    Arrays.fill(spot, Double.NaN);
  }

  @Override
  public boolean anyMoved() {
    return narrowLanes + wideLanes > 0;
  }

  /** Whether a lane has moved its pool away from the recorded one. */
  boolean moved(int lane) {
    return narrow[lane] || wide[lane] != null;
  }

  @Override
  public double[] spots() {
    return spot;
  }

  @Override
  public int lastStep() {
    return step;
  }

  @Override
  public double recordedSpot() {
    return step < 0 ? Double.NaN : path.spot(step);
  }

  @Override
  public Pool pool(int lane) {
    if (narrow[lane]) {
      Pool pool = path.pool(-1);
      pool.reserves(BigInteger.valueOf(base[lane]), BigInteger.valueOf(quote[lane]));
      return pool;
    }
    return wide[lane] == null ? path.pool(step) : wide[lane].copy();
  }

  @Override
  public void trade(int lane, boolean baseIn, BigInteger in, BigInteger out) {
    if (wide[lane] != null || !path.narrow() || !small(in) || !small(out)) {
      Pool pool = pool(lane);
      pool.settle(baseIn, in, out);
      take(lane, pool);
      return;
    }
    if (!narrow[lane]) {
      narrow[lane] = true;
      narrowLanes++;
      base[lane] = path.narrowBase(step);
      quote[lane] = path.narrowQuote(step);
    }
    long entering = swaps.entersReserves(in.longValue());
    base[lane] += baseIn ? entering : -out.longValue();
    quote[lane] += baseIn ? -out.longValue() : entering;
    widen();
    spot[lane] = spotNow(lane);
  }

  private void take(int lane, Pool pool) {
    forget(lane);
    if (small(pool.base()) && small(pool.quote()) && path.narrow()) {
      narrow[lane] = true;
      narrowLanes++;
      base[lane] = pool.base().longValue();
      quote[lane] = pool.quote().longValue();
    } else {
      wide[lane] = pool;
      wideLanes++;
    }
    spot[lane] = pool.quoteRaw() / pool.baseRaw();
  }

  private boolean small(BigInteger amount) {
    return amount.bitLength() < Long.SIZE && small(amount.longValue());
  }

  private boolean small(long amount) {
    return amount > 0 && amount <= swaps.largest();
  }

  @Override
  public void forget(int lane) {
    narrowLanes -= narrow[lane] ? 1 : 0;
    wideLanes -= wide[lane] == null ? 0 : 1;
    narrow[lane] = false;
    wide[lane] = null;
    spot[lane] = recordedSpot();
  }

  /**
   * The events of the next block that has any: recorded swaps happen in every pool; restated
   * reserves replace those of every pool, since whatever liquidity came or went, our disturbance is
   * taken to have been arbitraged away with it.
   */
  @Override
  public void step() {
    if (anyMoved()) {
      if (path.narrow()) {
        followNarrow();
      } else {
        followWide();
      }
    }
    step++;
    for (int lane = 0; lane < lanes; lane++) {
      spot[lane] = spotNow(lane);
    }
  }

  private double spotNow(int lane) {
    if (narrow[lane]) {
      return (double) quote[lane] / (double) base[lane];
    }
    Pool own = wide[lane];
    return own == null ? path.spot(step) : own.quoteRaw() / own.baseRaw();
  }

  private void followNarrow() {
    long b = path.narrowBase(step);
    long q = path.narrowQuote(step);
    int end = path.firstEvent(step + 2);
    for (int i = path.firstEvent(step + 1); i < end; i++) {
      if (narrowLanes == 1 && wideLanes == 0) {
        followAlone(i, end, b, q);
        return;
      }
      long in = path.narrowIn(i);
      long out = path.narrowOut(i);
      if (path.statesReserves(i)) {
        restate();
        return;
      }
      boolean baseIn = path.baseIn(i);
      long reserveIn = baseIn ? b : q;
      long reserveOut = baseIn ? q : b;
      if (!swaps.refuses(in, reserveIn, reserveOut)) {
        follow(baseIn, in, leftOnTheTable(in, out, reserveIn, reserveOut));
      }
      long entering = swaps.entersReserves(in);
      b += baseIn ? entering : -out;
      q += baseIn ? -out : entering;
    }
  }

  /** What a recorded trader left: the most the recorded pool would have paid, less what it paid. */
  private long leftOnTheTable(long in, long out, long reserveIn, long reserveOut) {
    return swaps.pays(in, out, reserveIn, reserveOut)
        ? 0
        : swaps.amountOut(in, reserveIn, reserveOut) - out;
  }

  /** The rest of a block for the only own pool, without a detour over memory. */
  private void followAlone(int from, int end, long recordedBase, long recordedQuote) {
    int lane = 0;
    while (!narrow[lane]) {
      lane++;
    }
    final long largest = swaps.largest();
    final int scale = swaps.scale();
    long b = recordedBase;
    long q = recordedQuote;
    long myBase = base[lane];
    long myQuote = quote[lane];
    for (int i = from; i < end; i++) {
      if (path.statesReserves(i)) {
        restate();
        return;
      }
      final long in = path.narrowIn(i);
      final long out = path.narrowOut(i);
      final long entering = swaps.entersReserves(in);
      final long scaledIn = swaps.scaledIn(in);
      // Without a branch: which way a swap goes is anybody's guess.
      final long quoteIn = path.quoteIn(i);
      final long recordedTurn = (b ^ q) & quoteIn;
      final long reserveIn = b ^ recordedTurn;
      final long reserveOut = q ^ recordedTurn;
      final long turn = (myBase ^ myQuote) & quoteIn;
      final long ri = myBase ^ turn;
      final long ro = myQuote ^ turn;
      if (!swaps.refuses(in, reserveIn, reserveOut) && !swaps.refuses(in, ri, ro)) {
        final long left = leftOnTheTable(in, out, reserveIn, reserveOut);
        final long paid =
            Math.max(0, NarrowSwaps.quotient(scaledIn, ro, ri * scale + scaledIn) - left);
        if (paid <= ro) {
          final long nowIn = ri + entering;
          final long nowOut = ro - paid;
          final long turnBack = (nowIn ^ nowOut) & quoteIn;
          myBase = nowIn ^ turnBack;
          myQuote = nowOut ^ turnBack;
        }
      }
      b += (entering & ~quoteIn) - (out & quoteIn);
      q += (entering & quoteIn) - (out & ~quoteIn);
      if ((largest - myBase | largest - myQuote | myBase - 1 | myQuote - 1) < 0) {
        base[lane] = myBase;
        quote[lane] = myQuote;
        widen();
        followAsObject(i + 1, end, b, q);
        return;
      }
    }
    base[lane] = myBase;
    quote[lane] = myQuote;
  }

  private void followWide() {
    followWide(path.firstEvent(step + 1), path.pool(step));
  }

  /** The rest of a narrow block, of which an own pool has just become an object. */
  private void followAsObject(int from, int end, long recordedBase, long recordedQuote) {
    if (from < end) {
      Pool recorded = path.pool(-1);
      recorded.reserves(BigInteger.valueOf(recordedBase), BigInteger.valueOf(recordedQuote));
      followWide(from, recorded);
    }
  }

  private void followWide(int from, Pool recorded) {
    int end = path.firstEvent(step + 2);
    for (int i = from; i < end; i++) {
      if (path.statesReserves(i)) {
        restate();
        return;
      }
      followSwap(i, recorded);
    }
  }

  private void followSwap(int i, Pool recorded) {
    boolean baseIn = path.baseIn(i);
    BigInteger in = path.amountIn(i);
    try {
      BigInteger left = recorded.amountOut(baseIn, in).subtract(path.amountOut(i));
      for (Pool own : wide) {
        if (own != null) {
          own.follow(baseIn, in, left);
        }
      }
    } catch (Revert refused) {
      // The contract gives no quote for such an input: in our pool nobody makes this swap.
      assert refused.reason() != null;
    }
    recorded.settle(baseIn, in, path.amountOut(i));
  }

  private void restate() {
    Arrays.fill(narrow, false);
    Arrays.fill(wide, null);
    narrowLanes = 0;
    wideLanes = 0;
  }

  /**
   * A trader swaps in every own pool instead of the recorded one: pays as much in, and leaves as
   * much on the table. Where the contract would refuse, the trader stays away.
   */
  private void follow(boolean baseIn, long in, long left) {
    if (wideLanes > 0) {
      for (Pool own : wide) {
        if (own != null) {
          own.follow(baseIn, BigInteger.valueOf(in), BigInteger.valueOf(left));
        }
      }
    }
    if (in > 0 && left == 0) {
      followExactly(baseIn, in);
    } else {
      followRoughly(baseIn, in, left);
    }
  }

  /** The trader takes all that a pool pays, which is less than the pool has. */
  private void followExactly(boolean baseIn, long in) {
    final long[] reserveIn = baseIn ? base : quote;
    final long[] reserveOut = baseIn ? quote : base;
    final boolean[] own = narrow;
    final long entering = swaps.entersReserves(in);
    final long scaledIn = swaps.scaledIn(in);
    final int scale = swaps.scale();
    final long largest = swaps.largest();
    long room = 0;
    for (int lane = 0; lane < own.length; lane++) {
      if (own[lane]) {
        long ri = reserveIn[lane];
        long ro = reserveOut[lane];
        reserveIn[lane] = ri + entering;
        reserveOut[lane] = ro - NarrowSwaps.quotient(scaledIn, ro, ri * scale + scaledIn);
        room |= largest - ri - entering;
      }
    }
    if (room < 0) {
      widen();
    }
  }

  private void followRoughly(boolean baseIn, long in, long left) {
    long[] reserveIn = baseIn ? base : quote;
    long[] reserveOut = baseIn ? quote : base;
    for (int lane = 0; lane < narrow.length; lane++) {
      if (narrow[lane] && !swaps.refuses(in, reserveIn[lane], reserveOut[lane])) {
        long most = swaps.amountOut(in, reserveIn[lane], reserveOut[lane]);
        long out = Math.max(0, most - left);
        if (out <= reserveOut[lane]) {
          reserveIn[lane] += swaps.entersReserves(in);
          reserveOut[lane] -= out;
        }
      }
    }
    widen();
  }

  /** Own pools that have outgrown the small amounts, or ran dry, become objects. */
  private void widen() {
    for (int lane = 0; lane < lanes; lane++) {
      if (narrow[lane] && !(small(base[lane]) && small(quote[lane]))) {
        take(lane, pool(lane));
      }
    }
  }

  @Override
  public boolean arbitrage(double fairRaw) {
    double kept = path.keptFraction();
    double recorded = recordedSpot();
    if (!(fairRaw > 0) || !(recorded * kept <= fairRaw && fairRaw <= recorded / kept)) {
      return false;
    }
    double low = fairRaw * kept * (1 + SAFELY);
    double high = fairRaw / kept * (1 - SAFELY);
    boolean any = false;
    for (int lane = 0; lane < lanes; lane++) {
      if (!(spot[lane] >= low && spot[lane] <= high) && moved(lane)) {
        arbitrage(lane, fairRaw);
        spot[lane] = spotNow(lane);
        any = true;
      }
    }
    return any;
  }

  private void arbitrage(int lane, double fairRaw) {
    if (wide[lane] != null) {
      Pool own = wide[lane];
      Arbitrage.towards(own, fairRaw)
          .ifPresent(swap -> own.follow(swap.baseIn(), swap.in(), BigInteger.ZERO));
      return;
    }
    double kept = path.keptFraction();
    double in = Arbitrage.signedIn((double) base[lane], (double) quote[lane], kept, fairRaw);
    if (Math.abs(in) < LARGEST_WHOLE) {
      swap(lane, in < 0, (long) Math.abs(in));
    } else {
      Pool own = pool(lane);
      Arbitrage.towards(own, fairRaw)
          .ifPresent(swap -> own.follow(swap.baseIn(), swap.in(), BigInteger.ZERO));
      take(lane, own);
    }
  }

  private void swap(int lane, boolean baseIn, long in) {
    long[] reserveIn = baseIn ? base : quote;
    long[] reserveOut = baseIn ? quote : base;
    if (in > swaps.largest()) {
      Pool own = pool(lane);
      own.follow(baseIn, BigInteger.valueOf(in), BigInteger.ZERO);
      take(lane, own);
      return;
    }
    long out = swaps.amountOut(in, reserveIn[lane], reserveOut[lane]);
    if (out != NarrowSwaps.REFUSED) {
      reserveIn[lane] += swaps.entersReserves(in);
      reserveOut[lane] -= out;
      widen();
    }
  }
}
