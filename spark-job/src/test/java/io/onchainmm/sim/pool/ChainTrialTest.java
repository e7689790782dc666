package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.Bribes;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.chain.Chains;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.risk.Alert;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole trials under the rules of chains, and with beliefs that are learnt. */
class ChainTrialTest {
  private static final int BLOCKS = 4000;
  private static final PoolTape TAPE = PoolTapes.wandering(3, BLOCKS);
  private static final double TIP = 0.0001;

  private static Bribes bribes() {
    return new Bribes()
        .mode(BribeSpec.Mode.OPTIMAL)
        .law(1, 0.8, BribeSpec.Link.LOG)
        .of(95, 50, 1, 0.0001)
        .retries(3)
        .tips(TIP, 0);
  }

  private static Seat seat(String id, BribeSpec bribe, ChainSpec chain) {
    PoolSpec pool = PoolSeats.pool(PoolSpec.Threshold.INDIFFERENCE, 2, bribe).under(chain);
    return PoolSeats.seat(id, PoolSeats.maker(0.001, 800, 6000), pool);
  }

  private static Metrics fly(PoolTape tape, BribeSpec bribe) {
    return fly(tape, bribe, ChainSpec.ASSUMED);
  }

  private static Metrics fly(BribeSpec bribe, ChainSpec chain) {
    return fly(TAPE, bribe, chain);
  }

  private static Metrics fly(PoolTape tape, BribeSpec bribe, ChainSpec chain) {
    List<SeatResult> results = new PoolVenue(tape).replay(List.of(seat("t", bribe, chain)));
    assertThat(results.get(0)).isInstanceOf(SeatResult.Closed.class);
    return ((SeatResult.Closed) results.get(0)).closing().metrics();
  }

  private static double expit(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  @Test
  void theFitFindsThePlantedCurve() {
    PoolTape tape = PoolTapes.wandering(5, 30_000);
    Bribes wrong = bribes().prior(-2, 1.5);
    Metrics stubborn = fly(tape, wrong.spec());
    assertThat(stubborn.inclusionFits()).isZero();
    assertThat(stubborn.inclusionAlpha().getAsDouble()).isEqualTo(-1);
    assertThat(stubborn.inclusionBeta().getAsDouble()).isCloseTo(1.2, within(1e-12));
    for (BribeSpec.Fit fit : List.of(BribeSpec.Fit.MLE, BribeSpec.Fit.FIRTH)) {
      Metrics learnt = fly(tape, wrong.fit(fit, 2000, 20).spec());
      assertThat(learnt.inclusionFits()).as("%s", fit).isGreaterThan(10);
      assertThat(learnt.inclusionLogLoss().getAsDouble())
          .as("%s", fit)
          .isLessThan(stubborn.inclusionLogLoss().getAsDouble());
      double alpha = learnt.inclusionAlpha().getAsDouble();
      double beta = learnt.inclusionBeta().getAsDouble();
      double mean = learnt.bribesUsd() / learnt.fills();
      for (double bribe : new double[] {mean / 2, mean, 2 * mean}) {
        double z = Math.log(bribe);
        assertThat(expit(alpha + beta * z))
            .as("%s after %d fits at %s USD", fit, learnt.inclusionFits(), bribe)
            .isCloseTo(expit(1 + 0.8 * z), within(0.12));
      }
    }
  }

  @Test
  void onlyAWrongBeliefIsIncludedOtherwiseThanItSays() {
    PoolTape tape = PoolTapes.wandering(5, 12_000);
    assertThat(inclusionAlerts(tape, bribes().prior(0, 1))).isZero();
    assertThat(inclusionAlerts(tape, bribes().prior(-2, 1))).isPositive();
    assertThat(inclusionAlerts(tape, bribes().prior(2, 1))).isPositive();
    assertThat(inclusionAlerts(tape, bribes().prior(0, 1.5))).isPositive();
    assertThat(inclusionAlerts(tape, bribes().prior(0, 0.5))).isPositive();
  }

  private static long inclusionAlerts(PoolTape tape, Bribes bribes) {
    Seat seat = seat("t", bribes.spec(), ChainSpec.ASSUMED);
    SeatResult result = new PoolVenue(tape).replay(List.of(seat)).get(0);
    return ((SeatResult.Closed) result)
        .alerts().stream().filter(alert -> alert.kind() == Alert.Kind.INCLUSION).count();
  }

  @Test
  void withoutTwoKindsOfOutcomesThePriorStays() {
    BribeSpec certain =
        new Bribes()
            .of(95, 10, 1, 0.02)
            .law(100, 1, BribeSpec.Link.LOG)
            .fit(BribeSpec.Fit.MLE, 500, 20)
            .spec();
    Metrics m = fly(certain, ChainSpec.ASSUMED);
    assertThat(m.notIncluded()).isZero();
    assertThat(m.inclusionFits()).isPositive().isEqualTo(m.inclusionFallbacks());
    // Announced with certainty: there is nothing to judge.
    assertThat(m.inclusionLogLoss()).isEmpty();
  }

  @Test
  void onBaseWhatIsLeftOutCostsNothing() {
    Metrics m = fly(bribes().spec(), Chains.last(ChainSpec.Rules.BASE));
    assertThat(m.notIncluded()).isGreaterThan(20);
    assertThat(m.fills()).isGreaterThan(50);
    assertThat(m.gasUsd()).isCloseTo(0.00175 * (m.fills() + m.rejects()), within(1e-6));
  }

  @Test
  void bundlesPayOnlyForFills() {
    Metrics ethereum = fly(bribes().spec(), Chains.last(ChainSpec.Rules.ETHEREUM));
    assertThat(ethereum.rejects()).isPositive();
    assertThat(ethereum.gasUsd()).isCloseTo(0.375 * ethereum.fills(), within(1e-6));
    Metrics solana = fly(bribes().spec(), Chains.last(ChainSpec.Rules.SOLANA));
    assertThat(solana.gasUsd()).isCloseTo(0.00075 * solana.fills(), within(1e-6));
    assertThat(solana.notIncluded()).isPositive();
  }

  @Test
  void onArbitrumNothingIsBid() {
    Metrics m = fly(bribes().spec(), Chains.express(0, 1));
    assertThat(m.notIncluded()).isZero();
    assertThat(m.bribesUsd()).isZero();
    assertThat(m.inclusionAlpha()).isEmpty();
    assertThat(m.gasUsd()).isCloseTo(0.0085 * (m.fills() + m.rejects()), within(1e-6));
  }

  @Test
  void theExpressLaneCostsEachRound() {
    // The window of 3,999 blocks starts at 2 s; a round of 60 s begins at 60, 120 ... 7,980 s.
    Metrics m = fly(bribes().spec(), Chains.express(0.5, 0.02));
    assertThat(m.halted()).isFalse();
    assertThat(m.bribesUsd()).isCloseTo(133 * 0.02, within(1e-6));
  }

  @Test
  void hyperliquidTakesItsShareOfWhatFills() {
    Metrics m = fly(bribes().spec(), Chains.last(ChainSpec.Rules.HYPERLIQUID));
    assertThat(m.fills()).isPositive();
    assertThat(m.gasUsd()).isZero();
    assertThat(m.notIncluded()).isZero();
  }

  @Test
  void whoPaysMoreIsRevertedLessOften() {
    // Every bribe is above every tip, so that an equal sub-block suffices.
    BribeSpec high =
        new Bribes().of(95, 10, 1, 0.02).law(100, 1, BribeSpec.Link.LOG).tips(TIP, 0).spec();
    PoolSpec strict = new PoolSpec(PoolSpec.Threshold.INDIFFERENCE, 1, 2, 0.01, high);
    List<Long> reverted = new ArrayList<>();
    for (ChainSpec chain :
        List.of(Chains.last(ChainSpec.Rules.BASE), Chains.byRules(ChainSpec.Rules.BASE))) {
      Seat seat = PoolSeats.seat("t", PoolSeats.maker(0.001, 800, 6000), strict.under(chain));
      SeatResult result = new PoolVenue(TAPE).replay(List.of(seat)).get(0);
      reverted.add(((SeatResult.Closed) result).closing().metrics().rejects());
    }
    assertThat(reverted.get(0)).isGreaterThan(30);
    assertThat(reverted.get(1)).isBetween(1L, reverted.get(0) * 3 / 4);
  }

  @Test
  void aTrialAloneEqualsTheSameTrialInAFlight() {
    List<Seat> seats = new ArrayList<>();
    for (ChainSpec.Rules rules : ChainSpec.Rules.values()) {
      if (rules != ChainSpec.Rules.NETWORK) {
        BribeSpec.Fit fit = seats.size() % 4 == 0 ? BribeSpec.Fit.MLE : BribeSpec.Fit.FIRTH;
        BribeSpec bribe = bribes().prior(-1, 1.5).fit(fit, 60, 7).spec();
        seats.add(seat(rules.name(), bribe, Chains.last(rules)));
        seats.add(seat(rules.name(), bribe, Chains.byRules(rules)));
      }
    }
    PoolVenue venue = new PoolVenue(TAPE);
    List<SeatResult> together = venue.replay(seats);
    for (int i = 0; i < seats.size(); i++) {
      assertThat(venue.replay(List.of(seats.get(i))))
          .as(seats.get(i).trialId())
          .usingRecursiveComparison()
          .isEqualTo(List.of(together.get(i)));
    }
  }
}
