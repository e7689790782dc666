package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.Bribes;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.ChainSpec;
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

  private static final long BASE = 1_000_000_000L;
  private static final long QUOTE = 2_000_000_000_000L;

  private PoolTape tape;
  private PoolUnits units;
  private LanePools pools;
  private final PoolMoment moment = new PoolMoment();

  private static PoolTapes market() {
    return new PoolTapes().reserves(0, BASE, QUOTE).fair(0, FAIR);
  }

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
    return lane(market(), maker, spec);
  }

  private PoolLane lane(PoolTapes market, MakerSpec maker, PoolSpec spec) {
    tape = market.tape();
    units = new PoolUnits(tape);
    PoolPath path = new PoolPath(tape);
    pools = new LanePools(path, 1);
    pools.step();
    Calibration calibration =
        new Calibration(
            new long[] {0},
            new double[] {1},
            new double[] {1},
            new double[] {0},
            new long[] {FAIR},
            new int[] {0});
    Chain chain = spec.open(DRAW_KEY, 0);
    Offers offers = new Offers(spec.bribe(), chain);
    PoolTips.Tips tips = new PoolTips(1).tips(DRAW_KEY, spec.bribe());
    boolean byRules = spec.chain().order() == ChainSpec.Order.RULES;
    return new PoolLane(
        0,
        pools,
        units,
        new Quoter(maker, tape.instrument(), 0, calibration, Signal.NONE),
        new PoolPlan(maker, spec, units, tape.instrument(), offers, path.keptFraction()),
        offers,
        chain,
        new Transit(chain, byRules, tips.assumed(), DRAW_KEY, tape.blockNanos),
        new TrialAccount(tape.instrument(), new Marks(tape.reference), 10_000, 0, END, true),
        Hedging.NONE,
        new RiskMonitor(PoolSeats.RISK, 10_000),
        tips);
  }

  private void decide(PoolLane lane, long fairHalfTicks, boolean last) {
    moment.next(1, T1, fairHalfTicks, 0, last);
    lane.decide(moment);
  }

  private void arbitrage(long fairHalfTicks) {
    pools.arbitrage(units.rawPrice(units.priceUsdOfHalfTicks((double) fairHalfTicks)));
  }

  private Closing closing(PoolLane lane) {
    return ((SeatResult.Closed) lane.close(moment)).closing();
  }

  @Test
  void buysOneOrderFromACheapPool() {
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    decide(lane, FAIR, false);
    assertThat(pools.moved(0)).isFalse();
    lane.land(2, T2, FAIR);
    assertThat(pools.moved(0)).isTrue();
    // 476 lots of 2.10 USD are the most below 1,000 USD. Exactly 476,000 raw units out:
    // a' = ceil(2e12 * 476000 / (1e9 - 476000)) = 952453368, a = floor((a' - 1) / 0.997) + 1.
    Closing closing = closing(lane);
    assertThat(closing.fills()).containsExactly(new Fill(T2, 476, -955_319_325_000L, 0, FAIR, 1));
    assertThat(pools.pool(0).base()).isEqualTo(BigInteger.valueOf(1_000_000_000L - 476_000));
    assertThat(pools.pool(0).quote())
        .isEqualTo(BigInteger.valueOf(2_000_000_000_000L + 952_453_368));
    assertThat(closing.metrics().bribesUsd()).isEqualTo(0.02);
    assertThat(closing.metrics().gasUsd()).isEqualTo(0.01);
    assertThat(closing.metrics().feesUsd()).isZero();
    assertThat(closing.metrics().orders()).isEqualTo(1);
    double pnl = 0.476 * 2100 - 955.319325 - 0.03;
    assertThat(closing.metrics().netPnlUsd()).isCloseTo(pnl, within(1e-9));
  }

  @Test
  void sellsToADearPool() {
    PoolLane lane =
        lane(
            new PoolTapes().reserves(0, BASE, 2_200_000_000_000L).fair(0, FAIR),
            flat(1000, 10_000),
            PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    decide(lane, FAIR, false);
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
    decide(lane, 2 * 200_602, false);
    lane.land(2, T2, FAIR);
    assertThat(pools.moved(0)).isFalse();
    assertThat(closing(lane).metrics().orders()).isZero();
  }

  @Test
  void moreLotsInOneBlockUntilTheInventoryLimit() {
    PoolLane lane =
        lane(
            flat(1000, 2500),
            PoolSeats.pool(PoolSpec.Threshold.INDIFFERENCE, 5, PoolSeats.CERTAIN));
    decide(lane, FAIR, false);
    lane.land(2, T2, FAIR);
    // 1190 lots are 2,499 USD: two whole orders and what is left of the limit.
    assertThat(closing(lane).fills()).extracting(Fill::lots).containsExactly(476L, 476L, 238L);
  }

  @Test
  void revertsBeyondTheSlippageTolerance() {
    BribeSpec losesHalf =
        new Bribes()
            .of(95, 10, 1, 0.02)
            .law(100, 1, BribeSpec.Link.LOG)
            .failing(0.5, 0.003)
            .tips(0.0001, 0)
            .spec();
    // A competing swap makes the pool 1 % dearer before ours arrives.
    PoolTapes market =
        market().swap(2, false, BigInteger.valueOf(10_000_000_000L), BigInteger.valueOf(4_960_273));
    PoolLane lane =
        lane(market, flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, losesHalf));
    decide(lane, FAIR, false);
    pools.step();
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
        lane(
            market().reserves(2, 476_000, 1000),
            flat(1000, 10_000),
            PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    decide(lane, FAIR, false);
    pools.step();
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
      decide(lane, FAIR, false);
      lane.land(block, T2, FAIR);
    }
    decide(lane, 2 * 200_000, false);
    decide(lane, FAIR, false);
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
        lane(
            market().reserves(4, 7, 9),
            flat(1000, 10_000),
            PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    decide(lane, FAIR, false);
    lane.land(2, T2, FAIR);
    pools.step();
    assertThat(pools.moved(0)).isFalse();
    assertThat(pools.pool(0).base()).isEqualTo(BigInteger.valueOf(7));
    assertThat(pools.pool(0).quote()).isEqualTo(BigInteger.valueOf(9));
  }

  @Test
  void arbitrageReachesOnlyAPoolThatWeHaveMoved() {
    PoolLane lane =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    arbitrage(2 * 190_000);
    assertThat(pools.moved(0)).isFalse();
    assertThat(pools.recordedSpot()).isEqualTo(2000);
    decide(lane, FAIR, false);
    lane.land(2, T2, FAIR);
    arbitrage(2 * 200_000);
    // At 1,990 the recorded pool is dislocated too: no arbitrageur came in this block.
    arbitrage(2 * 199_000);
    // Ours stands at 2,001.91 and bids 1,995.90: inside the band around 2,000 nobody gains.
    assertThat(pools.pool(0).quote())
        .isEqualTo(BigInteger.valueOf(2_000_000_000_000L + 952_453_368));
    arbitrage(2 * 199_500);
    assertThat(pools.pool(0).bidRaw()).isCloseTo(1995, within(1e-5));
    assertThat(pools.recordedSpot()).isEqualTo(2000);
  }

  @Test
  void nothingIsSentThatCannotLandOrDoesNotPay() {
    PoolLane late =
        lane(flat(1000, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    decide(late, FAIR, true);
    assertThat(closing(late).metrics().orders()).isZero();
    PoolSpec dearGas = new PoolSpec(PoolSpec.Threshold.QUOTE, 50, 1, 60, PoolSeats.CERTAIN);
    PoolLane poor = lane(flat(1000, 10_000), dearGas);
    decide(poor, FAIR, false);
    assertThat(closing(poor).metrics().orders()).isZero();
    assertThat(closing(lane(flat(1000, 10_000), dearGas)).metrics().quotedFraction()).isZero();
  }

  @Test
  void aLotLargerThanTheOrderIsAnError() {
    PoolLane lane =
        lane(flat(1, 10_000), PoolSeats.pool(PoolSpec.Threshold.QUOTE, 1, PoolSeats.CERTAIN));
    assertThatThrownBy(() -> decide(lane, FAIR, false))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.INVALID_CONFIG))
        .hasMessageContaining("choose a finer lot");
  }
}
