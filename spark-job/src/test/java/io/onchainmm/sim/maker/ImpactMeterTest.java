package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImpactMeterTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theMeanMoveAgainstUsWithinFiveSeconds() {
    ImpactMeter meter = new ImpactMeter(2);
    // Bought 3 at a mid of 10,000, which falls by 4; sold 1 at 10,000, after which it rises by 8.
    meter.fill(0, SECOND, 3, 10_000);
    meter.fill(SECOND, 7 * SECOND, -1, 10_000);
    meter.settle(5 * SECOND - 1, 5 * SECOND - 1, nanos -> 9_996);
    meter.settle(6 * SECOND, 6 * SECOND, nanos -> nanos == 5 * SECOND ? 9_996 : 10_008);
    assertThat(meter.impactBps()).as("the second fill is not known").isEmpty();
    meter.settle(7 * SECOND, 6 * SECOND, nanos -> 10_008);
    // (3 x 4 + 1 x 8) / 4 bp.
    assertThat(meter.impactBps().orElseThrow()).isCloseTo(5, within(1e-12));
    // Two fills after which the price moved for us push the two out: never below 0.
    meter.fill(8 * SECOND, 8 * SECOND, 1, 10_000);
    meter.fill(8 * SECOND, 8 * SECOND, 1, 10_000);
    meter.settle(13 * SECOND, 13 * SECOND, nanos -> 10_001);
    assertThat(meter.impactBps().orElseThrow()).isZero();
  }

  @Test
  void isTheMeanOverTheLastFillsAndNeverNegative() {
    SplittableRandom random = new SplittableRandom(6);
    for (int run = 0; run < 1_000; run++) {
      int kept = random.nextInt(1, 20);
      int fills = random.nextInt(1, 60);
      double bias = random.nextDouble(-3, 3);
      ImpactMeter meter = new ImpactMeter(kept);
      double[] moves = new double[fills];
      long[] lots = new long[fills];
      for (int i = 0; i < fills; i++) {
        lots[i] = random.nextLong(1, 100) * (random.nextBoolean() ? 1 : -1);
        moves[i] = Math.rint(random.nextDouble(-10, 10) + bias);
        meter.fill(i * SECOND, i * SECOND, lots[i], 10_000);
      }
      meter.settle(
          200 * SECOND,
          200 * SECOND,
          nanos -> {
            int i = (int) (nanos / SECOND) - 5;
            return 10_000 + ((long) moves[i]) * Long.signum(lots[i]);
          });
      if (fills < kept) {
        assertThat(meter.impactBps()).isEmpty();
      } else {
        double sum = 0;
        double weight = 0;
        for (int i = fills - kept; i < fills; i++) {
          sum += moves[i] * Math.abs(lots[i]);
          weight += Math.abs(lots[i]);
        }
        assertThat(meter.impactBps().orElseThrow())
            .isCloseTo(Math.max(0, -sum / weight), within(1e-9));
      }
    }
  }
}
