package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of the drawdown of every path of equity. */
class DrawdownProperties {
  private static final int CASES = 1_000;

  @Test
  void itIsNeverNegativeNeverBelowItsPastAndTheDifferenceOfItsPeakAndTrough() {
    SplittableRandom random = new SplittableRandom(71);
    for (int c = 0; c < CASES; c++) {
      long[] equity = path(random);
      Drawdown drawdown = new Drawdown(0, equity[0]);
      long before = 0;
      long underwater = 0;
      for (int i = 1; i < equity.length; i++) {
        drawdown.observe(i, equity[i]);
        assertThat(drawdown.atoms()).isNotNegative();
        assertThat(drawdown.peakAtoms()).isGreaterThanOrEqualTo(equity[i]);
        assertThat(drawdown.atoms()).isEqualTo(drawdown.peakAtoms() - equity[i]);
        assertThat(drawdown.maxAtoms()).isGreaterThanOrEqualTo(before);
        assertThat(drawdown.maxAtoms()).isGreaterThanOrEqualTo(drawdown.atoms());
        assertThat(drawdown.longestUnderwater()).isGreaterThanOrEqualTo(underwater);
        before = drawdown.maxAtoms();
        underwater = drawdown.longestUnderwater();
      }
      int peak = (int) drawdown.maxPeakAt();
      int trough = (int) drawdown.maxTroughAt();
      assertThat(peak).isLessThanOrEqualTo(trough);
      assertThat(drawdown.maxPeakAtoms()).isEqualTo(equity[peak]);
      assertThat(equity[peak] - equity[trough]).isEqualTo(drawdown.maxAtoms());
      assertThat(drawdown.maxAtoms()).isEqualTo(largestFall(equity));
    }
  }

  @Test
  void moneyPutInAtTheStartChangesNothingButThePeak() {
    SplittableRandom random = new SplittableRandom(72);
    for (int c = 0; c < CASES; c++) {
      long[] equity = path(random);
      long more = random.nextLong(-1_000_000, 1_000_000);
      Drawdown plain = new Drawdown(0, equity[0]);
      Drawdown richer = new Drawdown(0, equity[0] + more);
      for (int i = 1; i < equity.length; i++) {
        plain.observe(i, equity[i]);
        richer.observe(i, equity[i] + more);
        assertThat(richer.atoms()).isEqualTo(plain.atoms());
        assertThat(richer.maxAtoms()).isEqualTo(plain.maxAtoms());
        assertThat(richer.maxTroughAt()).isEqualTo(plain.maxTroughAt());
        assertThat(richer.longestUnderwater()).isEqualTo(plain.longestUnderwater());
        assertThat(richer.peakAtoms()).isEqualTo(plain.peakAtoms() + more);
      }
    }
  }

  /** A walk with many equal values, as an account has that trades seldom. */
  private static long[] path(SplittableRandom random) {
    long[] equity = new long[1 + random.nextInt(120)];
    equity[0] = random.nextLong(-1_000, 1_000);
    for (int i = 1; i < equity.length; i++) {
      equity[i] = equity[i - 1] + random.nextLong(-3, 4) * (random.nextInt(4) == 0 ? 50 : 1);
    }
    return equity;
  }

  private static long largestFall(long[] equity) {
    long largest = 0;
    for (int i = 0; i < equity.length; i++) {
      for (int j = i; j < equity.length; j++) {
        largest = Math.max(largest, equity[i] - equity[j]);
      }
    }
    return largest;
  }
}
