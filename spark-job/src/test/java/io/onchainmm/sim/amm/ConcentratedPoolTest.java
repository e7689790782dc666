package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Positions, ticks and refusals of a pool of concentrated liquidity. */
class ConcentratedPoolTest {
  private static final BigInteger ONE_TO_ONE = BigInteger.ONE.shiftLeft(96);
  private static final BigInteger L = BigInteger.valueOf(1_000_000_000);

  private final Ticks ticks = new Ticks(10);
  private final ConcentratedPool pool = new ConcentratedPool(ticks, true, 3000);

  private void open() {
    pool.state(ONE_TO_ONE, 0, BigInteger.ZERO);
    pool.change(-20, 20, L);
  }

  @Test
  void aPositionCountsWhileThePriceIsWithinIt() {
    open();
    pool.change(-10, 10, L);
    assertThat(pool.liquidity()).isEqualTo(L.add(L));
    pool.change(10, 20, L);
    assertThat(pool.liquidity()).isEqualTo(L.add(L));
    assertThat(ticks.size()).isEqualTo(4);
    // 20 ticks up: 2e9·(√1.0001^10 − 1) = 1,000,225 in the inner range, then 1e9 + 1e9 again.
    pool.swapExactIn(false, BigInteger.valueOf(1_500_000));
    assertThat(pool.tick()).isBetween(10, 19);
    assertThat(pool.liquidity()).isEqualTo(L.add(L));
  }

  @Test
  void aBurnedPositionLeavesNoTick() {
    open();
    pool.change(-20, 20, L.negate());
    assertThat(ticks.size()).isZero();
    assertThat(pool.liquidity()).isZero();
  }

  @Test
  void aTickWhosePositionsCancelStaysInitialised() {
    open();
    pool.change(20, 40, L);
    assertThat(ticks.net(20)).isZero();
    assertThat(ticks.next(0, false)).isEqualTo(20);
    assertThat(ticks.next(20, false)).isEqualTo(40);
    assertThat(ticks.next(-21, true)).isEqualTo(-2560);
  }

  @Test
  void copiesShareTicksAndFollowLiquidityThemselves() {
    open();
    ConcentratedPool copy = pool.copy();
    pool.change(-10, 10, L);
    assertThat(copy.liquidity()).isEqualTo(L);
    copy.followChange(-10, 10, L);
    assertThat(copy.liquidity()).isEqualTo(L.add(L));
    copy.swapExactIn(true, BigInteger.valueOf(1000));
    assertThat(pool.sqrtPriceX96()).isEqualTo(ONE_TO_ONE);
  }

  @Test
  void aSwapThatRunsOutOfLiquidityDoesNotHappen() {
    open();
    BigInteger tooMuch = BigInteger.valueOf(2_000_000);
    assertThat(Reverts.outcome(() -> pool.swapExactIn(true, tooMuch)))
        .isEqualTo(Revert.Reason.INSUFFICIENT_LIQUIDITY);
    assertThat(Reverts.outcome(() -> pool.amountIn(false, tooMuch)))
        .isEqualTo(Revert.Reason.INSUFFICIENT_LIQUIDITY);
    assertThat(pool.sqrtPriceX96()).isEqualTo(ONE_TO_ONE);
    assertThat(pool.tick()).isZero();
    assertThat(pool.liquidity()).isEqualTo(L);
  }

  @Test
  void nothingInAndNothingOutAreRefused() {
    open();
    assertThat(Reverts.outcome(() -> pool.amountOut(true, BigInteger.ZERO)))
        .isEqualTo(Revert.Reason.INSUFFICIENT_INPUT_AMOUNT);
    assertThat(Reverts.outcome(() -> pool.amountIn(true, BigInteger.ZERO)))
        .isEqualTo(Revert.Reason.INSUFFICIENT_OUTPUT_AMOUNT);
    assertThat(
            Reverts.outcome(
                () -> pool.swapTo(true, BigInteger.TEN, ONE_TO_ONE.add(BigInteger.ONE))))
        .isEqualTo(Revert.Reason.PRICE_OUT_OF_RANGE);
  }

  @Test
  void theFeeOfEachSwapIsTheOneInForce() {
    open();
    BigInteger in = BigInteger.valueOf(100_000);
    BigInteger dear = pool.amountOut(true, in);
    pool.feePips(100);
    assertThat(pool.amountOut(true, in)).isGreaterThan(dear);
    assertThat(pool.askRaw()).isEqualTo(1 / 0.9999);
    assertThatThrownBy(() -> pool.feePips(1_000_000)).hasMessageContaining("1000000");
    assertThatThrownBy(() -> pool.feePips(-1)).hasMessageContaining("-1");
  }

  @Test
  void ticksThatCannotBeInitialisedAreRefused() {
    assertThatThrownBy(() -> ticks.change(5, 20, L)).hasMessageContaining("multiple of 10");
    assertThatThrownBy(() -> ticks.change(20, 20, L)).hasMessageContaining("below upper");
    assertThatThrownBy(() -> ticks.change(0, 900_000, L)).hasMessageContaining("887272");
    assertThatThrownBy(() -> new Ticks(0)).hasMessageContaining("> 0");
    assertThat(ticks.spacing()).isEqualTo(10);
  }
}
