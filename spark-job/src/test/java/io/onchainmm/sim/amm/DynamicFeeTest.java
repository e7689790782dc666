package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Slipstream's dynamic fee, by hand and against the average taken second by second. */
class DynamicFeeTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void theBaseFeeUntilTenMinutesHaveBeenSeen() {
    DynamicFee fee = new DynamicFee(500, 1_000_000, 3000);
    assertThat(fee.pips(100)).isEqualTo(500);
    fee.at(1000 * SECOND, 0);
    fee.at(1599 * SECOND, 0);
    assertThat(fee.pips(100)).isEqualTo(500);
    fee.at(1600 * SECOND, 0);
    // 100 ticks from an average of 0, K = 1.
    assertThat(fee.pips(100)).isEqualTo(600);
    assertThat(fee.pips(-2000)).isEqualTo(2500);
    assertThat(fee.pips(9000)).isEqualTo(3000);
  }

  @Test
  void theAverageIsRoundedDown() {
    DynamicFee fee = new DynamicFee(0, 1_000_000, 3000);
    fee.at(0, 0);
    fee.at(600 * SECOND, 0);
    // Tick −1 for one second of 600: the average −1/600 counts as −1.
    fee.at(601 * SECOND, -1);
    assertThat(fee.pips(0)).isEqualTo(1);
    assertThat(fee.pips(-1)).isEqualTo(0);
  }

  @Test
  void asTheAverageOfTheSeconds() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 20; run++) {
      DynamicFee fee = new DynamicFee(500, 300_000, 10_000);
      int[] ticks = new int[4000];
      int now = 0;
      int tick = random.nextInt(-50, 50);
      fee.at(0, tick);
      while (now < 3000) {
        int next = now + 1 + random.nextInt(40);
        int moved = random.nextInt(4) == 0 ? tick + random.nextInt(-300, 300) : tick;
        for (int second = now; second < next; second++) {
          ticks[second] = moved;
        }
        tick = moved;
        now = next;
        fee.at(now * SECOND, tick);
        if (now >= 600) {
          long sum = 0;
          for (int second = now - 600; second < now; second++) {
            sum += ticks[second];
          }
          long away = Math.abs(tick + 7 - Math.floorDiv(sum, 600L));
          assertThat(fee.pips(tick + 7))
              .isEqualTo(Math.min(10_000, 500 + away * 300_000 / 1_000_000));
          assertThat(fee.copy().pips(tick + 7)).isEqualTo(fee.pips(tick + 7));
        }
      }
    }
  }

  @Test
  void impossibleFees() {
    assertThatThrownBy(() -> new DynamicFee(-1, 0, 5)).hasMessageContaining("base -1");
    assertThatThrownBy(() -> new DynamicFee(6, 0, 5)).hasMessageContaining("cap 5");
    assertThatThrownBy(() -> new DynamicFee(6, -1, 7)).hasMessageContaining("K -1");
    assertThatThrownBy(() -> new DynamicFee(6, 1, 1_000_000)).hasMessageContaining("10^6");
  }
}
