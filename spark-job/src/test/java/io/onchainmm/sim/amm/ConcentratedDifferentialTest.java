package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.amm.reference.ReferenceStep;
import io.onchainmm.sim.amm.reference.ReferenceTicks;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tick maths and steps over primitive words equal the contracts' lines in big integers. */
class ConcentratedDifferentialTest {
  private static final int[] FEES = {0, 1, 100, 500, 2500, 3000, 10_000, 50_000};

  private final SplittableRandom random = new SplittableRandom(61);
  private final TickMath ticks = new TickMath();

  private int tick() {
    return random.nextInt(4) == 0
        ? random.nextInt(-200, 201)
        : random.nextInt(TickMath.MIN_TICK, TickMath.MAX_TICK + 1);
  }

  @Test
  void pricesOfTicks() {
    Word price = new Word();
    for (int i = 0; i < 60_000; i++) {
      int tick = tick();
      ticks.sqrtPriceAt(tick, price);
      BigInteger exact = ReferenceTicks.sqrtPriceAt(tick);
      if (!price.toBigInteger().equals(exact)) {
        assertThat(price.toBigInteger()).as("tick %d", tick).isEqualTo(exact);
      }
    }
  }

  @Test
  void ticksOfPricesAtAndBetweenTicks() {
    for (int i = 0; i < 40_000; i++) {
      int tick = Math.min(tick(), TickMath.MAX_TICK - 1);
      BigInteger at = ReferenceTicks.sqrtPriceAt(tick);
      BigInteger width = ReferenceTicks.sqrtPriceAt(tick + 1).subtract(at);
      BigInteger price =
          switch (i % 3) {
            case 0 -> at;
            case 1 -> at.add(width).subtract(BigInteger.ONE);
            default ->
                at.add(
                    width
                        .multiply(BigInteger.valueOf(random.nextInt(1000)))
                        .divide(BigInteger.valueOf(1000)));
          };
      int found = ticks.tickAt(Word.of(price));
      if (found != ReferenceTicks.tickAt(price) || found != tick) {
        assertThat(found).as("price %s", price).isEqualTo(ReferenceTicks.tickAt(price));
        assertThat(found).isEqualTo(tick);
      }
    }
  }

  @Test
  void pricesBeyondTheTicksAreRefused() {
    Word beyond = Word.of(TickMath.MAX_SQRT_PRICE);
    Word below = Word.of(TickMath.MIN_SQRT_PRICE.subtract(BigInteger.ONE));
    assertThat(Reverts.outcome(() -> ticks.tickAt(beyond)))
        .isEqualTo(Revert.Reason.PRICE_OUT_OF_RANGE);
    assertThat(Reverts.outcome(() -> ticks.tickAt(below)))
        .isEqualTo(Revert.Reason.PRICE_OUT_OF_RANGE);
    assertThat(ticks.tickAt(Word.of(TickMath.MIN_SQRT_PRICE))).isEqualTo(TickMath.MIN_TICK);
    assertThat(ticks.tickAt(Word.of(TickMath.MAX_SQRT_PRICE.subtract(BigInteger.ONE))))
        .isEqualTo(TickMath.MAX_TICK - 1);
  }

  @Test
  void stepsOfSwaps() {
    SwapStep step = new SwapStep();
    int refused = 0;
    for (int i = 0; i < 60_000; i++) {
      int from = random.nextInt(-400_000, 400_000);
      int to = from + random.nextInt(-3000, 3001);
      BigInteger price =
          ReferenceTicks.sqrtPriceAt(from).add(BigInteger.valueOf(random.nextInt(9)));
      BigInteger target = ReferenceTicks.sqrtPriceAt(to);
      BigInteger liquidity = bits(random.nextInt(1, 129));
      BigInteger remaining = bits(random.nextInt(1, 128));
      boolean exactIn = random.nextBoolean();
      int fee = FEES[random.nextInt(FEES.length)];
      try {
        step.compute(
            Word.of(price), Word.of(target), Word.of(liquidity), Word.of(remaining), exactIn, fee);
      } catch (Revert revert) {
        refused++;
        continue;
      }
      ReferenceStep exact =
          ReferenceStep.of(price, target, liquidity, exactIn ? remaining : remaining.negate(), fee);
      ReferenceStep fast =
          new ReferenceStep(
              step.next.toBigInteger(),
              step.amountIn.toBigInteger(),
              step.amountOut.toBigInteger(),
              step.fee.toBigInteger());
      if (!fast.equals(exact)) {
        assertThat(fast)
            .as("%s to %s, %s, %s", price, target, liquidity, remaining)
            .isEqualTo(exact);
      }
    }
    assertThat(refused).isLessThan(600);
  }

  private BigInteger bits(int length) {
    BigInteger value = BigInteger.ONE;
    for (int i = 1; i < length; i++) {
      value = value.shiftLeft(1).add(random.nextBoolean() ? BigInteger.ONE : BigInteger.ZERO);
    }
    return value;
  }
}
