package io.onchainmm.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.VenueSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Results come in the order of the trials, whatever happens to each. */
class SimulatorTest {
  private static final long MS = 1_000_000;

  @Test
  void completesAndFailsTrialByTrial() {
    BookTape tape = tape();
    VenueSpec book = new BookSpec(1, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0);
    VenueSpec pool = new PoolSpec(PoolSpec.Threshold.QUOTE, 50, 1, 0.01, (BribeSpec) null);
    List<TrialResult> results =
        Simulator.fly(tape, List.of(trial("a", book), trial("b", pool), trial("c", book)));
    assertThat(results).extracting(TrialResult::trialId).containsExactly("a", "b", "c");
    assertThat(results).allMatch(r -> r.windowStartNanos() == 0);
    assertThat(results).allMatch(r -> r.windowEndNanos() == 119_900 * MS);
    Outcome.Completed a = (Outcome.Completed) results.get(0).outcome();
    Outcome.Completed c = (Outcome.Completed) results.get(2).outcome();
    assertThat(a.metrics()).isEqualTo(c.metrics());
    assertThat(a.metrics().fills()).isPositive();
    assertThat(a.fills()).hasSize((int) a.metrics().fills());
    Outcome.Failed b = (Outcome.Failed) results.get(1).outcome();
    assertThat(b.reason()).isEqualTo(FailureReason.INVALID_CONFIG);
    assertThat(b.message()).contains("order book");
  }

  private static Trial trial(String id, VenueSpec venue) {
    return new Trial(
        id,
        1,
        new MakerSpec(
            0.1,
            MakerSpec.GammaUnit.USD,
            MakerSpec.Model.A,
            1000,
            5000,
            100,
            false,
            MakerSpec.VolatilitySource.CALIBRATION,
            false),
        new CalibrationSpec(20, 5, 1, 0, 10, 1),
        venue,
        new RiskSpec(1, 1, 0.9, 60, 5, 10),
        Signal.NONE,
        true);
  }

  /** A still book that is swept to changing depths on both sides. */
  private static BookTape tape() {
    int n = 1200;
    long[] time = new long[n];
    byte[] kind = new byte[n];
    long[] ticks = new long[n];
    long[] lots = new long[n];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < n; i++) {
      time[i] = i * 100L * MS;
      kind[i] = i % 2 == 0 ? BookTape.BUY_TRADE : BookTape.SELL_TRADE;
      long reach = (long) (-8 * Math.log(1 - random.nextDouble()));
      ticks[i] = i % 2 == 0 ? 20_001 + reach : 19_999 - reach;
      lots[i] = 5;
    }
    kind[0] = BookTape.BID_DEPTH;
    ticks[0] = 19_999;
    kind[1] = BookTape.ASK_DEPTH;
    ticks[1] = 20_001;
    time[1] = 0;
    Instrument instrument =
        new Instrument("X", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);
    return new BookTape("m", instrument, n, time, kind, ticks, lots, true, n);
  }
}
