package io.onchainmm.sim.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.PoolTape;
import org.junit.jupiter.api.Test;

/** When a swap lands on each chain, who is ahead, and what it costs, worked by hand. */
class ChainTest {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1000 * MS;

  private static Landing landing(Chain chain, double probability, double draw) {
    return chain.landing(new Sent(0, 0.02, 1000, probability), draw);
  }

  private static Landing at(long nanos) {
    return new Landing(true, nanos, nanos);
  }

  @Test
  void assumedCostsAreThoseOfTheConfiguration() {
    Chain chain = Chains.open(ChainSpec.Rules.ASSUMED);
    assertThat(chain.charges()).isEqualTo(new Charges(0.01, 0.002, true, 0.5, true, 0.5));
    assertThat(chain.charges().missedBeyondGasUsd()).isEqualTo(0.002);
    assertThat(landing(chain, 0.5, 0.49)).isEqualTo(at(0));
    assertThat(landing(chain, 0.5, 0.51).included()).isFalse();
    assertThat(chain.ahead(at(0), 100, SECOND, 0)).isFalse();
    assertThat(chain.auctioned()).isTrue();
    assertThat(chain.nothingDueUntilNanos(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(chain.dueUsd(0, SECOND)).isZero();
    assertThat(chain.committedNanos()).isZero();
  }

  @Test
  void baseLandsInASubBlock() {
    Chain chain = Chains.open(ChainSpec.Rules.BASE);
    // 50 ms on the way: sub-blocks end at 200, 400 ... 2,000 ms.
    assertThat(landing(chain, 0.5, 0.01)).isEqualTo(at(200 * MS));
    assertThat(landing(chain, 0.5, 0.26)).isEqualTo(at(1200 * MS));
    assertThat(landing(chain, 0.5, 0.4999)).isEqualTo(at(2000 * MS));
    assertThat(landing(chain, 0.5, 0.51)).isEqualTo(new Landing(false, 2 * SECOND, 2 * SECOND));
    // 150,000 x 0.002 gwei x 2,500 USD + 0.001 USD.
    assertThat(chain.charges().gasUsd()).isCloseTo(0.00175, within(1e-15));
    assertThat(chain.charges().revertedPaysGas()).isTrue();
    assertThat(chain.charges().revertedShare()).isEqualTo(1);
    assertThat(chain.charges().missedPaysGas()).isFalse();
    assertThat(chain.charges().missedShare()).isZero();
    assertThat(chain.charges().missedBeyondGasUsd()).isCloseTo(-0.00175, within(1e-15));
  }

  @Test
  void whatIsOutOnBaseIsFinal() {
    Chain chain = Chains.open(ChainSpec.Rules.BASE);
    assertThat(chain.ahead(at(400 * MS), 0.02, 300 * MS, 0.01)).isTrue();
    assertThat(chain.ahead(at(400 * MS), 0.01, 300 * MS, 0.01)).isFalse();
    assertThat(chain.ahead(at(400 * MS), 0, 450 * MS, 1)).isTrue();
    assertThat(chain.ahead(at(400 * MS), 100, 150 * MS, 0)).isFalse();
  }

  @Test
  void beforeFlashblocksBaseHadOneAuctionABlock() {
    BaseSpec spec = new BaseSpec(2000, 1, 50, 150_000, 0.0002, 0, 2500);
    Chain chain = new Base(spec, SECOND);
    assertThat(landing(chain, 0.5, 0.01)).isEqualTo(at(SECOND));
    assertThat(chain.ahead(at(SECOND), 2, -900 * MS, 1)).isTrue();
  }

  @Test
  void arbitrumServesWhoComesFirst() {
    Chain alone = new Arbitrum(Chains.arbitrum(0, 0.001), 1, 0);
    assertThat(alone.auctioned()).isFalse();
    assertThat(alone.offerUsd(1000)).isZero();
    assertThat(landing(alone, 0, 0.9)).isEqualTo(new Landing(true, 250 * MS, 50 * MS));
    assertThat(alone.ahead(landing(alone, 0, 0.9), 0, 51 * MS, 9)).isTrue();
    assertThat(alone.ahead(landing(alone, 0, 0.9), 9, 50 * MS, 0)).isFalse();
    // 150,000 x 0.02 gwei x 2,500 USD + 0.001 USD.
    assertThat(alone.charges().gasUsd()).isCloseTo(0.0085, within(1e-15));
    assertThat(alone.nothingDueUntilNanos(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(alone.dueUsd(-1, 1000 * SECOND)).isZero();
  }

  @Test
  void whoHoldsTheExpressLaneIsNotDelayed() {
    // The bids of the round from 0 s on close at -15 s.
    long start = -15 * SECOND;
    Chain theirs = new Arbitrum(Chains.arbitrum(0, 1), 1, start);
    assertThat(landing(theirs, 0, 0.9)).isEqualTo(new Landing(true, 500 * MS, 250 * MS));
    Chain ours = new Arbitrum(Chains.arbitrum(1.5, 1), 1, start);
    assertThat(landing(ours, 0, 0.9).orderNanos()).isEqualTo(50 * MS);
    Chain tooLow = new Arbitrum(Chains.arbitrum(1, 1), 1, start);
    assertThat(landing(tooLow, 0, 0.9).orderNanos()).isEqualTo(250 * MS);
    assertThat(tooLow.dueUsd(-1, 600 * SECOND)).isZero();
  }

  @Test
  void aRoundCostsTheSecondBidOrTheReserve() {
    long start = -15 * SECOND;
    Chain ours = new Arbitrum(Chains.arbitrum(1.5, 1), 1, start);
    assertThat(ours.dueUsd(-1, 0)).isCloseTo(1, within(1e-12));
    assertThat(ours.dueUsd(0, 59 * SECOND)).isZero();
    assertThat(ours.dueUsd(-1, 180 * SECOND)).isCloseTo(4, within(1e-12));
    assertThat(ours.nothingDueUntilNanos(0)).isEqualTo(60 * SECOND - 1);
    assertThat(ours.committedNanos()).isEqualTo(15 * SECOND);
    Chain alone = new Arbitrum(Chains.arbitrum(1.5, 0.001), 1, start);
    assertThat(alone.dueUsd(-1, 60 * SECOND)).isCloseTo(0.02, within(1e-12));
    Chain belowReserve = new Arbitrum(Chains.arbitrum(0.005, 0.001), 1, start);
    assertThat(belowReserve.dueUsd(-1, 60 * SECOND)).isZero();
  }

  @Test
  void aRoundThatBeganBeforeTheWindowIsNotOurs() {
    Chain ours = new Arbitrum(Chains.arbitrum(1.5, 1), 1, 30 * SECOND);
    assertThat(ours.dueUsd(30 * SECOND - 1, 59 * SECOND)).isZero();
    Sent sent = new Sent(40 * SECOND, 0, 1000, 1);
    assertThat(ours.landing(sent, 0.5).orderNanos()).isEqualTo(40 * SECOND + 250 * MS);
  }

  @Test
  void aRoundWhoseBidsHadClosedIsNotOurs() {
    // The bids of the round from 60 s on close at 45 s.
    Chain late = new Arbitrum(Chains.arbitrum(1.5, 1), 1, 45 * SECOND + 1);
    assertThat(late.dueUsd(45 * SECOND, 119 * SECOND)).isZero();
    assertThat(late.dueUsd(45 * SECOND, 120 * SECOND)).isCloseTo(1, within(1e-12));
    Sent sent = new Sent(70 * SECOND, 0, 1000, 1);
    assertThat(late.landing(sent, 0.5).orderNanos()).isEqualTo(70 * SECOND + 250 * MS);
    Chain inTime = new Arbitrum(Chains.arbitrum(1.5, 1), 1, 45 * SECOND);
    assertThat(inTime.dueUsd(45 * SECOND, 119 * SECOND)).isCloseTo(1, within(1e-12));
    assertThat(inTime.landing(sent, 0.5).orderNanos()).isEqualTo(70 * SECOND + 50 * MS);
  }

  @Test
  void solanaPaysBySignatureAndRequestedUnits() {
    SolanaSpec spec = new SolanaSpec(400, 4, Sending.PLAIN, 1, 200, 1000, 50, 1, 200_000, 0, 150);
    Chain plain = new Solana(spec, 1, 0);
    assertThat(plain.charges()).isEqualTo(Charges.landed(5000 * 1e-9 * 150));
    assertThat(plain.leastOfferUsd()).isZero();
    // 200,000 units x 1.000001 lamports, rounded up, and one signature.
    SolanaSpec dear =
        new SolanaSpec(400, 4, Sending.PLAIN, 1, 200, 1000, 50, 1, 200_000, 1_000_001, 150);
    assertThat(Solana.feeLamports(dear)).isEqualTo(200_001 + 5000);
    // A plain transaction competes within its slot.
    assertThat(plain.ahead(at(400 * MS), 2, 10 * MS, 1)).isTrue();
  }

  @Test
  void aBundleCompetesInAuctionsWithinItsSlot() {
    Chain chain =
        new Solana(
            new SolanaSpec(400, 4, Sending.BUNDLE, 1, 200, 1000, 50, 1, 200_000, 0, 150), 1, 0);
    assertThat(landing(chain, 0.5, 0.4)).isEqualTo(new Landing(true, 400 * MS, 200 * MS));
    assertThat(landing(chain, 0.5, 0.6)).isEqualTo(new Landing(false, 400 * MS, 200 * MS));
    assertThat(chain.ahead(landing(chain, 1, 0.4), 0, 250 * MS, 1)).isTrue();
    assertThat(chain.ahead(landing(chain, 1, 0.4), 1, 100 * MS, 2)).isFalse();
    assertThat(chain.charges().revertedPaysGas()).isFalse();
    assertThat(chain.leastOfferUsd()).isCloseTo(0.00015, within(1e-15));
  }

  @Test
  void aBundleBelowTheLeastTipIsLeftOut() {
    SolanaSpec bundle =
        new SolanaSpec(400, 4, Sending.BUNDLE, 1, 200, 1000, 50, 1, 200_000, 0, 150);
    Chain chain = new Solana(bundle, 1, 0);
    assertThat(chain.landing(new Sent(0, chain.leastOfferUsd(), 1000, 1), 0.4).included()).isTrue();
    assertThat(chain.landing(new Sent(0, 0.00014, 1000, 1), 0.4).included()).isFalse();
    SolanaSpec plain = new SolanaSpec(400, 4, Sending.PLAIN, 1, 200, 1000, 50, 1, 200_000, 0, 150);
    assertThat(new Solana(plain, 1, 0).landing(new Sent(0, 0, 1000, 1), 0.4).included()).isTrue();
  }

  @Test
  void inclusionIsSoldWhereTheChainSaysSo() {
    for (ChainSpec.Rules rules : ChainSpec.Rules.values()) {
      if (rules != ChainSpec.Rules.NETWORK) {
        assertThat(Chains.last(rules).sellsInclusion())
            .as("%s", rules)
            .isEqualTo(Chains.open(rules).auctioned());
      }
    }
  }

  @Test
  void anEthereumBundleThatFailsCostsNothing() {
    Chain chain = Chains.open(ChainSpec.Rules.ETHEREUM);
    // 150,000 x 1 gwei x 2,500 USD.
    assertThat(chain.charges().gasUsd()).isCloseTo(0.375, within(1e-12));
    assertThat(chain.charges()).isEqualTo(Charges.success(chain.charges().gasUsd()));
    assertThat(landing(chain, 0.5, 0.4)).isEqualTo(at(12 * SECOND));
    assertThat(chain.ahead(at(12 * SECOND), 2, SECOND, 1)).isTrue();
    EthereumSpec plain = new EthereumSpec(12_000, 50, Sending.PLAIN, 150_000, 1, 2500);
    assertThat(new Ethereum(plain, 0).charges().revertedPaysGas()).isTrue();
  }

  @Test
  void priorityBuysTimeOnHyperliquid() {
    Chain chain = new Hyperliquid(new HyperliquidSpec(91, 200, 900, 0, 45, 0), 0);
    assertThat(landing(chain, 0, 0.5)).isEqualTo(at(273 * MS));
    assertThat(landing(chain, 0, 0.99)).isEqualTo(at(910 * MS));
    Chain paying = new Hyperliquid(new HyperliquidSpec(91, 200, 900, 4, 45, 3), 0);
    assertThat(landing(paying, 0, 0.5)).isEqualTo(at(91 * MS));
    assertThat(paying.offerUsd(1000)).isCloseTo(0.4, within(1e-12));
    assertThat(paying.auctioned()).isFalse();
    assertThat(paying.charges()).isEqualTo(Charges.success(0));
    assertThat(paying.ahead(at(182 * MS), 2, 10 * MS, 1)).isFalse();
  }

  @Test
  void theRateRanksOnHyperliquidWhateverItComesTo() {
    HyperliquidSpec higher = new HyperliquidSpec(91, 200, 900, 4, 45, 3);
    HyperliquidSpec equal = new HyperliquidSpec(91, 200, 900, 4, 45, 4);
    // A small order at 4 bp pays less than a large one at 3 bp, and comes first.
    assertThat(new Hyperliquid(higher, 0).ahead(at(91 * MS), 0.04, 10 * MS, 300)).isTrue();
    assertThat(new Hyperliquid(equal, 0).ahead(at(91 * MS), 400, 10 * MS, 0.01)).isFalse();
    assertThat(new Hyperliquid(equal, 0).ahead(at(91 * MS), 0, 100 * MS, 1)).isTrue();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HyperliquidSpec(91, 200, 100, 0, 45, 0))
        .withMessageContaining("latency_p99_ms must be >= latency_median_ms (200.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnitClock(0, 0))
        .withMessageContaining("a unit must be > 0 ns");
    assertThatIllegalStateException().isThrownBy(() -> Chains.open(ChainSpec.Rules.NETWORK));
  }

  @Test
  void contractsExistWhereTheyWereDeployed() {
    assertThat(Deployments.missing(PoolTape.Curve.AERODROME_VOLATILE, "base")).isEmpty();
    assertThat(Deployments.missing(PoolTape.Curve.AERODROME_VOLATILE, "arbitrum"))
        .contains("there are no aerodrome_volatile pools on arbitrum (only on base)");
    assertThat(Deployments.missing(PoolTape.Curve.PANCAKE_V2, "arbitrum")).isEmpty();
    assertThat(Deployments.missing(PoolTape.Curve.PANCAKE_V2, "solana")).isPresent();
    assertThat(Deployments.missing(PoolTape.Curve.PANCAKE_V3, "hyperliquid")).isPresent();
    assertThat(Deployments.missing(PoolTape.Curve.UNISWAP_V2, "ethereum")).isEmpty();
    assertThat(Deployments.missing(PoolTape.Curve.UNISWAP_V2, "nowhere")).isPresent();
  }

  @Test
  void theRulesOfTheNetworkAreThoseOfTheMarketsChain() {
    ChainSpec network = Chains.last(ChainSpec.Rules.NETWORK);
    assertThat(network.on("solana").rules()).isEqualTo(ChainSpec.Rules.SOLANA);
    assertThat(Chains.last(ChainSpec.Rules.BASE).on("solana").rules())
        .isEqualTo(ChainSpec.Rules.BASE);
    assertThat(network.played("solana")).isEqualTo("solana");
    assertThat(Chains.last(ChainSpec.Rules.BASE).played("solana")).isEqualTo("base");
  }
}
