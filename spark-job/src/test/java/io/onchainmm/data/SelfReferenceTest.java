package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelfReferenceTest {
  private static final long BLOCK = 2_000_000_000L;
  private static final Instrument FINE =
      new Instrument("T", new BigDecimal("1e-6"), BigDecimal.ONE, 0, 0);
  private static final PoolTerms TERMS =
      new PoolTerms(PoolTape.Curve.PANCAKE_V2, 25, 0, 0, 1, BLOCK);

  private static SwapColumns random(SplittableRandom random, int swaps) {
    SwapColumns columns = new SwapColumns();
    long block = 1000;
    for (int i = 0; i < swaps; i++) {
      block += random.nextInt(3) == 0 ? 0 : random.nextInt(40);
      columns.add(
          new SwapColumns.Swap(
              block * BLOCK,
              block,
              0,
              random.nextBoolean(),
              BigInteger.valueOf(1 + random.nextInt(100_000)),
              BigInteger.valueOf(1 + random.nextInt(100_000)),
              BigInteger.valueOf(10_000_000L + random.nextInt(1_000_000)),
              BigInteger.valueOf(10_000_000L + random.nextInt(1_000_000))));
    }
    return columns;
  }

  private static double spotAfter(SwapColumns.Swap swap) {
    double in = swap.amountIn().doubleValue();
    double out = swap.amountOut().doubleValue();
    double base = swap.reserveBase().doubleValue() + (swap.baseIn() ? in : -out);
    double quote = swap.reserveQuote().doubleValue() + (swap.baseIn() ? -out : in);
    return quote / base;
  }

  @Test
  void theAverageIsThatOfAPlainLoopOverBlocks() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 1000; round++) {
      SwapColumns swaps = random(random, 1 + random.nextInt(12));
      PriceSeries series = SelfReference.of(swaps, TERMS, FINE, 30);
      double kept = Math.pow(2, -2.0 / 30);
      double average = Double.NaN;
      double spot = Double.NaN;
      int next = 0;
      long last = swaps.block.get(swaps.size() - 1);
      for (long block = swaps.block.get(0); block <= last + 1; block++) {
        // What is known at the start of a block: the pool after the blocks before it.
        average = Double.isNaN(average) ? spot : spot + (average - spot) * kept;
        if (Double.isNaN(average)) {
          assertThat(series.at(block * BLOCK)).isZero();
        } else {
          assertThat(series.at(block * BLOCK) * 0.5e-6).isCloseTo(average, within(1.1e-6));
        }
        while (next < swaps.size() && swaps.block.get(next) == block) {
          spot = spotAfter(swaps.get(next++));
        }
      }
    }
  }

  @Test
  void theFutureChangesNothing() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 1000; round++) {
      SwapColumns swaps = random(random, 2 + random.nextInt(20));
      int cut = 1 + random.nextInt(swaps.size() - 1);
      SwapColumns past = swaps.rows(IntStream.range(0, cut).toArray());
      PriceSeries whole = SelfReference.of(swaps, TERMS, FINE, 30);
      PriceSeries known = SelfReference.of(past, TERMS, FINE, 30);
      // At the block of the first swap that was cut off, nothing of that block is known.
      long last = past.timeNanos.get(cut - 1);
      long until = Math.min(swaps.timeNanos.get(cut), last + BLOCK);
      for (long t = swaps.timeNanos.get(0); t <= until; t += BLOCK) {
        assertThat(known.at(t)).isEqualTo(whole.at(t));
      }
    }
  }

  @Test
  void aTickAboveThePriceIsRefused() {
    Instrument coarse = new Instrument("T", new BigDecimal("100"), BigDecimal.ONE, 0, 0);

    assertThatThrownBy(
            () -> SelfReference.of(random(new SplittableRandom(1), 3), TERMS, coarse, 30))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("tick_usd of T: 100 is too coarse");
  }
}
