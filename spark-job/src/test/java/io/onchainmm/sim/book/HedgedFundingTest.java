package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.HedgeMarket;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A full hour strikes between a trade of the hedge and the next decision of the quoted market. */
class HedgedFundingTest {
  private static final long HOUR_MS = 3_600_000;
  private static final long START_MS = HOUR_MS - 30_000;

  /**
   * Bought 10 at 100.00 (mid 100.05, fee 0.15) ten seconds in; decided to sell the hedge at 20 s,
   * done at 25 s at 100.00 for a fee of 10; the hour strikes at 30 s, the hedge falls at 35 s, and
   * the next decision is at 40 s. Only at the hour can the fall by 0.50 and the fee be seen.
   */
  @Test
  void theAccountIsLookedAtWithWhatTheHedgeHasTradedByThen() {
    BookTape quoted =
        touch(START_MS, 1000)
            .sellTrade(START_MS + 10_000, 999, 1)
            .bid(START_MS + 50_000, 900, 1)
            .build();
    TapeBuilder perp = touch(START_MS, 1000);
    perp.bid(START_MS + 35_000, 1000, 0).bid(START_MS + 35_000, 900, 100_000);
    perp.ask(START_MS + 35_000, 901, 100_000).bid(START_MS + 50_000, 800, 1);

    SeatResult result =
        new BookVenue(quoted.withHedge(HedgeMarket.of(perp.build())))
            .replay(List.of(seat()))
            .get(0);

    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    SeatResult.Closed closed = (SeatResult.Closed) result;
    assertThat(closed.closing().fills())
        .extracting(Fill::timeNanos)
        .containsExactly((START_MS + 10_000) * 1_000_000, (START_MS + 25_000) * 1_000_000);
    Metrics metrics = closed.closing().metrics();
    assertThat(metrics.maxDrawdownUsd()).isCloseTo(10.5, within(1e-9));
    assertThat(metrics.hedgeFeesUsd()).isCloseTo(10, within(1e-9));
    assertThat(metrics.hedgePnlUsd()).isCloseTo(10 * (100 - 90.05) - 10, within(1e-9));
  }

  private static TapeBuilder touch(long ms, long bidTicks) {
    return new TapeBuilder().bid(ms, bidTicks, 100_000).ask(ms, bidTicks + 1, 100_000);
  }

  private static Seat seat() {
    return new Seat(
        "t",
        1,
        hedging(Seats.maker(0.01)),
        CalibrationSpec.fixed(1, 10, 0, 3600),
        venue(),
        Seats.NO_HALT,
        Signal.NONE,
        true);
  }

  /** Looks every 20 s; hedges for 100 bp within 5 s. */
  private static MakerSpec hedging(MakerSpec m) {
    return new MakerSpec(
        m.gamma(),
        m.gammaUnit(),
        m.model(),
        m.quoter(),
        m.horizon(),
        m.horizonSeconds(),
        m.terminalPenaltyBps(),
        m.halfSpreadBps(),
        m.depthShiftBps(),
        m.skewScale(),
        m.impactBps(),
        m.alpha(),
        m.orderUsd(),
        m.maxInventoryUsd(),
        20_000,
        m.noImprove(),
        m.volatility(),
        true,
        100,
        1,
        100,
        5_000);
  }

  /** Funding at a rate of nothing: the hour strikes, and no money moves. */
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
        FeeSpec.FLAT,
        new FundingSpec(FundingSpec.Source.RATES, List.of(0.0)));
  }
}
