package io.onchainmm.bench;

import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.StableCurve;
import io.onchainmm.sim.amm.StablePool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.amm.Ticks;
import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;

/**
 * Exact swaps, there and back in turn so that the pool stays where it is: Uniswap V2, Aerodrome
 * stable, and concentrated liquidity within one range of ticks and through ten.
 */
final class AmmBench implements BenchGroup {
  private static final int SWAPS = 50_000;
  private static final BigInteger UNIT = BigInteger.TEN.pow(18);

  @Override
  public void measure(Meter meter) {
    BigInteger reserve = UNIT.multiply(BigInteger.valueOf(1_000_000));
    report(
        meter, "amm.v2", new Pool(new SwapCurve(PoolTape.Curve.UNISWAP_V2, 30), reserve, reserve));
    StableCurve stable = new StableCurve(18, 18, 5);
    report(meter, "amm.stable", new StablePool(stable, true, reserve, reserve));
    report(meter, "amm.concentrated", concentrated(200_000));
    report(meter, "amm.concentrated_ten_ticks", concentrated(10));
  }

  /** A pool of positions side by side, each of so many ticks. */
  private static ConcentratedPool concentrated(int width) {
    Ticks ticks = new Ticks(10);
    BigInteger liquidity = UNIT.multiply(BigInteger.valueOf(2_000_000));
    for (int i = -100; i < 100; i++) {
      if ((long) Math.abs(i) * width <= 400_000) {
        ticks.change(i * width, (i + 1) * width, liquidity.add(BigInteger.valueOf(i)));
      }
    }
    ConcentratedPool pool = new ConcentratedPool(ticks, true, 500);
    pool.state(BigInteger.ONE.shiftLeft(96), 0, liquidity);
    return pool;
  }

  private static void report(Meter meter, String name, SwapPool pool) {
    BigInteger in = UNIT.multiply(BigInteger.valueOf(10_000));
    meter.report(name, meter.cpuNanos(() -> swaps(pool.copy(), in)) / SWAPS, "ns/swap");
  }

  private static long swaps(SwapPool pool, BigInteger in) {
    long sum = 0;
    for (int i = 0; i < SWAPS; i++) {
      sum += pool.swapExactIn((i & 1) == 0, in).bitLength();
    }
    return sum;
  }
}
