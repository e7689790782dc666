package io.onchainmm.sim.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.accounting.HedgeLeg;
import io.onchainmm.sim.hyperliquid.FundingClock;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.maker.Hedger;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.HedgeMarket;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HedgeDeskTest {
  /** One lot at one half-tick is 50,000 atoms: a tick of 0.1 USD and a lot of 0.001. */
  private static final Instrument PERP =
      new Instrument("perp", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);

  /** Rows of time, kind, ticks, lots. */
  private static BookTape tape(long[]... rows) {
    int n = rows.length;
    long[][] column = new long[4][n];
    byte[] kind = new byte[n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 4; c++) {
        column[c][i] = rows[i][c];
      }
      kind[i] = (byte) rows[i][1];
    }
    return new BookTape("perp", PERP, n, column[0], kind, column[2], column[3], true, n);
  }

  private static HedgeLeg leg() {
    return new HedgeLeg(PERP, market().mids(), 0, 1000, false);
  }

  private static HedgeDesk desk(
      Hedger hedger, HedgeMarket market, HedgeLeg leg, double feeBps, long latency, long feed) {
    return new HedgeDesk(
        hedger,
        market,
        leg,
        LegFees.taker("fee", feeBps),
        new FundingClock(FundingSpec.NONE, 0),
        latency,
        feed,
        1000);
  }

  private static HedgeMarket market() {
    return HedgeMarket.of(
        tape(
            new long[] {100, BookTape.BID_DEPTH, 1000, 30},
            new long[] {100, BookTape.ASK_DEPTH, 1002, 40},
            new long[] {200, BookTape.BID_DEPTH, 999, 50},
            new long[] {200, BookTape.BID_DEPTH, 1000, 0},
            new long[] {250, BookTape.BUY_TRADE, 1002, 1},
            new long[] {300, BookTape.BID_DEPTH, 999, 0},
            new long[] {400, BookTape.BID_DEPTH, 998, 90},
            new long[] {500, BookTape.ASK_DEPTH, 998, 5},
            new long[] {600, BookTape.BID_DEPTH, 997, 7},
            new long[] {700, BookTape.GAP, 0, 0}));
  }

  @Test
  void touchesAreThoseAfterEachInstant() {
    HedgeMarket market = market();

    assertThat(market.length()).isEqualTo(7);
    assertThat(market.indexAt(99)).isEqualTo(-1);
    assertThat(market.twoSided(-1)).isFalse();
    int second = market.indexAt(250);
    assertThat(market.timeNanos(second)).isEqualTo(200);
    assertThat(market.takerTicks(second, false)).isEqualTo(999);
    assertThat(market.takerLots(second, true)).isEqualTo(40);
    assertThat(market.midHalfTicks(second)).isEqualTo(2001);
    assertThat(market.twoSided(market.indexAt(300))).isFalse();
    assertThat(market.twoSided(market.indexAt(500))).as("the bid was reached").isFalse();
    assertThat(market.midHalfTicks(market.indexAt(600))).isEqualTo(997 + 998);
    assertThat(market.twoSided(market.indexAt(700))).isFalse();
    assertThat(market.mids().timeNanos).containsExactly(100, 200, 400, 600);
    assertThat(market.mids().halfTicks).containsExactly(2002, 2001, 2000, 1995);
  }

  @Test
  void aHedgeOfAnotherTimeIsRefused() {
    HedgeMarket market = market();
    market.requireOverlap(tape(new long[] {150, 0, 1, 1}, new long[] {900, 0, 1, 1}));

    for (long from : new long[] {10, 700}) {
      assertThatThrownBy(
              () ->
                  market.requireOverlap(
                      tape(new long[] {from, 0, 1, 1}, new long[] {from + 90, 0, 1, 1})))
          .isInstanceOf(TrialFailure.class)
          .hasMessageContaining(
              "perp cannot hedge perp: it shows a bid and an ask from 100 to 700");
    }
  }

  @Test
  void theOrderTradesAfterItsLatencyAtTheTouchAndCarriesTheRest() {
    HedgeLeg leg = leg();
    HedgeDesk desk = desk(new Hedger(1, 5), market(), leg, 4.5, 50, 0);

    desk.decide(160, 0.04);
    assertThat(desk.nextNanos()).as("4.004 USD lie inside the band").isEqualTo(Long.MAX_VALUE);
    desk.decide(160, 0.12);
    assertThat(desk.nextNanos()).isEqualTo(210);
    desk.advance(209);
    assertThat(leg.ledger().fills()).isZero();
    desk.decide(220, 0.5);

    // 50 of 120 lots at 999: 4.995 USD; then nothing while there is no bid; 70 at 998: 6.986 USD.
    assertThat(leg.ledger().positionLots()).isEqualTo(-50);
    assertThat(leg.ledger().cashAtoms()).isEqualTo(4_995_000_000L - 2_247_750);
    desk.advance(399);
    assertThat(leg.ledger().positionLots()).isEqualTo(-50);
    desk.advance(400);
    assertThat(leg.ledger().positionLots()).isEqualTo(-120);
    assertThat(leg.ledger().feesAtoms()).isEqualTo(2_247_750 + 3_143_700);
    assertThat(desk.nextNanos()).isEqualTo(Long.MAX_VALUE);

    desk.decide(410, 0);
    desk.advance(1000);
    // Bought back: nothing at 460, where the ask shows 40: 40 lots, then 5 at 998 from 600 on.
    assertThat(leg.ledger().positionLots()).isEqualTo(-75);
    leg.mark(1000);
    leg.ledger().checkIdentities();
  }

  @Test
  void netDeltaIsInsideTheBandOnceTheHedgeHasArrived() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 1000; run++) {
      HedgeMarket market =
          HedgeMarket.of(
              tape(
                  new long[] {0, BookTape.BID_DEPTH, 1000, 1_000_000},
                  new long[] {0, BookTape.ASK_DEPTH, 1001, 1_000_000},
                  new long[] {1000, BookTape.ASK_DEPTH, 1002, 1}));
      HedgeLeg leg = new HedgeLeg(PERP, market.mids(), 0, 1000, false);
      double feeBps = random.nextInt(1_000_000) / 1e5;
      double band = 0.2 + random.nextDouble(20);
      HedgeDesk desk = desk(new Hedger(1, band), market, leg, feeBps, 7, 0);
      double position = 0;
      for (long nanos = 10; nanos < 900; nanos += 10) {
        position += random.nextDouble() - 0.5;
        desk.decide(nanos, position);
        desk.advance(nanos + 7);
        double open = position + leg.ledger().positionLots() * PERP.lotBase();
        assertThat(Math.abs(open) * 100.05).isLessThanOrEqualTo(band + 1e-9);
      }
      leg.mark(999);
      leg.ledger().checkIdentities();
      assertThat(leg.ledger().spreadCaptureAtoms()).isNotPositive();
    }
  }

  @Test
  void theDeskDecidesOnWhatItsFeedShowsAndTradesAtWhatThereIs() {
    HedgeLeg leg = leg();
    HedgeDesk desk = desk(new Hedger(1, 100.09), market(), leg, 0, 0, 60);
    // At 150 the book of 100 is not seen yet; at 160 it is, at a mid of 100.1.
    desk.decide(150, 1);
    assertThat(leg.ledger().fills()).isZero();
    // At 210 the mid is 100.05, inside the band, but what is seen is 100.1: the order trades at
    // 999.
    desk.decide(210, 1);
    assertThat(leg.ledger().positionLots()).isEqualTo(-50);
    assertThat(leg.ledger().cashAtoms()).isEqualTo(4_995_000_000L);
    // The rest trades at 400 (90 lots), known at 460; 500 to 600 show no bid; then 7 lots at 997.
    desk.advance(400);
    assertThat(leg.ledger().positionLots()).isEqualTo(-140);
    assertThat(desk.nextNanos()).isEqualTo(500);
  }

  @Test
  void aFillIsKnownAsLateAsTheFeed() {
    HedgeMarket market =
        HedgeMarket.of(
            tape(
                new long[] {0, BookTape.BID_DEPTH, 1000, 1_000_000},
                new long[] {0, BookTape.ASK_DEPTH, 1001, 1_000_000}));
    HedgeLeg leg = leg();
    HedgeDesk desk = desk(new Hedger(1, 1), market, leg, 0, 5, 60);
    desk.decide(100, 0.1);
    desk.advance(105);
    assertThat(leg.ledger().positionLots()).isEqualTo(-100);
    desk.decide(164, 0.2);
    assertThat(desk.nextNanos()).as("the fill of 105 is not known before 165").isGreaterThan(1000);
    desk.decide(165, 0.2);
    assertThat(desk.nextNanos()).isEqualTo(170);
  }

  @Test
  void fundingIsPaidOnTheHedgeAtTheFullHourBeforeItsTrades() {
    long hour = 3_600_000_000_000L;
    HedgeMarket market =
        HedgeMarket.of(
            tape(
                new long[] {0, BookTape.BID_DEPTH, 1000, 1_000_000},
                new long[] {0, BookTape.ASK_DEPTH, 1002, 1_000_000}));
    HedgeLeg leg = new HedgeLeg(PERP, market.mids(), 0, 3 * hour, false);
    HedgeDesk desk =
        new HedgeDesk(
            new Hedger(1, 1),
            market,
            leg,
            LegFees.taker("fee", 0),
            new FundingClock(
                new FundingSpec(FundingSpec.Source.RATES, List.of(0.001, -0.002, 9.0)), 0),
            10,
            0,
            3 * hour - 1);
    desk.decide(5, 0.2);
    desk.decide(hour - 10, -0.1);
    // The order of hour - 10 trades at the hour, after the funding: 200 short lots at 100.1 USD
    // are worth 20.02 USD and receive 0.02002.
    desk.advance(hour);
    assertThat(leg.ledger().fundingAtoms()).isEqualTo(20_020_000);
    assertThat(leg.ledger().positionLots()).isEqualTo(100);
    // 100 long lots receive 0.002 of 10.01; the third hour lies outside the window.
    desk.advance(3 * hour);
    assertThat(leg.ledger().fundingAtoms()).isEqualTo(20_020_000 + 20_020_000);
    leg.ledger().checkIdentities();
  }

  @Test
  void betaScalesTheTargetAndLotsRound() {
    assertThat(new Hedger(0.5, 0).orderLots(1, 0, 0.001, 100)).isEqualTo(-500);
    assertThat(new Hedger(1, 0).orderLots(-0.0016, 0, 0.001, 100)).isEqualTo(2);
    assertThat(new Hedger(1, 10).orderLots(0.1, 0, 0.001, 100)).as("on the band").isZero();
    assertThat(new Hedger(1, 9.99).orderLots(0.1, -1, 0.001, 102)).isEqualTo(-99);
  }

  @Test
  void valuesOutOfBoundsAreRefused() {
    assertThatThrownBy(() -> new Hedger(0, 1)).hasMessageContaining("beta must be > 0");
    assertThatThrownBy(() -> new Hedger(1, -1)).hasMessageContaining("band must be >= 0");
    for (long[] delays : new long[][] {{-1, 0}, {0, -1}}) {
      assertThatThrownBy(() -> desk(new Hedger(1, 1), market(), leg(), 1, delays[0], delays[1]))
          .hasMessageContaining("latencies must be >= 0");
    }
    HedgeLeg leg = leg();
    assertThatThrownBy(() -> leg.fill(1, Long.MAX_VALUE / 4, 1000, 0, 2000, 1))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("worth more than the ledger can hold");
  }
}
