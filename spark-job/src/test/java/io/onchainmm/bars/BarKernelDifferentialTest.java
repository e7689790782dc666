package io.onchainmm.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.bars.reference.ReferenceBars;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The kernel equals the definition over unbounded integers. */
class BarKernelDifferentialTest {
  @Test
  void equalsTheDefinition() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 2_000; run++) {
      TradeArrays t = TradeArrays.random(random, random.nextInt(300));
      BarsSpec spec = TradeArrays.randomSpec(random);
      MarketUnits units = TradeArrays.randomUnits(random);
      assertThat(t.bars(spec, units))
          .as("run %d, %s, %s", run, spec, units)
          .isEqualTo(
              ReferenceBars.of(spec, units, t.timeNanos(), t.priceTicks(), t.sizeLots(), t.side()));
    }
  }

  @Test
  void equalsTheDefinitionOverManyBlocks() {
    SplittableRandom random = new SplittableRandom(12);
    for (int run = 0; run < 12; run++) {
      TradeArrays t = TradeArrays.random(random, 5_000 + random.nextInt(3_000));
      BarsSpec spec = TradeArrays.randomSpec(random);
      MarketUnits units = TradeArrays.randomUnits(random);
      assertThat(t.bars(spec, units))
          .as("run %d, %s, %s", run, spec, units)
          .isEqualTo(
              ReferenceBars.of(spec, units, t.timeNanos(), t.priceTicks(), t.sizeLots(), t.side()));
    }
  }
}
