package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.NarrowSwaps;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.amm.WholeSwaps;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigInteger;

/**
 * The pool as it was recorded, at the end of each block that has events ("steps"); computed once
 * per tape. Nobody's swaps but the recorded ones touch it; unknown until the recording first states
 * its reserves.
 *
 * <p>Recorded swaps move the reserves by recorded amounts, so that this takes sums only. A tape
 * whose amounts and reserves are all small ({@link NarrowSwaps#largest()}) is "narrow".
 */
final class PoolPath implements RecordedPath {
  private static final long FEE_SCALE = 10_000;

  private final PoolTape tape;
  private final SwapCurve curve;
  private final NarrowSwaps swaps;
  private final WholeSwaps whole;
  private final int[] firstEvent;
  private final long[] base;
  private final long[] quote;
  private final double[] spot;
  private long[] baseHigh;
  private long[] quoteHigh;
  private int steps;
  private long largestStepIn;
  private long largestAmount;
  private int firstKnownEvent = Integer.MAX_VALUE;
  private TrialFailure failure;

  PoolPath(PoolTape tape) {
    this.tape = tape;
    this.curve = new SwapCurve(tape.curve, tape.feeBps);
    this.swaps = new NarrowSwaps(tape.curve, tape.feeBps);
    this.whole = new WholeSwaps(tape.curve, tape.feeBps);
    int most = mostSteps(tape);
    this.firstEvent = new int[most + 1];
    this.base = new long[most];
    this.quote = new long[most];
    this.spot = new double[most];
    int read = readNarrow();
    if (read < tape.length()) {
      readWide(read);
    }
    firstEvent[steps] = tape.length();
  }

  private static int mostSteps(PoolTape tape) {
    int length = tape.length();
    if (length == 0) {
      return 0;
    }
    long blocks = tape.blockNumber[length - 1] - tape.blockNumber[0] + 1;
    return (int) Math.min(length, blocks);
  }

  /** Reads in primitives, and returns at the first event of the block for which they are small. */
  private int readNarrow() {
    final long[] blocks = tape.blockNumber;
    final byte[] kinds = tape.kind;
    final long[] inLow = tape.amountInLow;
    final long[] outLow = tape.amountOutLow;
    final long[] inHigh = tape.amountInHigh;
    final long[] outHigh = tape.amountOutHigh;
    final int length = tape.length();
    final long largest = swaps.largest();
    long b = 0;
    long q = 0;
    long mostIn = 0;
    long bits = 0;
    boolean known = false;
    int i = 0;
    while (i < length) {
      final int start = i;
      final long block = blocks[i];
      long stepIn = 0;
      for (; i < length && blocks[i] == block; i++) {
        long in = inLow[i];
        long out = outLow[i];
        if ((inHigh[i] | outHigh[i]) != 0 || (in | out | largest - in | largest - out) < 0) {
          return start;
        }
        bits |= in | out | b | q;
        byte kind = kinds[i];
        if (kind == PoolTape.RESERVES) {
          b = in;
          q = out;
          if (!known) {
            known = true;
            firstKnownEvent = i;
          }
        } else if (known) {
          // Without a branch: which way a swap goes is anybody's guess.
          long entering = swaps.entersReserves(in);
          long quoteIn = -(long) kind;
          stepIn = Math.min(largest, stepIn + in);
          b += (entering & ~quoteIn) - (out & quoteIn);
          q += (entering & quoteIn) - (out & ~quoteIn);
          if ((b | q | largest - b | largest - q) < 0) {
            return start;
          }
        }
      }
      mostIn = Math.max(mostIn, stepIn);
      firstEvent[steps] = start;
      base[steps] = b;
      quote[steps] = q;
      spot[steps++] = (double) q / (double) b;
    }
    largestStepIn = mostIn;
    largestAmount = bits | b | q;
    return length;
  }

  /** Reads on with checked integers, up to an event that cannot have happened. */
  private void readWide(int from) {
    baseHigh = new long[base.length];
    quoteHigh = new long[quote.length];
    Pool pool = pool(steps - 1);
    int start = from;
    for (int i = from; i < tape.length(); i++) {
      if (tape.blockNumber[i] != tape.blockNumber[start]) {
        endWide(start, pool);
        start = i;
      }
      try {
        play(i, pool);
      } catch (TrialFailure refused) {
        failure = refused;
        break;
      }
    }
    endWide(start, pool);
  }

  private void play(int i, Pool pool) {
    if (statesReserves(i)) {
      pool.reserves(amountIn(i), amountOut(i));
      firstKnownEvent = Math.min(firstKnownEvent, i);
    } else if (known(i)) {
      try {
        pool.settle(baseIn(i), amountIn(i), amountOut(i));
      } catch (Revert refused) {
        throw impossible(i, pool, refused.reason());
      }
    }
    if (pool.base().bitLength() >= 127 || pool.quote().bitLength() >= 127) {
      throw impossible(i, pool, Revert.Reason.OVERFLOW);
    }
  }

  private TrialFailure impossible(int i, Pool pool, Revert.Reason reason) {
    return new TrialFailure(
        FailureReason.MISSING_DATA,
        "Swap %d of %s, %s in and %s out, cannot have happened with reserves of %s and %s (%s):"
                .formatted(
                    i, tape.market(), amountIn(i), amountOut(i), pool.base(), pool.quote(), reason)
            + " load the recording again");
  }

  private void endWide(int start, Pool pool) {
    firstEvent[steps] = start;
    base[steps] = pool.base().longValue();
    baseHigh[steps] = pool.base().shiftRight(64).longValue();
    quote[steps] = pool.quote().longValue();
    quoteHigh[steps] = pool.quote().shiftRight(64).longValue();
    spot[steps++] = pool.quoteRaw() / pool.baseRaw();
  }

  @Override
  public void requireComplete() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Number of blocks with events. */
  int steps() {
    return steps;
  }

  @Override
  public long block(int step) {
    return step < steps ? tape.blockNumber[firstEvent[step]] : Long.MAX_VALUE;
  }

  /** First event of a step; that of the step after the last is the number of events. */
  int firstEvent(int step) {
    return firstEvent[step];
  }

  @Override
  public boolean knownAfter(int step) {
    return firstEvent[step + 1] > firstKnownEvent;
  }

  /** Whether the reserves were stated at or before event {@code i}. */
  boolean known(int i) {
    return i >= firstKnownEvent;
  }

  @Override
  public double spot(int step) {
    return spot[step];
  }

  /** Whether all amounts and reserves are small. */
  boolean narrow() {
    return baseHigh == null;
  }

  /** Base reserve after a step of a narrow path; before the first step there is nothing. */
  long narrowBase(int step) {
    return step < 0 ? 0 : base[step];
  }

  /** Quote reserve after a step of a narrow path. */
  long narrowQuote(int step) {
    return step < 0 ? 0 : quote[step];
  }

  /** A pool with the reserves after a step. */
  Pool pool(int step) {
    if (step < 0) {
      return new Pool(curve, BigInteger.ZERO, BigInteger.ZERO);
    }
    return new Pool(
        curve,
        PoolTape.unsigned(baseHigh == null ? 0 : baseHigh[step], base[step]),
        PoolTape.unsigned(quoteHigh == null ? 0 : quoteHigh[step], quote[step]));
  }

  /** A pool with reserves of its own. */
  Pool pool(long ownBase, long ownQuote) {
    return new Pool(curve, BigInteger.valueOf(ownBase), BigInteger.valueOf(ownQuote));
  }

  /** The contract's arithmetic for small amounts. */
  NarrowSwaps swaps() {
    return swaps;
  }

  /** The same for amounts that are smaller still. */
  WholeSwaps whole() {
    return whole;
  }

  /**
   * Up to which reserves a pool can begin any step of this path with all its amounts at most {@code
   * largest}; 0 when not even the recorded pool's are.
   */
  long roomBelow(long largest) {
    return narrow() && largestAmount <= largest ? Math.max(0, largest - largestStepIn) : 0;
  }

  /** What of an input is not fee, rounded up, wherever the fee goes. */
  BigInteger afterFee(BigInteger in) {
    BigInteger fee = BigInteger.valueOf(Math.round((1 - keptFraction()) * FEE_SCALE));
    return in.subtract(in.multiply(fee).divide(BigInteger.valueOf(FEE_SCALE)));
  }

  @Override
  public double keptFraction() {
    return curve.keptFraction();
  }

  /** Whether event {@code i} states the reserves. */
  boolean statesReserves(int i) {
    return tape.kind[i] == PoolTape.RESERVES;
  }

  /** Whether swap {@code i} pays base in. */
  boolean baseIn(int i) {
    return tape.kind[i] == PoolTape.BASE_IN;
  }

  /** Whether swap {@code i} pays quote in. */
  boolean quoteIn(int i) {
    return tape.kind[i] == PoolTape.QUOTE_IN;
  }

  /** What swap {@code i} of a narrow path paid in, raw units. */
  long narrowIn(int i) {
    return tape.amountInLow[i];
  }

  /** What swap {@code i} of a narrow path took out, raw units. */
  long narrowOut(int i) {
    return tape.amountOutLow[i];
  }

  /** What swap {@code i} paid in, raw units. */
  BigInteger amountIn(int i) {
    return tape.amountIn(i);
  }

  /** What swap {@code i} took out, raw units. */
  BigInteger amountOut(int i) {
    return tape.amountOut(i);
  }
}
