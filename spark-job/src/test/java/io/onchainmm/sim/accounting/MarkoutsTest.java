package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.PriceSeries;
import org.junit.jupiter.api.Test;

class MarkoutsTest {
  private static final Marks MARKS =
      new Marks(new PriceSeries(new long[] {0, 10, 20}, new long[] {1_000, 1_010, 990}));

  @Test
  void sizesAreTheWeights() {
    Markouts markouts = new Markouts(MARKS, 2, 100, 10, 20);
    markouts.fill(0, 1, -2 * 1_000, 1_000);
    markouts.fill(0, -3, 3 * 2 * 1_000, 1_000);
    assertThat(markouts.meanBps(0).orElseThrow()).isCloseTo((100 - 3 * 100) / 4.0, within(1e-9));
    assertThat(markouts.meanBps(1).orElseThrow()).isCloseTo((-100 + 3 * 100) / 4.0, within(1e-9));
  }

  @Test
  void horizonBeyondTheDataIsAbsent() {
    Markouts markouts = new Markouts(MARKS, 1, 30, 5, 10);
    assertThat(markouts.meanBps(0)).isEmpty();
    markouts.fill(21, 1, -990, 990);
    assertThat(markouts.meanBps(0)).isPresent();
    assertThat(markouts.meanBps(1)).isEmpty();
  }

  @Test
  void unknownMarkIsAbsent() {
    Marks lost = new Marks(new PriceSeries(new long[] {0, 4}, new long[] {1_000, 0}));
    Markouts markouts = new Markouts(lost, 1, 30, 5);
    markouts.fill(1, 1, -990, 1_000);
    assertThat(markouts.meanBps(0)).isEmpty();
  }

  @Test
  void markOutIsWhatWasCapturedAndWhatTheMarkDidAfterwards() {
    Markouts markouts = new Markouts(MARKS, 1, 100, 10);
    markouts.fill(0, 2, -2 * 980, 1_000);
    double captured = 20 / 980.0 * 1e4;
    double adverse = 10 / 980.0 * 1e4;
    assertThat(markouts.capturedBps().orElseThrow()).isCloseTo(captured, within(1e-9));
    assertThat(markouts.adverseBps(0).orElseThrow()).isCloseTo(adverse, within(1e-9));
    assertThat(markouts.meanBps(0).orElseThrow()).isCloseTo(captured + adverse, within(1e-9));
    assertThat(markouts.errorBps(0)).isEmpty();
    assertThat(markouts.adverseErrorBps(0)).isEmpty();
  }
}
