package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.Alert;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a trial knows of its money holds the fees that its fills were charged. */
class FeesUnderWayTest {
  private static final long DAY_MS = 86_400_000;

  /**
   * Bought 5 at 100.00 for 1.5 bp before midnight and 5 for 1.2 bp after it: 0.075 and 0.06. Both
   * are heard of at 5 s past, when the mid is 99.95: 0.50 and 0.135 are lost. At the later rate it
   * would be 0.62.
   */
  @Test
  void theTierAtTheTimeOfTheFillCounts() {
    BookTape tape =
        new TapeBuilder()
            .bid(DAY_MS - 15_000, 1000, 100)
            .ask(DAY_MS - 15_000, 1001, 100)
            .sellTrade(DAY_MS - 5_000, 1000, 600)
            .sellTrade(DAY_MS + 1_000, 1000, 500)
            .bid(DAY_MS + 2_000, 1000, 0)
            .bid(DAY_MS + 2_000, 999, 100)
            .ask(DAY_MS + 2_000, 1000, 100)
            .bid(DAY_MS + 6_000, 900, 1)
            .build();
    SeatResult.Closed warned = fly(tape, 0.63);
    assertThat(warned.closing().fills())
        .extracting(Fill::feeAtoms)
        .containsExactly(75_000_000L, 60_000_000L);
    assertThat(warned.alerts()).extracting(Alert::kind).containsExactly(Alert.Kind.DRAWDOWN);
    assertThat(fly(tape, 0.64).alerts()).isEmpty();
  }

  private static SeatResult.Closed fly(BookTape tape, double warnUsd) {
    MakerSpec maker =
        new MakerSpec(
            0.01,
            MakerSpec.GammaUnit.USD,
            MakerSpec.Model.A,
            1000,
            5000,
            20_000,
            false,
            MakerSpec.VolatilitySource.CALIBRATION,
            false);
    RiskSpec risk = new RiskSpec(warnUsd / 5000, 1e6, 1e6, 60, 1e6, 10);
    Seat seat =
        new Seat(
            "t", 1, maker, CalibrationSpec.fixed(1, 10, 0, 3600), venue(), risk, Signal.NONE, true);
    SeatResult result = new BookVenue(tape).replay(List.of(seat)).get(0);
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return (SeatResult.Closed) result;
  }

  /** 500 USD below the volume from which makers pay 1.2 bp. */
  private static BookSpec venue() {
    return new BookSpec(
        1.5,
        BookSpec.Queue.RISK_ADVERSE,
        3,
        BookSpec.QueueBounds.BOUNDED,
        BookSpec.Fills.PARTIAL,
        false,
        BookSpec.Feed.CONSTANT,
        0,
        BookSpec.Latency.CONSTANT,
        50,
        50,
        5,
        4,
        0,
        "messages.csv",
        BookSpec.Rounding.FLOOR,
        new FeeSpec(FeeSpec.Schedule.HYPERLIQUID_PERP, 4_999_600, 0, 0, 0, false),
        FundingSpec.NONE);
  }

  @Test
  void feesComeOutInTheirOrder() {
    SplittableRandom random = new SplittableRandom(75);
    for (int c = 0; c < 1_000; c++) {
      FeesUnderWay fees = new FeesUnderWay();
      ArrayDeque<Long> plain = new ArrayDeque<>();
      for (int i = 0; i < 80; i++) {
        if (plain.isEmpty() || random.nextInt(5) < 3) {
          long fee = random.nextLong();
          fees.add(fee);
          plain.add(fee);
        } else {
          assertThat(fees.take()).isEqualTo(plain.remove());
        }
      }
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> new FeesUnderWay().take())
        .withMessageContaining("has not made");
  }
}
