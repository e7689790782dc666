package io.onchainmm.sim.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarginTiersTest {
  private static final long USD = 1_000_000_000L;

  private static MarginSpec spec(int leverage, List<Double> from, List<Double> most) {
    return new MarginSpec(MarginSpec.Mode.CROSS, 1000, leverage, from, most);
  }

  @Test
  void bitcoinsTiers() {
    MarginTiers tiers = new MarginTiers(MarginSpec.NONE, USD);
    assertThat(tiers.initialAtoms(1_000 * USD)).isEqualTo(100 * USD);
    assertThat(tiers.initialAtoms(1_001)).isEqualTo(101);
    // 1/80 up to 150 M USD, then 1/40 less 150 M x (1/40 - 1/80) = 1.875 M.
    assertThat(tiers.maintenanceAtoms(1_000_000 * USD)).isEqualTo(12_500 * USD);
    assertThat(tiers.maintenanceAtoms(150_000_000 * USD)).isEqualTo(1_875_000 * USD);
    assertThat(tiers.maintenanceAtoms(200_000_000 * USD)).isEqualTo(3_125_000 * USD);
    assertThat(tiers.maintenanceAtoms(0)).isZero();
  }

  @Test
  void maintenanceIsContinuousConvexAndAtMostHalfTheInitialMargin() {
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 1_000; run++) {
      List<Double> from = new ArrayList<>(List.of(0.0));
      List<Double> most = new ArrayList<>(List.of((double) random.nextInt(10, 51)));
      for (int i = random.nextInt(3); i > 0; i--) {
        from.add(from.get(from.size() - 1) + random.nextInt(1, 1_000_000));
        most.add(Math.max(1, most.get(most.size() - 1) - random.nextInt(0, 10)));
      }
      int leverage = random.nextInt(1, most.get(0).intValue() + 1);
      MarginTiers tiers = new MarginTiers(spec(leverage, from, most), USD);
      for (double edge : from) {
        long atoms = ((long) edge) * USD;
        assertThat(
                tiers.maintenanceAtoms(atoms + 1) - tiers.maintenanceAtoms(Math.max(0, atoms - 1)))
            .isBetween(0L, 2L);
      }
      long value = random.nextLong(1, 3_000_000 * USD);
      long maintenance = tiers.maintenanceAtoms(value);
      long more = tiers.maintenanceAtoms(value * 2);
      assertThat(more).isGreaterThanOrEqualTo(2 * maintenance - 2);
      assertThat(tiers.surelyCovers(maintenance - 1, value)).isFalse();
      assertThat(tiers.surelyCovers(value, value)).isEqualTo(value > 4);
      if (from.size() == 1) {
        assertThat(2 * maintenance).isLessThanOrEqualTo(tiers.initialAtoms(value) + 2);
      }
    }
  }

  @Test
  void tiersThatDoNotFitTogetherAreRefused() {
    assertThatThrownBy(() -> spec(1, List.of(), List.of())).hasMessageContaining("tier_usd");
    assertThatThrownBy(() -> spec(1, List.of(1.0), List.of(5.0))).hasMessageContaining("with 0");
    assertThatThrownBy(() -> spec(1, List.of(0.0, 0.0), List.of(5.0, 4.0)))
        .hasMessageContaining("must rise");
    assertThatThrownBy(() -> spec(1, List.of(0.0, 1.0), List.of(5.0, 6.0)))
        .hasMessageContaining("must rise");
    assertThatThrownBy(() -> spec(1, List.of(0.0, 1e10), List.of(5.0, 4.0)))
        .hasMessageContaining("up to 1e9");
    assertThatThrownBy(() -> spec(1, List.of(0.0), List.of(0.5))).hasMessageContaining("down to 1");
    assertThatThrownBy(() -> spec(6, List.of(0.0), List.of(5.0)))
        .hasMessageContaining("leverage must be <= the largest of tier_leverage (5.0), but was 6");
  }
}
