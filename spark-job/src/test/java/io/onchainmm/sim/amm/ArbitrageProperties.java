package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The arbitrageur goes to the edge of the band around the fair price, and never further. */
class ArbitrageProperties {
  private static final int CASES = 2000;

  @Test
  void aPoolOutsideTheBandIsBroughtToItsEdgeAndOneInsideIsLeft() {
    SplittableRandom random = new SplittableRandom(41);
    int moved = 0;
    for (int i = 0; i < CASES; i++) {
      PoolTape.Curve curve =
          i % 2 == 0 ? PoolTape.Curve.PANCAKE_V2 : PoolTape.Curve.AERODROME_VOLATILE;
      Pool pool =
          new Pool(
              new SwapCurve(curve, curve == PoolTape.Curve.PANCAKE_V2 ? 25 : 30),
              BigInteger.valueOf(random.nextLong(1_000_000_000_000L, 1_000_000_000_000_000L)),
              BigInteger.valueOf(random.nextLong(1_000_000_000_000L, 1_000_000_000_000_000L)));
      double fair = pool.quoteRaw() / pool.baseRaw() * Math.exp(random.nextDouble(-0.02, 0.02));
      Optional<Arbitrage.Swap> swap = Arbitrage.towards(pool, fair);
      assertThat(swap.isEmpty()).isEqualTo(Arbitrage.inside(pool, fair));
      if (swap.isPresent()) {
        boolean baseIn = swap.get().baseIn();
        assertThat(baseIn).isEqualTo(pool.bidRaw() > fair);
        pool.follow(baseIn, swap.get().in(), BigInteger.ZERO);
        // A curve that keeps its fee in the pool adds it to the reserve after the marginal trade.
        double reached = baseIn ? pool.bidRaw() : pool.askRaw();
        assertThat(reached / fair).isCloseTo(1, within(1e-4));
        moved++;
      }
    }
    assertThat(moved).isBetween(CASES / 2, CASES - 1);
  }
}
