package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.LpSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Liquidity worked by hand: a tenth of a pool of 1,000 base and 2,000,000 USD at 2,000 USD, 0.3 %
 * fee, lots of a thousandth.
 */
class LpLaneTest {
  private static final long BASE = 1_000_000_000L;
  private static final long QUOTE = 2_000_000_000_000L;
  private static final long FAIR = 2 * 200_000;

  private static PoolTapes market() {
    return new PoolTapes().reserves(1, BASE, QUOTE).fair(1, FAIR);
  }

  /** Pays 10,000 USD for base: 9,970 after the fee, 4,960,273 raw units out. */
  private static PoolTapes bought(PoolTapes tapes) {
    return tapes.swap(2, false, BigInteger.valueOf(10_000_000_000L), BigInteger.valueOf(4_960_273));
  }

  private static SeatResult fly(PoolTape tape, Seat seat) {
    return new PoolVenue(tape).replay(List.of(seat)).get(0);
  }

  private static SeatResult.Closed closed(PoolTape tape, Seat seat) {
    SeatResult result = fly(tape, seat);
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return (SeatResult.Closed) result;
  }

  private static Seat lp(double usd, LpSpec.Rule rule, LpSpec.Rewards rewards, double perDay) {
    return PoolSeats.liquidity(new LpSpec(usd, rule, 100, rewards, perDay));
  }

  @Test
  void aSwapIsAFillForItsOwnersAndTheFeeIsClaimed() {
    PoolTape tape = bought(market()).reserves(5, 995_039_727L, 2_009_970_000_000L).tape();
    SeatResult.Closed result = closed(tape, PoolSeats.liquidity(400_000));
    // A tenth of the base is 100,000 lots, bought at 2 USD each. Of 4.960273 base a tenth leaves:
    // 99,503.97 lots stay, rounded down; 997 USD of the 9,970 come.
    assertThat(result.closing().fills())
        .containsExactly(
            new Fill(2_000_000_000L, 100_000, -200_000_000_000_000L, 0, FAIR, 1),
            new Fill(4_000_000_000L, -497, 997_000_000_000L, 0, FAIR, 0));
    Metrics metrics = result.closing().metrics();
    assertThat(metrics.lpFeesUsd().orElseThrow()).isCloseTo(3, within(1e-6));
    assertThat(metrics.feesUsd()).isCloseTo(-3, within(1e-6));
    // The trader paid 997 USD for what is worth 994 at the fair price: a gain, no loss.
    assertThat(metrics.lvrUsd().orElseThrow()).isCloseTo(-3, within(1e-9));
    assertThat(metrics.gasUsd()).isEqualTo(0.01);
    assertThat(metrics.netPnlUsd()).isCloseTo(3 + 3 - 0.01, within(1e-6));
    assertThat(metrics.orders()).isEqualTo(1);
    assertThat(metrics.quotedFraction()).isEqualTo(1);
    assertThat(metrics.lpEmissionsUsd()).hasValue(0);
  }

  @Test
  void feesThatStayInThePoolAreInItsReserves() {
    // 10,000 · 0.997 · 1,000 / (2,000,000 + 9,970) as above, but all of the 10,000 stay.
    PoolTape tape =
        bought(market().curve(PoolTape.Curve.PANCAKE_V2, 30))
            .reserves(5, 995_039_727L, 2_010_000_000_000L)
            .tape();
    SeatResult.Closed result = closed(tape, PoolSeats.liquidity(400_000));
    assertThat(result.closing().fills().get(1).cashAtoms()).isEqualTo(1_000_000_000_000L);
    Metrics metrics = result.closing().metrics();
    assertThat(metrics.lpFeesUsd().orElseThrow()).isCloseTo(3, within(1e-6));
    assertThat(metrics.feesUsd()).isZero();
    assertThat(metrics.lvrUsd().orElseThrow()).isCloseTo(-3, within(1e-6));
    assertThat(metrics.netPnlUsd()).isCloseTo(1000 - 994 - 0.01, within(1e-6));
  }

  @Test
  void aStakedLpEarnsEmissionsAndNoFees() {
    PoolTape tape = bought(market()).reserves(44, 995_039_727L, 2_009_970_000_000L).tape();
    Metrics metrics =
        closed(tape, lp(400_000, LpSpec.Rule.HOLD, LpSpec.Rewards.EMISSIONS, 86_400))
            .closing()
            .metrics();
    assertThat(metrics.lpFeesUsd()).hasValue(0);
    // A dollar a second from the deposit to the last block with an event.
    assertThat(metrics.lpEmissionsUsd().orElseThrow()).isCloseTo(86, within(1e-9));
    assertThat(metrics.feesUsd()).isCloseTo(-86, within(1e-9));
  }

  @Test
  void impermanentLossIsThatOfTheFormula() {
    // The price rises to 4 times: half the base, twice the quote.
    PoolTape tape =
        market()
            .fair(2, 4 * FAIR)
            .swap(2, false, BigInteger.valueOf(2_006_018_054_162L), BigInteger.valueOf(BASE / 2))
            .reserves(3, BASE / 2, 2 * QUOTE)
            .tape();
    Metrics metrics = closed(tape, PoolSeats.liquidity(400_000)).closing().metrics();
    double held = 100 * 8000 + 200_000;
    assertThat(metrics.impermanentLossUsd().orElseThrow() / held)
        .isCloseTo(io.onchainmm.sim.amm.LossVersusRebalancing.impermanentLoss(4), within(1e-6));
    // It sold 50 base worth 8,000 each for 200,000: rebalancing at the fair price brings twice
    // that.
    assertThat(metrics.lvrUsd().orElseThrow()).isCloseTo(200_000, within(10.0));
    assertThat(metrics.inventoryPnlUsd()).isCloseTo(100 * 6000, within(1e-6));
  }

  @Test
  void rebalancingPutsTheValueRight() {
    PoolTape tape =
        market()
            .fair(3, 2 * 210_000)
            .reserves(3, BASE, 2_100_000_000_000L)
            .reserves(6, BASE, 2_100_000_000_000L)
            .tape();
    SeatResult.Closed held = closed(tape, lp(400_000, LpSpec.Rule.HOLD, LpSpec.Rewards.FEES, 0));
    SeatResult.Closed put =
        closed(tape, lp(400_000, LpSpec.Rule.REBALANCE, LpSpec.Rewards.FEES, 0));
    assertThat(held.closing().metrics().gasUsd()).isEqualTo(0.01);
    assertThat(put.closing().metrics().gasUsd()).isEqualTo(0.02);
    // 400,000 USD at 2,100 are 95.238 base.
    assertThat(put.closing().metrics().finalPositionBase()).isCloseTo(95.238, within(0.001));
  }

  @Test
  void liquidityOfOthersMovesTheShareAndNotTheHoldings() {
    PoolTape tape =
        market().reserves(3, BASE / 2, QUOTE / 2).reserves(6, BASE / 2, QUOTE / 2).tape();
    SeatResult.Closed result = closed(tape, PoolSeats.liquidity(400_000));
    assertThat(result.closing().metrics().finalPositionBase()).isCloseTo(100, within(0.001));
    assertThat(result.closing().metrics().netPnlUsd()).isCloseTo(-0.01, within(2.1));
    PoolTape gone = market().reserves(3, BASE / 20, QUOTE / 20).reserves(6, 9, 9).tape();
    assertFailed(fly(gone, PoolSeats.liquidity(400_000)), "lower pool.lp.liquidity_usd");
  }

  @Test
  void aHaltWithdraws() {
    PoolTape tape =
        market().fair(3, FAIR / 2).reserves(3, BASE, QUOTE).reserves(9, BASE, QUOTE).tape();
    Seat seat = PoolSeats.liquidity(400_000);
    Seat nervous =
        new Seat(
            seat.trialId(),
            seat.seed(),
            seat.maker(),
            seat.calibration(),
            seat.venue(),
            new RiskSpec(0.01, 0.02, 1, 60, 500, 10),
            Signal.NONE,
            true);
    Metrics metrics = closed(tape, nervous).closing().metrics();
    assertThat(metrics.halted()).isTrue();
    assertThat(metrics.finalPositionBase()).isZero();
    assertThat(metrics.gasUsd()).isEqualTo(0.02);
    assertThat(metrics.quotedFraction()).isLessThan(0.5);
  }

  @Test
  void whatCannotBeIsRefused() {
    PoolTape tape = bought(market()).reserves(5, 9, 9).tape();
    assertFailed(fly(tape, PoolSeats.liquidity(4_000_000)), "provide less");
    PoolTape stays = bought(market().curve(PoolTape.Curve.PANCAKE_V2, 30)).tape();
    assertFailed(
        fly(stays, lp(1000, LpSpec.Rule.HOLD, LpSpec.Rewards.EMISSIONS, 1)), "use rewards: fees");
  }

  @Test
  void aPoolWithoutReservesIsWaitedFor() {
    PoolTape tape =
        new PoolTapes()
            .reserves(1, 0, 0)
            .fair(1, FAIR)
            .reserves(4, BASE, QUOTE)
            .reserves(6, BASE, QUOTE)
            .tape();
    SeatResult.Closed result = closed(tape, PoolSeats.liquidity(400_000));
    assertThat(result.closing().fills())
        .singleElement()
        .matches(f -> f.timeNanos() == 8_000_000_000L);
  }

  private static void assertFailed(SeatResult result, String what) {
    assertThat(result)
        .isInstanceOfSatisfying(
            SeatResult.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(FailureReason.INVALID_CONFIG);
              assertThat(failed.message()).contains(what);
            });
  }
}
