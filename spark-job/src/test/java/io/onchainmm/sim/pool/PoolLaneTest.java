package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.Bribes;
import io.onchainmm.sim.bribe.TipWindow;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.Hedging;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/**
 * One trial against a pool, worked by hand: 1,000 base and 2,000,000 quote, fair price 2,100 USD,
 * 0.3 % fee, so the pool asks 2,006.02 USD at the margin.
 */
class PoolLaneTest {
  private static final long FAIR = 2 * 210_000;
  private static final long T1 = 1_000_000_000L;
  private static final long T2 = 3_000_000_000L;
  private static final long DRAW_KEY = 7;
  private static final long END = 9_000_000_000L;

  private final PoolTape tape =
      new PoolTapes().reserves(0, 1_000_000_000L, 2_000_000_000_000L).fair(0, FAIR).tape();
  private final Pool recorded =
      new Pool(
          new SwapCurve(tape.curve, tape.feeBps),
          BigInteger.valueOf(1_000_000_000L),
          BigInteger.valueOf(2_000_000_000_000L));
  private final PoolUnits units = new PoolUnits(tape);

  /** Model B with k = 1 per bp and no volatility: depth 1 bp + f on both sides, no skew. */
  private static MakerSpec flat(double orderUsd, double maxInventoryUsd) {
    return new MakerSpec(
        0.1,
        MakerSpec.GammaUnit.USD,
        MakerSpec.Model.B,
        orderUsd,
        maxInventoryUsd,
        100,
        false,
        MakerSpec.VolatilitySource.CALIBRATION,
        false);
  }

  private PoolLane lane(MakerSpec maker, PoolSpec spec) {
    Calibration calibration =
        new Calibration(
            new long[] {0},
            new double[] {1},
            new double[] {1},
            new double[] {0},
            new long[] {FAIR},
            new int[] {0});
    TipWindow tips = new TipWindow(10);
    return new PoolLane(
        recorded,
        units,
        tape.instrument(),
        new Quoter(maker, tape.instrument(), 0, calibration, Signal.NONE),
        new PoolPlan(maker, spec, units, tape.instrument(), tips),
        new TrialAccount(tape.instrument(), new Marks(tape.reference), 10_000, 0, END, true),
        Hedging.NONE,
        new RiskMonitor(PoolSeats.RISK, 10_000),
        spec,
        DRAW_KEY);
  }

  private static Closing closing(PoolLane lane) {
    return ((SeatResult.Closed) lane.close()).closing();
  }

  @Test
  void buysOneOrderFromACheapPool() {
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    lane.decide(T1, FAIR, 0, false);
    assertThat(lane.disturbed()).isFalse();
    lane.land(2, T2, FAIR);
    assertThat(lane.disturbed()).isTrue();
    // 476 lots of 2.10 USD are the most below 1,000 USD. Exactly 476,000 raw units out:
    // a' = ceil(2e12 * 476000 / (1e9 - 476000)) = 952453368, a = floor((a' - 1) / 0.997) + 1.
    Closing closing = closing(lane);
    assertThat(closing.fills()).containsExactly(new Fill(T2, 476, -955_319_325_000L, 0, FAIR, 1));
    assertThat(lane.pool().base()).isEqualTo(BigInteger.valueOf(1_000_000_000L - 476_000));
    assertThat(lane.pool().quote()).isEqualTo(BigInteger.valueOf(2_000_000_000_000L + 952_453_368));
    assertThat(recorded.base()).isEqualTo(BigInteger.valueOf(1_000_000_000L));
    assertThat(closing.metrics().bribesUsd()).isEqualTo(0.02);
    assertThat(closing.metrics().gasUsd()).isEqualTo(0.01);
    assertThat(closing.metrics().feesUsd()).isZero();
    assertThat(closing.metrics().orders()).isEqualTo(1);
    double pnl = 0.476 * 2100 - 955.319325 - 0.03;
    assertThat(closing.metrics().netPnlUsd()).isCloseTo(pnl, within(1e-9));
  }

  @Test
  void sellsToADearPool() {
    recorded.reserves(recorded.base(), BigInteger.valueOf(2_200_000_000_000L));
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    lane.decide(T1, FAIR, 0, false);
    lane.land(2, T2, FAIR);
    // 476,000 less 1,428 of fee in; floor(474572 * 2.2e12 / (1e9 + 474572)) out.
    Fill fill = closing(lane).fills().get(0);
    assertThat(fill.lots()).isEqualTo(-476);
    assertThat(fill.cashAtoms()).isEqualTo(1_043_563_154_000L);
  }

  @Test
  void stopsWhereThePoolMeetsTheQuote() {
    // At the edge of the band nothing is left: the pool asks 2,006.02 and we bid 2,005.82.
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    lane.decide(T1, 2 * 200_602, 0, false);
    lane.land(2, T2, FAIR);
    assertThat(lane.disturbed()).isFalse();
    assertThat(closing(lane).metrics().orders()).isZero();
  }

  @Test
  void moreLotsInOneBlockUntilTheInventoryLimit() {
    PoolLane lane =
        lane(
            flat(1000, 2500),
            PoolSeats.pool(PoolSpec.Threshold.INDIFFERENCE, 5, PoolSeats.CERTAIN));
    lane.decide(T1, FAIR, 0, false);
    lane.land(2, T2, FAIR);
    // 1190 lots are 2,499 USD: two whole orders and what is left of the limit.
    assertThat(closing(lane).fills()).extracting(Fill::lots).containsExactly(476L, 476L, 238L);
  }

  @Test
  void revertsBeyondTheSlippageTolerance() {
    BribeSpec losesHalf =
        new BribeSpec(
            BribeSpec.Mode.PERCENTILE,
            95,
            10,
            1,
            0.02,
            100,
            1,
            BribeSpec.Link.LOG,
            0.5,
            0.003,
            0,
            0.0001,
            0);
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, losesHalf));
    lane.decide(T1, FAIR, 0, false);
    // A competing swap makes the pool 1 % dearer before ours arrives.
    recorded.swapExactIn(false, BigInteger.valueOf(10_000_000_000L));
    lane.land(2, T2, FAIR);
    Closing closing = closing(lane);
    assertThat(closing.fills()).isEmpty();
    assertThat(closing.metrics().rejects()).isEqualTo(1);
    assertThat(closing.metrics().notIncluded()).isZero();
    assertThat(closing.metrics().bribesUsd()).isEqualTo(0.01);
    assertThat(closing.metrics().gasUsd()).isEqualTo(0.013);
  }

  @Test
  void aPoolThatRanDryRefuses() {
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    lane.decide(T1, FAIR, 0, false);
    recorded.reserves(BigInteger.valueOf(476_000), BigInteger.valueOf(1000));
    lane.land(2, T2, FAIR);
    assertThat(closing(lane).metrics().rejects()).isEqualTo(1);
  }

  @Test
  void aGivenUpDislocationIsLeftAloneUntilItCloses() {
    BribeSpec evenChance = Bribes.inclusion(0, 1e-9, BribeSpec.Link.LINEAR, 0, 0, 1);
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, evenChance));
    long block = 0;
    for (int attempt = 0; attempt < 5; attempt++) {
      block = unluckyBlockAfter(block);
      lane.decide(T1, FAIR, 0, false);
      lane.land(block, T2, FAIR);
    }
    lane.decide(T1, 2 * 200_000, 0, false);
    lane.decide(T1, FAIR, 0, false);
    lane.land(unluckyBlockAfter(block), T2, FAIR);
    Closing closing = closing(lane);
    assertThat(closing.metrics().notIncluded()).isEqualTo(3);
    assertThat(closing.metrics().orders()).isEqualTo(3);
    assertThat(closing.metrics().gasUsd()).isEqualTo(0.03);
  }

  private static long unluckyBlockAfter(long block) {
    long next = block + 1;
    while (Rng.uniform(DRAW_KEY, Rng.INCLUSION, next * 128) < 0.6) {
      next++;
    }
    return next;
  }

  @Test
  void restatedReservesReplaceOurs() {
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    lane.decide(T1, FAIR, 0, false);
    lane.land(2, T2, FAIR);
    lane.restate();
    assertThat(lane.disturbed()).isFalse();
    assertThat(lane.pool()).isSameAs(recorded);
  }

  @Test
  void arbitrageReachesOnlyAPoolThatWeHaveMoved() {
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    lane.arbitrage(2 * 190_000, true);
    assertThat(lane.disturbed()).isFalse();
    assertThat(recorded.quote()).isEqualTo(BigInteger.valueOf(2_000_000_000_000L));
    lane.decide(T1, FAIR, 0, false);
    lane.land(2, T2, FAIR);
    lane.arbitrage(2 * 200_000, true);
    // At 1,990 the recorded pool is dislocated too: no arbitrageur came in this block.
    lane.arbitrage(2 * 199_000, true);
    // Ours stands at 2,001.91 and bids 1,995.90: inside the band around 2,000 nobody gains.
    assertThat(lane.pool().quote()).isEqualTo(BigInteger.valueOf(2_000_000_000_000L + 952_453_368));
    lane.arbitrage(2 * 199_500, true);
    assertThat(lane.pool().bidRaw()).isCloseTo(1995, within(1e-5));
    assertThat(recorded.quote()).isEqualTo(BigInteger.valueOf(2_000_000_000_000L));
  }

  @Test
  void nothingIsSentThatCannotLandOrDoesNotPay() {
    PoolLane late =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    late.decide(T1, FAIR, 0, true);
    assertThat(closing(late).metrics().orders()).isZero();
    PoolSpec dearGas = new PoolSpec(PoolSpec.Threshold.QUOTE, 50, 1, 60, PoolSeats.CERTAIN);
    PoolLane poor = lane(flat(1000, 10_000), dearGas);
    poor.decide(T1, FAIR, 0, false);
    assertThat(closing(poor).metrics().orders()).isZero();
    assertThat(closing(lane(flat(1000, 10_000), dearGas)).metrics().quotedFraction()).isZero();
  }

  @Test
  void aLotLargerThanTheOrderIsAnError() {
    PoolLane lane =
        lane(flat(1, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    assertThatThrownBy(() -> lane.decide(T1, FAIR, 0, false))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.INVALID_CONFIG))
        .hasMessageContaining("choose a finer lot");
  }
}
