package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.chain.Chains;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.pool.PoolSeats;
import io.onchainmm.sim.pool.PoolVenue;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded Uniswap V3 pools as markets: their ticks are derived, and trials are flown in them. */
class UniswapV3MarketRecordingTest {
  private static final Instrument WETH =
      new Instrument("WETH", new BigDecimal("0.01"), new BigDecimal("0.001"), 0, 0);

  static PoolRecording.UniswapV3 spec(int feeBps, int spacing) {
    return Sources.uniswapV3("", feeBps, spacing);
  }

  private static PoolEvents events(String name, PoolTerms terms) {
    return new UniswapV3Loader(terms)
        .events(
            TestFiles.recording("data/uniswap_v3_mainnet/" + name + ".csv.gz"),
            new BadRows(DataSpec.OnBadRow.FAIL));
  }

  @ParameterizedTest
  @CsvSource({"usdc_weth_500_events_00h-16h,5,10,3950,80", "usdc_weth_3000_events,30,60,266,21"})
  void everySwapFollowsFromTheDerivedTicks(
      String name, int feeBps, int spacing, int swaps, int positions) {
    PoolTerms terms = PoolTerms.of("v3", spec(feeBps, spacing));
    PoolEvents events = events(name, terms);

    TickSolver.Agreement agreement = TickSolver.solve(events, terms);

    assertThat(agreement).isEqualTo(new TickSolver.Agreement(swaps, swaps, 0));
    assertThat(events.events()).hasSize(swaps + positions);
    SwapColumns columns = events.swaps(terms);
    assertThat(columns.size()).isEqualTo(swaps);
    TradeColumns trades = SwapTrades.of(columns, terms, WETH);
    int nearTheMarket = 0;
    for (int i = 0; i < trades.size(); i++) {
      long ticks = trades.priceTicks.get(i);
      nearTheMarket += ticks > 215_000 && ticks < 235_000 ? 1 : 0;
    }
    // A few swaps are of a handful of units, which have no price to speak of.
    assertThat(nearTheMarket).isGreaterThan(trades.size() * 99 / 100);
  }

  private static PoolTape tape() {
    PoolTerms terms = PoolTerms.of("v3", spec(5, 10));
    PoolEvents events = events("usdc_weth_500_events_00h-16h", terms);
    TickSolver.solve(events, terms);
    double[] spots = events.spotsUsd(terms);
    PriceSeries self = SelfReference.of(events.times(), row -> spots[row], terms, WETH, 600);
    return events.tape("v3", WETH, terms, self, PoolTape.SELF, false);
  }

  private static List<Seat> seats(ChainSpec chain) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      PoolSpec.Threshold threshold =
          i % 2 == 0 ? PoolSpec.Threshold.INDIFFERENCE : PoolSpec.Threshold.QUOTE;
      seats.add(
          PoolSeats.seat(
              "v3",
              PoolSeats.maker(0.00001, 2000 + 20_000.0 * i, 500_000),
              PoolSeats.pool(threshold, 1 + i % 3, PoolSeats.CERTAIN).under(chain)));
    }
    return seats;
  }

  private static List<Metrics> flown(PoolTape tape, List<Seat> seats) {
    List<SeatResult> together = new PoolVenue(tape).replay(seats);
    List<Metrics> all = new ArrayList<>();
    for (int i = 0; i < seats.size(); i++) {
      SeatResult.Closed closed = (SeatResult.Closed) together.get(i);
      assertThat(new PoolVenue(tape).replay(seats.subList(i, i + 1)).get(0))
          .usingRecursiveComparison()
          .isEqualTo(closed);
      all.add(closed.closing().metrics());
    }
    return all;
  }

  private static void addsUp(Metrics m) {
    double costs = m.feesUsd() - m.fundingUsd() + m.bribesUsd() + m.gasUsd();
    assertThat(m.orders()).isEqualTo(m.fills() + m.rejects() + m.notIncluded());
    assertThat(m.spreadCaptureUsd() + m.inventoryPnlUsd() - costs)
        .isCloseTo(m.netPnlUsd(), within(1e-9));
    assertThat(m.realisedPnlUsd() + m.unrealisedPnlUsd() - costs)
        .isCloseTo(m.netPnlUsd(), within(1e-9));
  }

  @Test
  void trialsFlyInTheRecordedPool() {
    List<Metrics> all = flown(tape(), seats(ChainSpec.ASSUMED));

    assertThat(all).allSatisfy(UniswapV3MarketRecordingTest::addsUp);
    assertThat(all.stream().mapToLong(Metrics::fills).sum()).isGreaterThan(100);
  }

  /** Not what could have been done: the same events, as if the pool lay on another chain. */
  @Test
  void trialsFlyInItByTheRulesOfBase() {
    List<Metrics> all = flown(tape(), seats(Chains.byRules(ChainSpec.Rules.BASE)));

    assertThat(all).allSatisfy(UniswapV3MarketRecordingTest::addsUp);
    for (Metrics m : all) {
      assertThat(m.fills()).isPositive();
      long charged = m.fills() + m.rejects();
      // Each charge is rounded up to an atom of 1e-9 USD.
      assertThat(m.gasUsd()).isCloseTo(0.00175 * charged, within(1.1e-9 * charged));
    }
  }
}
