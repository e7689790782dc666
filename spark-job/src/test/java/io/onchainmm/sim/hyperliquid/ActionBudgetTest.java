package io.onchainmm.sim.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ActionBudgetTest {
  private static final long SECOND = 1_000_000_000L;

  private static ActionBudget budget(long initial, double tradedUsd, long sent) {
    return new ActionBudget(
        new RateLimitSpec(RateLimitSpec.Rule.HYPERLIQUID, initial, tradedUsd, sent));
  }

  @Test
  void oneActionAUsdBesideTheInitialOnesThenOneInTenSeconds() {
    ActionBudget budget = budget(10_000, 0, 9_998);
    assertThat(budget.takesOrder(0, 0)).isTrue();
    assertThat(budget.takesOrder(1, 0)).isTrue();
    // The 10,001st is one of the slow ones, and so is the next after ten seconds.
    assertThat(budget.takesOrder(2, 0)).isTrue();
    assertThat(budget.takesOrder(3, 0)).isFalse();
    assertThat(budget.takesOrder(10 * SECOND + 1, 0)).isFalse();
    assertThat(budget.takesOrder(10 * SECOND + 2, 0)).isTrue();
    assertThat(budget.refused()).isEqualTo(2);
    // 10,002 were taken; 2.9 USD traded allow 10,002.
    budget.traded(2.9);
    assertThat(budget.limit()).isEqualTo(10_002);
    assertThat(budget.takesOrder(10 * SECOND + 3, 0)).isFalse();
    budget.traded(0.2);
    assertThat(budget.takesOrder(10 * SECOND + 3, 0)).isTrue();
  }

  @Test
  void cancelsHaveMore() {
    assertThat(ActionBudget.cancelLimit(10_000)).isEqualTo(20_000);
    assertThat(ActionBudget.cancelLimit(150_000)).isEqualTo(250_000);
    ActionBudget budget = budget(10, 0, 10);
    budget.takesOrder(0, 0);
    assertThat(budget.takesOrder(1, 0)).isFalse();
    for (int i = 11; i < 20; i++) {
      assertThat(budget.takesCancel(1)).as("cancel %d", i).isTrue();
    }
    assertThat(budget.takesCancel(1)).isFalse();
  }

  @Test
  void openOrdersAreLimitedToo() {
    ActionBudget fresh = budget(10_000, 0, 0);
    assertThat(fresh.takesOrder(0, 999)).isTrue();
    assertThat(fresh.takesOrder(0, 1_000)).isFalse();
    ActionBudget old = budget(10_000, 12e6, 0);
    assertThat(old.takesOrder(0, 1_001)).isTrue();
    assertThat(old.takesOrder(0, 1_002)).isFalse();
    assertThat(budget(0, 1e12, 0).takesOrder(0, 5_000)).isFalse();
    assertThat(new ActionBudget(RateLimitSpec.NONE).takesOrder(0, 1_000_000)).isTrue();
  }

  @Test
  void neverMoreThanTheLimitAndTheSlowOnes() {
    SplittableRandom random = new SplittableRandom(21);
    for (int run = 0; run < 1_000; run++) {
      long initial = random.nextLong(50);
      ActionBudget budget = budget(initial, 0, 0);
      double traded = 0;
      long orders = 0;
      long cancels = 0;
      long nanos = 0;
      int asked = random.nextInt(1, 200);
      for (int i = 0; i < asked; i++) {
        nanos += random.nextLong(2 * SECOND);
        if (random.nextInt(4) == 0) {
          double usd = random.nextDouble(3);
          budget.traded(usd);
          traded += usd;
        }
        if (random.nextBoolean()) {
          orders += budget.takesOrder(nanos, 0) ? 1 : 0;
        } else {
          cancels += budget.takesCancel(nanos) ? 1 : 0;
        }
      }
      long limit = initial + (long) traded;
      long slow = nanos / (10 * SECOND) + 1;
      assertThat(budget.limit()).isEqualTo(limit);
      assertThat(orders).isLessThanOrEqualTo(limit + slow);
      assertThat(orders + cancels).isLessThanOrEqualTo(2 * limit + slow);
      assertThat(orders + cancels + budget.refused()).isEqualTo(asked);
      assertThat(orders + cancels).isGreaterThanOrEqualTo(Math.min(asked, initial));
    }
  }
}
