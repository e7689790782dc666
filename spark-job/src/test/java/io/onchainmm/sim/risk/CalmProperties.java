package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Observations within the calm ranges change nothing, so that they may be left out. */
class CalmProperties {
  private static double near(SplittableRandom random, double threshold) {
    return Math.max(0, threshold * (0.8 + 0.4 * random.nextDouble()));
  }

  @Test
  void whatLiesInsideLeavesTheMonitorAsItWas() {
    SplittableRandom random = new SplittableRandom(9);
    int inside = 0;
    for (int i = 0; i < 2000; i++) {
      RiskSpec spec = new RiskSpec(0.05, random.nextBoolean() ? 0.06 : 5, 0.9, 20, 5, 10);
      RiskMonitor monitor = new RiskMonitor(spec, 1000);
      // Before a minute is over the clock asks for nothing.
      monitor.onClock(0, null);
      long nanos = 0;
      for (int step = 0; step < 30; step++) {
        nanos += random.nextLong(1_500_000_000L);
        monitor.observe(
            nanos, near(random, 50), near(random, 900), near(random, 5), random.nextInt(12));
        Calm calm = monitor.calm();
        long alerts = monitor.alertCount();
        boolean halted = monitor.halted();
        for (int skipped = 0; skipped < 5; skipped++) {
          long later = nanos + random.nextLong(20_000_000_000L);
          double drawdown = near(random, 50);
          double position = near(random, 900);
          double age = near(random, 5);
          if (calm.contains(later, drawdown, position, age)) {
            inside++;
            // The rejected calibrations as they were: none new.
            monitor.observe(later, drawdown, position, age, 0);
            assertThat(monitor.alertCount()).isEqualTo(alerts);
            assertThat(monitor.halted()).isEqualTo(halted);
            assertThat(monitor.calm()).isEqualTo(calm);
          }
        }
      }
    }
    assertThat(inside).isGreaterThan(1000);
  }

  @Test
  void anyAgeUpToOneThatIsIgnoredLeavesTheSame() {
    SplittableRandom random = new SplittableRandom(10);
    int ignored = 0;
    for (int i = 0; i < 2000; i++) {
      RiskSpec spec = new RiskSpec(0.05, 5, 0.9, 20, 5, 10);
      RiskMonitor exact = new RiskMonitor(spec, 1000);
      RiskMonitor bounded = new RiskMonitor(spec, 1000);
      for (int step = 1; step < 20; step++) {
        double atMost = near(random, 5);
        double age = random.nextDouble() * atMost;
        boolean ignores = exact.ignoresAge(atMost);
        ignored += ignores ? 1 : 0;
        exact.observe(step, 0, 0, age, 0);
        bounded.observe(step, 0, 0, ignores ? atMost : age, 0);
        assertThat(bounded.alerts()).isEqualTo(exact.alerts());
        assertThat(bounded.calm()).isEqualTo(exact.calm());
      }
    }
    assertThat(ignored).isGreaterThan(1000);
  }
}
