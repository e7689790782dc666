package io.onchainmm.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.book.RandomMarket;
import io.onchainmm.sim.book.Seats;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.HedgeMarket;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.Tape;
import io.onchainmm.sim.pool.PoolSeats;
import io.onchainmm.sim.pool.PoolTapes;
import io.onchainmm.sim.venue.Seat;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quote here, hedge there, as one trial. */
class HedgedTrialTest {
  private static final Instrument STEPS =
      new Instrument("T", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);

  private static MakerSpec with(MakerSpec m, boolean hedge, double feeBps) {
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
        m.requoteMs(),
        m.noImprove(),
        m.volatility(),
        hedge,
        100,
        1,
        feeBps,
        20);
  }

  private static Trial trial(Seat seat, boolean hedge, double feeBps) {
    return new Trial(
        "hedge" + hedge + feeBps,
        seat.seed(),
        with(seat.maker(), hedge, feeBps),
        seat.calibration(),
        seat.venue(),
        seat.risk(),
        seat.signal(),
        true);
  }

  private static Outcome.Completed completed(TrialResult result) {
    assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class);
    return (Outcome.Completed) result.outcome();
  }

  /** The hedge changes no fill of the quoted market; what it makes adds to the trial's PnL. */
  private static void check(Tape tape, Seat seat) {
    List<Trial> trials =
        List.of(trial(seat, false, 0), trial(seat, true, 4.5), trial(seat, true, 0));
    List<TrialResult> flight = Simulator.fly(tape, trials);
    Outcome.Completed bare = completed(flight.get(0));
    Outcome.Completed hedged = completed(flight.get(1));
    Metrics metrics = hedged.metrics();

    assertThat(metrics.hedgeTrades()).isPositive();
    assertThat(metrics.hedgeFeesUsd()).isPositive();
    assertThat(metrics.netPnlUsd())
        .isCloseTo(bare.metrics().netPnlUsd() + metrics.hedgePnlUsd(), within(1e-9));
    assertThat(metrics.avgNotionalUsd()).isEqualTo(bare.metrics().avgNotionalUsd());
    assertThat(metrics.feesUsd()).isEqualTo(bare.metrics().feesUsd());
    assertThat(metrics.certaintyEquivalentUsd()).isEmpty();
    assertThat(hedged.fills().stream().filter(f -> f.leg() == Fill.Leg.MAKER).toList())
        .isEqualTo(bare.fills());
    assertThat(hedged.fills().stream().filter(f -> f.leg() == Fill.Leg.HEDGE).count())
        .isEqualTo(metrics.hedgeTrades());
    assertThat(hedged.fills())
        .isSortedAccordingTo((a, b) -> Long.compare(a.timeNanos(), b.timeNanos()));
    double[] equity = hedged.equity().equityUsd();
    assertThat(equity[equity.length - 1]).isCloseTo(metrics.netPnlUsd(), within(1e-9));

    Metrics free = completed(flight.get(2)).metrics();
    assertThat(free.hedgePnlUsd())
        .as("the same trades without the fee")
        .isCloseTo(metrics.hedgePnlUsd() + metrics.hedgeFeesUsd(), within(1e-9));
    for (int i = 0; i < trials.size(); i++) {
      Outcome.Completed alone = completed(Simulator.fly(tape, List.of(trials.get(i))).get(0));
      assertThat(alone.metrics()).isEqualTo(completed(flight.get(i)).metrics());
      assertThat(alone.fills()).isEqualTo(completed(flight.get(i)).fills());
    }
  }

  @Test
  void aBookIsHedgedOnAnother() {
    BookTape quoted = new RandomMarket(77).tape(3000, STEPS);
    BookTape perp = new RandomMarket(78).tape(3000, STEPS);
    check(quoted.withHedge(HedgeMarket.of(perp)), Seats.seat(Seats.maker(0.01), Seats.BOOK));
  }

  @Test
  void aPoolIsHedgedOnABook() {
    Tape pool = PoolTapes.wandering(77, 1500);
    long start = pool.startNanos();
    long fair = Math.round(2500 / pool.instrument().tickUsd());
    BookTape perp =
        new BookTape(
            "perp",
            pool.instrument(),
            4,
            new long[] {start, start, pool.endNanos(), pool.endNanos()},
            new byte[] {
              BookTape.BID_DEPTH, BookTape.ASK_DEPTH, BookTape.BID_DEPTH, BookTape.ASK_DEPTH
            },
            new long[] {fair, fair + 1, fair - 1, fair + 1},
            new long[] {1_000_000_000, 1_000_000_000, 1, 1},
            true,
            4);
    check(pool.withHedge(HedgeMarket.of(perp)), PoolSeats.varied(1));
  }

  @Test
  void aTapeWithoutAHedgeOrOfAnotherTimeFailsTheTrialAlone() {
    BookTape quoted = new RandomMarket(77).tape(300, STEPS);
    Seat seat = Seats.seat(Seats.maker(0.01), Seats.BOOK);
    List<Trial> trials = List.of(trial(seat, true, 1), trial(seat, false, 1));
    List<TrialResult> results = Simulator.fly(quoted, trials);

    Outcome.Failed failed = (Outcome.Failed) results.get(0).outcome();
    assertThat(failed.reason()).isEqualTo(FailureReason.INVALID_CONFIG);
    assertThat(failed.message()).contains("names no market to hedge on", ".hedge");
    completed(results.get(1));

    BookTape never =
        new BookTape(
            "never", STEPS, 0, new long[0], new byte[0], new long[0], new long[0], true, 0);
    Tape apart = quoted.withHedge(HedgeMarket.of(never));
    assertThat(apart.hedge()).isPresent();
    Outcome.Failed missing = (Outcome.Failed) Simulator.fly(apart, trials).get(0).outcome();
    assertThat(missing.reason()).isEqualTo(FailureReason.MISSING_DATA);
    assertThat(seat.signal()).isEqualTo(Signal.NONE);
  }
}
