package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairPathTest {
  private static final Instrument INSTRUMENT =
      new Instrument("pool", new BigDecimal("0.01"), new BigDecimal("0.001"), 0, 0);

  private static SyntheticMarket.Pool spec(SyntheticMarket.BlockLaw blocks, FairPathSpec fair) {
    return new SyntheticMarket.Pool(
        "path",
        PoolTape.Curve.AERODROME_VOLATILE,
        5,
        TicksSpec.DEFAULT,
        1e6,
        0.4,
        1000,
        1,
        1,
        2,
        blocks,
        fair,
        SyntheticMarket.Chain.BASE,
        Optional.empty(),
        false);
  }

  private static PriceSeries path(SyntheticMarket.BlockLaw blocks, long seed) {
    return FairPath.of(
        "pool", spec(blocks, new FairPathSpec(0.01, 0.001, 2500, 0.8, 40_000)), INSTRUMENT, seed);
  }

  @Test
  void blocksComeAsTheirLawSays() {
    PriceSeries fixed = path(SyntheticMarket.BlockLaw.FIXED, 1);
    assertThat(fixed.length()).isEqualTo(20_001);
    assertThat(fixed.timeNanos[1] - fixed.timeNanos[0]).isEqualTo(2_000_000_000L);
    PriceSeries poisson = path(SyntheticMarket.BlockLaw.POISSON, 1);
    // 20,000 expected, with a standard deviation of √20,000 = 141.
    assertThat(poisson.length()).isBetween(20_000 - 566, 20_000 + 566);
    long longer = 0;
    for (int i = 1; i < poisson.length(); i++) {
      long nanos = poisson.timeNanos[i] - poisson.timeNanos[i - 1];
      assertThat(nanos).isPositive();
      assertThat(nanos % 1_000_000).isZero();
      longer += nanos > 2_000_000_000L ? 1 : 0;
    }
    assertThat(longer / (double) poisson.length()).isCloseTo(Math.exp(-1), within(0.0137));
  }

  @Test
  void thePathHasItsVolatilityAndItsSeed() {
    for (SyntheticMarket.BlockLaw law : SyntheticMarket.BlockLaw.values()) {
      PriceSeries path = path(law, 7);
      assertThat(path.halfTicks[0]).isEqualTo(500_000);
      double squares = 0;
      for (int i = 1; i < path.length(); i++) {
        double move = Math.log(path.halfTicks[i] / (double) path.halfTicks[i - 1]);
        squares += move * move / ((path.timeNanos[i] - path.timeNanos[i - 1]) / 1e9);
      }
      // The variance of n squares has a relative standard deviation of √(2/n) = 1 %; millisecond
      // blocks see the half-tick, so that the shortest are left to the wide margin.
      double sigmaBps = Math.sqrt(squares / (path.length() - 1)) * 1e4;
      assertThat(sigmaBps)
          .isCloseTo(0.8, within(law == SyntheticMarket.BlockLaw.FIXED ? 0.016 : 0.1));
      assertThat(path(law, 7).halfTicks).isEqualTo(path.halfTicks);
      assertThat(path(law, 8).halfTicks).isNotEqualTo(path.halfTicks);
    }
  }

  @Test
  void aPriceThatLeavesItsTicksIsRefused() {
    FairPathSpec wild = new FairPathSpec(0.01, 0.001, 0.01, 5000, 40_000);
    assertThatThrownBy(
            () -> FairPath.of("p", spec(SyntheticMarket.BlockLaw.FIXED, wild), INSTRUMENT, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.p.fair");
  }

  @Test
  void noFairPriceNoPool() {
    PriceSeries none = new PriceSeries(new long[0], new long[0]);
    SyntheticMarket.Pool spec = spec(SyntheticMarket.BlockLaw.FIXED, FairPathSpec.DEFAULT);
    assertThatThrownBy(() -> PoolGenerator.generate("p", spec, none, 0.01, 0, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there is no fair price");
  }
}
