package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded swaps that the contract would not quote, and those that cannot have happened. */
class PoolPathTest {
  private static final BigInteger TEN = BigInteger.TEN;

  /** Reserves of 10ⁿ and 2·10ⁿ that fit doubles, longs and neither. */
  @ParameterizedTest
  @ValueSource(ints = {9, 13, 20})
  void aRecordedSwapThatTheContractWouldNotQuoteIsFollowedByNobody(int digits) {
    BigInteger unit = TEN.pow(digits);
    BigInteger taken = unit.divide(BigInteger.valueOf(100));
    PoolPath path =
        new PoolPath(
            new PoolTapes()
                .curve(PoolTape.Curve.PANCAKE_V2, 25)
                .reserves(1, unit, unit.shiftLeft(1))
                .swap(2, true, BigInteger.ZERO, taken)
                .swap(2, false, BigInteger.ZERO, BigInteger.ZERO)
                .tape());
    LanePools pools = new LanePools(path, 2);
    pools.step();
    pools.trade(0, true, taken, taken);
    Pool before = pools.pool(0);
    pools.step();
    assertThat(pools.pool(0).base()).isEqualTo(before.base()).isEqualTo(unit.add(taken));
    assertThat(pools.pool(0).quote()).isEqualTo(before.quote());
    // The recorded pool, which the other lane finds, did pay.
    assertThat(pools.pool(1).base()).isEqualTo(unit);
    assertThat(pools.pool(1).quote()).isEqualTo(unit.shiftLeft(1).subtract(taken));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 13, 20})
  void anOutputOfZeroIsFollowedForWhatTheOwnPoolPays(int digits) {
    BigInteger unit = TEN.pow(digits);
    PoolPath path =
        new PoolPath(
            new PoolTapes()
                .curve(PoolTape.Curve.PANCAKE_V2, 25)
                .reserves(1, unit.shiftLeft(1), unit)
                .swap(2, true, BigInteger.ONE, BigInteger.ZERO)
                .tape());
    LanePools pools = new LanePools(path, 1);
    pools.step();
    pools.trade(0, false, TEN, BigInteger.ONE);
    pools.step();
    assertThat(pools.pool(0).base()).isEqualTo(unit.shiftLeft(1));
    assertThat(pools.pool(0).quote()).isEqualTo(unit.add(TEN));
  }

  @Test
  void anOutputAboveTheReserveEndsTheRecording() {
    PoolPath path =
        new PoolPath(
            new PoolTapes()
                .curve(PoolTape.Curve.PANCAKE_V2, 25)
                .reserves(1, 1_000_000, 2_000_000)
                .swap(2, true, TEN, BigInteger.valueOf(2_000_001))
                .swap(3, true, TEN, TEN)
                .tape());
    assertThat(path.steps()).isEqualTo(2);
    assertThatThrownBy(path::requireComplete)
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("10 in and 2000001 out, cannot have happened")
        .hasMessageContaining("1000000 and 2000000");
  }
}
