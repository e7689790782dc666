package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.PoolTape.Curve;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Taking from any pool ends where the next lot would no longer pay. */
class PoolTakerProperties {
  private static final int CASES = 3_000;

  private final SplittableRandom random = new SplittableRandom(21);

  private BigInteger amount(int leastBits, int mostBits) {
    int bits = leastBits + random.nextInt(mostBits - leastBits);
    return new BigInteger(bits, new java.util.Random(random.nextLong())).setBit(bits - 1);
  }

  @Test
  void takingUntilTheQuoteLeavesNoLotWorthTaking() {
    PoolUnits units = new PoolUnits(new PoolTapes().reserves(0, 1, 1).fair(0, 1).tape());
    SwapCurve curve = new SwapCurve(Curve.AERODROME_VOLATILE, 30);
    for (int i = 0; i < CASES; i++) {
      Pool pool = new Pool(curve, amount(25, 45), amount(25, 45));
      double bid = pool.askRaw() * (0.98 + 0.04 * random.nextDouble());
      double ask = pool.bidRaw() * (0.98 + 0.04 * random.nextDouble());
      long buy = PoolTaker.lotsToBuy(pool, units, bid);
      long sell = PoolTaker.lotsToSell(pool, units, ask);
      assertThat(buy > 0).isEqualTo(buy > 0 && pool.askRaw() < bid);
      if (buy > 0) {
        double more = cost(pool, units, buy + 2) - cost(pool, units, buy + 1);
        double last = cost(pool, units, buy) - cost(pool, units, buy - 1);
        assertThat(last / 1000).isLessThanOrEqualTo(bid * (1 + 1e-5) + 0.01);
        assertThat(more / 1000).isGreaterThanOrEqualTo(bid * (1 - 1e-5) - 0.01);
      }
      if (sell > 0) {
        double more = proceeds(pool, units, sell + 2) - proceeds(pool, units, sell + 1);
        double last = proceeds(pool, units, sell) - proceeds(pool, units, sell - 1);
        assertThat(last / 1000).isGreaterThanOrEqualTo(ask * (1 - 1e-5) - 0.01);
        assertThat(more / 1000).isLessThanOrEqualTo(ask * (1 + 1e-5) + 0.01);
      }
    }
    assertThat(PoolTaker.lotsToSell(new Pool(curve, amount(30, 31), amount(30, 31)), units, -1))
        .isEqualTo(Long.MAX_VALUE);
  }

  private static double cost(Pool pool, PoolUnits units, long lots) {
    return lots == 0 ? 0 : pool.amountIn(false, units.baseRaw(lots)).doubleValue();
  }

  private static double proceeds(Pool pool, PoolUnits units, long lots) {
    return lots == 0 ? 0 : pool.amountOut(true, units.baseRaw(lots)).doubleValue();
  }
}
