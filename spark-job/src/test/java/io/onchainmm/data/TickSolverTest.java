package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.ConcentratedPool.Swapped;
import io.onchainmm.sim.amm.Ticks;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges that swaps only pass through, in recordings of a pool whose ticks the test knows. */
class TickSolverTest {
  private static final int SPACING = 60;
  private static final BigInteger UNIT = BigInteger.TEN.pow(16);
  private static final BigInteger PLENTY = BigInteger.ONE.shiftLeft(200);
  private static final PoolTerms TERMS = PoolTerms.of("v3", Sources.uniswapV3("", 30, SPACING));

  private final PoolEvents events = new PoolEvents(SPACING);
  private ConcentratedPool pool;

  /** Ranges from tick 0 up, the first of which goes on below; the price is in the middle of one. */
  private void pool(int at, int... units) {
    Ticks ticks = new Ticks(SPACING);
    for (int range = 1; range < units.length; range++) {
      ticks.state(range * SPACING, units(units[range] - units[range - 1]));
    }
    pool = TERMS.pool(ticks);
    pool.state(priceIn(at), at * SPACING + SPACING / 2, units(units[at]));
    events.open(0, 1, state());
  }

  private static BigInteger units(int units) {
    return UNIT.multiply(BigInteger.valueOf(units));
  }

  /** A price in the middle of a range. */
  private static BigInteger priceIn(int range) {
    double tick = (range + 0.5) * SPACING + 0.5;
    return new BigDecimal(Math.pow(1.0001, tick / 2) * 0x1p96).toBigInteger();
  }

  private PoolEvents.State state() {
    return new PoolEvents.State(pool.sqrtPriceX96(), pool.tick(), pool.liquidity());
  }

  /** Swaps to the middle of a range. */
  private void swapTo(int range) {
    boolean rising = priceIn(range).compareTo(pool.sqrtPriceX96()) > 0;
    record(rising, pool.swapTo(rising, PLENTY, priceIn(range)));
  }

  /** Base is token 1, so that the price rises when base is paid in. */
  private void record(boolean rising, Swapped swapped) {
    int block = events.events().size() + 2;
    events.add(PoolEvents.Event.swap(block, block, rising, swapped.in(), swapped.out(), state()));
  }

  private void mint(int fromRange, int toRange, int units) {
    int lower = fromRange * SPACING;
    int upper = toRange * SPACING;
    pool.change(lower, upper, units(units));
    events.add(PoolEvents.Event.position(1, 1, lower, upper, units(units), state()));
  }

  /** What the derived ticks say of a range at first sight; the lowest known one is range 0. */
  private BigInteger derived(int range) {
    BigInteger liquidity = events.first().liquidity();
    for (int up = range(events.first().tick()) + 1; up <= range; up++) {
      liquidity = liquidity.add(events.ticks().net(up * SPACING));
    }
    for (int down = range(events.first().tick()); down > range; down--) {
      liquidity = liquidity.subtract(events.ticks().net(down * SPACING));
    }
    return liquidity;
  }

  private static int range(int tick) {
    return Math.floorDiv(tick, SPACING);
  }

  private void assertDerived(int... units) {
    // The least liquidity that explains the swap: within what a unit of a token can tell.
    for (int range = 0; range < units.length; range++) {
      assertThat(derived(range).subtract(units(units[range])).abs())
          .as("range %d: %s", range, derived(range))
          .isLessThan(BigInteger.valueOf(1000));
    }
  }

  private TickSolver.Agreement solve() {
    return TickSolver.solve(events, TERMS);
  }

  @ParameterizedTest
  @CsvSource({
    "100,120,200", "100,900,200", "100,20,200", "100,200,200", "100,100,200", "100,0,200",
    "200,120,100", "200,900,100", "200,20,100", "200,100,100", "200,200,100", "200,0,100",
    "100,5000,100", "1,7,0"
  })
  void gapAboveOrBelowItsNeighboursIsSolvedInBothDirections(int lower, int gap, int upper) {
    pool(0, lower, gap, upper);
    swapTo(2);
    swapTo(0);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(2, 2, 0));
    assertDerived(lower, gap, upper);
  }

  @ParameterizedTest
  @CsvSource({"100,120,200", "100,900,200", "200,120,100", "200,20,100", "200,0,100"})
  void fallingPriceTellsAsMuch(int lower, int gap, int upper) {
    pool(2, lower, gap, upper);
    swapTo(0);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(1, 1, 0));
    assertDerived(lower, gap, upper);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverTheTraderAskedFor(boolean rising) {
    for (boolean input : new boolean[] {true, false}) {
      TickSolverTest other = new TickSolverTest();
      other.pool(rising ? 0 : 2, 100, 120, 200);
      Swapped all = other.pool.copy().swapTo(rising, PLENTY, priceIn(rising ? 2 : 0));
      BigInteger asked = (input ? all.in() : all.out()).subtract(BigInteger.TEN);
      Swapped swapped =
          input
              ? new Swapped(asked, other.pool.swapExactIn(rising, asked))
              : new Swapped(other.pool.swapExactOut(rising, asked), asked);
      other.record(rising, swapped);
      assertThat(other.solve()).isEqualTo(new TickSolver.Agreement(1, 1, 0));
      other.assertDerived(100, 120, 200);
    }
  }

  @Test
  void severalGapsOfWhichEachHasAKnownLowerNeighbour() {
    pool(0, 100, 120, 200, 90, 150);
    swapTo(2);
    swapTo(4);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(2, 2, 0));
    assertDerived(100, 120, 200, 90, 150);
  }

  @Test
  void mintsBeforeTheSwapAreNoPartOfTheFirstTicks() {
    pool(0, 100, 120, 200);
    mint(0, 2, 50);
    mint(1, 3, 30);
    swapTo(2);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(1, 1, 0));
    assertDerived(100, 120, 200);
  }

  @Test
  void twoUnknownRangesInOneSwapStayUnsolvedAndAreCounted() {
    pool(0, 100, 120, 150, 200);
    swapTo(3);
    swapTo(0);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(2, 0, 2));
    assertDerived(100, 200, 200, 200);
  }

  /** That one explanation fits does not make it the only one. */
  @Test
  void twoUnknownRangesStayUnsolvedEvenWhereTheSwapFits() {
    pool(0, 100, 200, 200, 200);
    swapTo(3);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(1, 1, 2));
  }

  @Test
  void laterSwapsThroughOneOfThemTellOfBoth() {
    pool(0, 100, 120, 200, 90, 150);
    swapTo(4);
    swapTo(2);
    swapTo(0);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(3, 3, 0));
    assertDerived(100, 120, 200, 90, 150);
  }

  /** The first swap crosses both; what the second tells of one leaves it the other. */
  @Test
  void earlierSwapIsAskedAgainOnceJustOneIsLeft() {
    pool(0, 100, 120, 200, 90, 150);
    swapTo(4);
    swapTo(2);
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(2, 2, 0));
    assertDerived(100, 120, 200, 90, 150);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void swapThatNoLiquidityExplainsLeavesItsRangeUnsolved(int sign) {
    pool(0, 100, 120, 200);
    Swapped all = pool.swapTo(true, PLENTY, priceIn(2));
    BigInteger other = all.out().shiftRight(2).multiply(BigInteger.valueOf(sign));
    record(true, new Swapped(all.in(), all.out().add(other)));
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(1, 0, 1));
    assertDerived(100, 200, 200);
  }

  /** More than 2^128 would be needed, or less than nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1000000000000000000000000000000000000000000"})
  void amountsThatNoLiquidityReachesLeaveTheRangeUnsolved(BigInteger amount) {
    pool(0, 100, 120, 200);
    pool.swapTo(true, PLENTY, priceIn(2));
    record(true, new Swapped(amount, amount));
    assertThat(solve()).isEqualTo(new TickSolver.Agreement(1, 0, 1));
    assertDerived(100, 200, 200);
  }
}
