package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Builds pool tapes for tests, event by event. */
public final class PoolTapes {
  public static final long BLOCK_NANOS = 2_000_000_000L;

  /** Two tokens of six decimals, cents and thousandths, 0.3 % moved out of the pool. */
  public static final Instrument INSTRUMENT =
      new Instrument("TEST", new BigDecimal("0.01"), new BigDecimal("0.001"), 0, 0);

  private record Event(long block, byte kind, BigInteger in, BigInteger out) {}

  private final List<Event> events = new ArrayList<>();
  private final List<long[]> prices = new ArrayList<>();
  private Instrument instrument = INSTRUMENT;
  private int baseDecimals = 6;
  private int quoteDecimals = 6;
  private double usdPerQuote = 1;
  private PoolTape.Curve curve = PoolTape.Curve.AERODROME_VOLATILE;
  private int feeBps = 30;
  private String referenceLabel = "test";

  public PoolTapes instrument(Instrument other) {
    instrument = other;
    return this;
  }

  public PoolTapes decimals(int base, int quote) {
    baseDecimals = base;
    quoteDecimals = quote;
    return this;
  }

  public PoolTapes curve(PoolTape.Curve other, int bps) {
    curve = other;
    feeBps = bps;
    return this;
  }

  public PoolTapes reference(String label) {
    referenceLabel = label;
    return this;
  }

  public PoolTapes usdPerQuote(double usd) {
    usdPerQuote = usd;
    return this;
  }

  public PoolTapes reserves(long block, BigInteger base, BigInteger quote) {
    events.add(new Event(block, PoolTape.RESERVES, base, quote));
    return this;
  }

  public PoolTapes reserves(long block, long base, long quote) {
    return reserves(block, BigInteger.valueOf(base), BigInteger.valueOf(quote));
  }

  public PoolTapes swap(long block, boolean baseIn, BigInteger in, BigInteger out) {
    events.add(new Event(block, baseIn ? PoolTape.BASE_IN : PoolTape.QUOTE_IN, in, out));
    return this;
  }

  /** The fair price from a block on. */
  public PoolTapes fair(long block, long halfTicks) {
    prices.add(new long[] {block * BLOCK_NANOS, halfTicks});
    return this;
  }

  public PoolTape tape() {
    int n = events.size();
    long[] time = new long[n];
    long[] block = new long[n];
    byte[] kind = new byte[n];
    long[][] amounts = new long[4][n];
    for (int i = 0; i < n; i++) {
      Event event = events.get(i);
      block[i] = event.block();
      time[i] = event.block() * BLOCK_NANOS;
      kind[i] = event.kind();
      amounts[0][i] = event.in().shiftRight(64).longValueExact();
      amounts[1][i] = event.in().longValue();
      amounts[2][i] = event.out().shiftRight(64).longValueExact();
      amounts[3][i] = event.out().longValue();
    }
    return new PoolTape(
        "test",
        instrument,
        curve,
        feeBps,
        baseDecimals,
        quoteDecimals,
        usdPerQuote,
        BLOCK_NANOS,
        n,
        time,
        block,
        kind,
        amounts[0],
        amounts[1],
        amounts[2],
        amounts[3],
        new PriceSeries(
            prices.stream().mapToLong(p -> p[0]).toArray(),
            prices.stream().mapToLong(p -> p[1]).toArray()),
        referenceLabel,
        true,
        n);
  }

  /**
   * A pool of 4 M USD around a fair price that walks at random; traders of random size and
   * direction disturb it, arbitrageurs sometimes mend it, some traders leave something on the
   * table, and now and then liquidity changes.
   */
  public static PoolTape wandering(long seed, int blocks) {
    return forking(seed, blocks, seed, blocks);
  }

  /** The same as {@link #wandering} up to a block, and then another future. */
  public static PoolTape forking(long seed, int lastCommonBlock, long futureSeed, int blocks) {
    SplittableRandom random = new SplittableRandom(seed);
    PoolTapes tapes = new PoolTapes();
    Pool pool =
        new Pool(
            new SwapCurve(PoolTape.Curve.AERODROME_VOLATILE, 30),
            BigInteger.valueOf(1_000_000_000L),
            BigInteger.valueOf(2_000_000_000_000L));
    tapes.reserves(1, pool.base(), pool.quote());
    double logFair = 0;
    for (int block = 1; block <= blocks; block++) {
      if (block == lastCommonBlock + 1) {
        random = new SplittableRandom(futureSeed);
      }
      logFair += 0.0006 * (random.nextDouble() + random.nextDouble() - 1);
      long fair = Math.round(2 * 200_000 * Math.exp(logFair));
      tapes.fair(block, fair);
      if (random.nextInt(200) == 0) {
        BigInteger scale = BigInteger.valueOf(90 + random.nextInt(20));
        BigInteger hundred = BigInteger.valueOf(100);
        pool.reserves(
            pool.base().multiply(scale).divide(hundred),
            pool.quote().multiply(scale).divide(hundred));
        tapes.reserves(block, pool.base(), pool.quote());
      }
      boolean cheap = pool.quoteRaw() / pool.baseRaw() < 2000 * Math.exp(logFair);
      boolean mend = random.nextInt(3) == 0;
      if (random.nextInt(3) > 0) {
        boolean baseIn = mend ? !cheap : random.nextBoolean();
        long size = (long) (200_000 * Math.exp(1.5 * (random.nextDouble() * 2 - 0.5)));
        BigInteger in = BigInteger.valueOf(baseIn ? size : size * 2000);
        BigInteger out = pool.amountOut(baseIn, in);
        if (random.nextInt(10) == 0) {
          out = out.subtract(out.shiftRight(10));
        }
        pool.settle(baseIn, in, out);
        tapes.swap(block, baseIn, in, out);
      }
    }
    return tapes.reserves(blocks, pool.base(), pool.quote()).tape();
  }
}
