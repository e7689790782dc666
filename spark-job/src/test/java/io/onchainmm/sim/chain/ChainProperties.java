package io.onchainmm.sim.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold for swaps on every chain. */
class ChainProperties {
  private static final int CASES = 4_000;

  private final SplittableRandom random = new SplittableRandom(5);

  private Chain chain() {
    double latency = random.nextInt(3000);
    long start = random.nextLong(1_000_000_000_000L);
    long key = random.nextLong();
    return switch (random.nextInt(6)) {
      case 0 ->
          new Base(
              new BaseSpec(2000, 1 + random.nextInt(10), latency, 150_000, 0.002, 0.001, 2500),
              start);
      case 1 ->
          new Arbitrum(
              new ArbitrumSpec(250, latency, 200, random.nextInt(3), 60, 15, 0.5, 1, 1, 1, 1, 1, 1),
              key,
              start);
      case 2, 3 ->
          new Solana(
              new SolanaSpec(
                  400,
                  1 + random.nextInt(6),
                  random.nextBoolean() ? Sending.BUNDLE : Sending.PLAIN,
                  0.05 + 0.9 * random.nextDouble(),
                  200,
                  1000,
                  latency,
                  1,
                  200_000,
                  0,
                  150),
              key,
              start);
      case 4 -> new Ethereum(new EthereumSpec(12_000, latency, Sending.BUNDLE, 1, 1, 1), start);
      default ->
          new Hyperliquid(new HyperliquidSpec(91, 200, 900, random.nextInt(9), 45, 0), start);
    };
  }

  @Test
  void moreMoneyIsNeverLeftOutAndNeverLater() {
    int later = 0;
    for (int i = 0; i < CASES; i++) {
      Chain chain = chain();
      long nanos = random.nextLong(2_000_000_000_000L);
      double low = random.nextDouble();
      double high = low + (1 - low) * random.nextDouble();
      double draw = random.nextDouble();
      Landing poor = chain.landing(new Sent(nanos, 0.01, 1000, low), draw);
      Landing rich = chain.landing(new Sent(nanos, 0.02, 1000, high), draw);
      assertThat(poor.nanos()).as("case %d", i).isGreaterThan(nanos);
      assertThat(poor.orderNanos()).isLessThanOrEqualTo(poor.nanos());
      assertThat(rich.included() || !poor.included()).as("case %d", i).isTrue();
      assertThat(rich.nanos()).as("case %d", i).isLessThanOrEqualTo(poor.nanos());
      later += poor.nanos() > rich.nanos() ? 1 : 0;
    }
    assertThat(later).isPositive();
  }

  @Test
  void aBundleLandsWithALeaderThatTakesIt() {
    int waited = 0;
    for (int i = 0; i < CASES; i++) {
      Solana chain =
          new Solana(
              new SolanaSpec(400, 4, Sending.BUNDLE, 0.3, 200, 1000, 0, 1, 200_000, 0, 150),
              random.nextLong(),
              0);
      long nanos = random.nextLong(1_000_000_000_000L);
      Landing landing = chain.landing(new Sent(nanos, 0.01, 1000, 1), 0.5);
      long slot = landing.nanos() / 400_000_000L - 1;
      assertThat(chain.open(slot)).as("case %d", i).isTrue();
      long first = nanos / 400_000_000L;
      for (long earlier = first; earlier < slot; earlier++) {
        assertThat(chain.open(earlier)).as("case %d", i).isFalse();
        waited++;
      }
    }
    assertThat(waited).isGreaterThan(1000);
  }

  @Test
  void whatIsDueAddsUp() {
    for (int i = 0; i < CASES; i++) {
      Chain chain =
          new Arbitrum(
              new ArbitrumSpec(250, 50, 200, 1, 60, 15, 0.1, 0.7, 1, 1, 1, 1, 1),
              random.nextLong(),
              0);
      long from = random.nextLong(1_000_000_000_000L);
      long middle = from + random.nextLong(300_000_000_000L);
      long to = middle + random.nextLong(300_000_000_000L);
      assertThat(chain.dueUsd(from, middle) + chain.dueUsd(middle, to))
          .isCloseTo(chain.dueUsd(from, to), org.assertj.core.api.Assertions.within(1e-9));
      long quiet = chain.nothingDueUntilNanos(from);
      assertThat(chain.dueUsd(from, quiet)).as("case %d", i).isZero();
    }
  }
}
