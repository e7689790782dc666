package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Arbitrage;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The benchmarks' pool: 40 M USD in an Aerodrome volatile pool of 5 bp, blocks of 2 s, a fair price
 * that moves in each, an arbitrageur in nine blocks of ten, and traders of about 1,000 USD.
 */
public final class BusyPool {
  private static final int FEE_BPS = 5;

  private BusyPool() {}

  /** A tape of so many blocks with a mean number of swaps each. */
  public static PoolTape tape(int decimals, int blocks, double swapsPerBlock) {
    SplittableRandom random = new SplittableRandom(42);
    int most = (int) (blocks * (swapsPerBlock * 1.1 + 2)) + 16;
    long[] time = new long[most];
    long[] block = new long[most];
    byte[] kind = new byte[most];
    long[][] amounts = new long[4][most];
    long[] fairTime = new long[blocks];
    long[] fairPrice = new long[blocks];
    BigInteger unit = BigInteger.TEN.pow(decimals);
    Pool pool =
        new Pool(
            new SwapCurve(PoolTape.Curve.AERODROME_VOLATILE, FEE_BPS),
            unit.multiply(BigInteger.valueOf(10_000)),
            unit.multiply(BigInteger.valueOf(20_000_000)));
    double fair = 2000;
    int n = 0;
    int swaps = 0;
    double due = 0;
    for (int b = 0; b < blocks; b++) {
      long nanos = b * PoolTapes.BLOCK_NANOS;
      fair *= Math.exp(0.0001 * random.nextGaussian());
      fairTime[b] = nanos;
      fairPrice[b] = Math.round(fair * 200);
      int from = n;
      if (b == 0) {
        put(amounts, n++, pool.base(), pool.quote());
        kind[0] = PoolTape.RESERVES;
      }
      due += swapsPerBlock * 2 * random.nextDouble();
      boolean mend = random.nextInt(10) > 0 && due >= 1;
      for (; due >= 1; due--) {
        boolean baseIn = random.nextBoolean();
        double size = 1000 * Math.exp(random.nextGaussian());
        BigInteger in =
            BigDecimal.valueOf(baseIn ? size / fair : size).movePointRight(decimals).toBigInteger();
        if (mend && !Arbitrage.inside(pool, fair)) {
          Arbitrage.Swap swap = Arbitrage.towards(pool, fair).orElseThrow();
          baseIn = swap.baseIn();
          in = swap.in();
        }
        mend = false;
        BigInteger out = pool.amountOut(baseIn, in);
        pool.settle(baseIn, in, out);
        kind[n] = baseIn ? PoolTape.BASE_IN : PoolTape.QUOTE_IN;
        put(amounts, n++, in, out);
        swaps++;
      }
      Arrays.fill(time, from, n, nanos);
      Arrays.fill(block, from, n, b);
    }
    return new PoolTape(
        "busy",
        new Instrument("BUSY", new BigDecimal("0.01"), new BigDecimal("0.001"), 0, 0),
        PoolTape.Curve.AERODROME_VOLATILE,
        FEE_BPS,
        decimals,
        decimals,
        1,
        PoolTapes.BLOCK_NANOS,
        n,
        time,
        block,
        kind,
        amounts[0],
        amounts[1],
        amounts[2],
        amounts[3],
        new PriceSeries(fairTime, fairPrice),
        "other",
        true,
        swaps);
  }

  private static void put(long[][] amounts, int i, BigInteger in, BigInteger out) {
    amounts[0][i] = in.shiftRight(64).longValue();
    amounts[1][i] = in.longValue();
    amounts[2][i] = out.shiftRight(64).longValue();
    amounts[3][i] = out.longValue();
  }

  /** One of many different trials. */
  public static Seat seat(int i) {
    return new Seat(
        "trial" + i,
        42,
        PoolSeats.maker(0.001 * Math.pow(2, i % 6), 1000 + 250 * (i % 5), 10_000),
        new CalibrationSpec(600, 120, 2, 2, 70, 5),
        new PoolSpec(
            i % 4 < 3 ? PoolSpec.Threshold.QUOTE : PoolSpec.Threshold.INDIFFERENCE,
            50,
            1 + i % 2,
            1,
            PoolSeats.CERTAIN),
        PoolSeats.RISK,
        Signal.NONE,
        false);
  }
}
