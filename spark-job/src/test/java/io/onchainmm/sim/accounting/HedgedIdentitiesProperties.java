package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.reference.ExactBook;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Identities I1 and I2 over two legs (docs, section on the inventory book), after every event of
 * 1,000 random hedged trials, against books kept in decimals: equity is the cash and the marked
 * positions of both legs, and equals what was realised and is unrealised in both, less fees and
 * costs, plus funding.
 */
class HedgedIdentitiesProperties {
  private static final int TRIALS = 1_000;
  private static final long SECOND = 1_000_000_000L;
  private static final Instrument SPOT =
      new Instrument("SPOT", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);
  private static final Instrument PERP =
      new Instrument("PERP", new BigDecimal("0.5"), new BigDecimal("0.001"), 0, 0);
  private static final FeeRate FEE = new FeeRate("hedge.taker_fee_bps", 4.5);
  private static final BigDecimal FEE_SHARE = new BigDecimal("0.00045");

  private final SplittableRandom random = new SplittableRandom(91);

  @Test
  void equityIsTheSumOverBothLegsAfterEveryEvent() {
    for (int i = 0; i < TRIALS; i++) {
      new Trial(i).run();
    }
  }

  /** One trial with its books twice: the product's in atoms, ours in decimals of USD. */
  private final class Trial {
    private final int number;
    private final PriceSeries spotMarks = series(20_000);
    private final PriceSeries perpMarks = series(4_000);
    private final TrialAccount account =
        new TrialAccount(SPOT, new Marks(spotMarks), 1_000, 0, 60 * SECOND, true);
    private final HedgeLeg leg = new HedgeLeg(PERP, perpMarks, 0, 60 * SECOND, true);
    private final ExactBook spot = new ExactBook();
    private final ExactBook perp = new ExactBook();
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal funding = BigDecimal.ZERO;
    private BigDecimal costs = BigDecimal.ZERO;

    Trial(int number) {
      this.number = number;
      account.hedgeWith(leg);
    }

    void run() {
      long[] times = random.longs(random.nextInt(1, 40), 0, 60 * SECOND).sorted().toArray();
      for (long nanos : times) {
        event(nanos);
        markBoth(nanos);
        check(nanos);
      }
      Closing closing = account.finish(0, false);
      markBoth(60 * SECOND);
      assertThat(BigDecimal.valueOf(closing.metrics().netPnlUsd()))
          .as("trial %d", number)
          .isEqualByComparingTo(BigDecimal.valueOf(spot.equity().add(perp.equity()).doubleValue()));
    }

    private void event(long nanos) {
      long mark = spotMarks.at(nanos);
      spot.mark(usd(SPOT, mark));
      perp.mark(usd(PERP, perpMarks.at(nanos)));
      switch (random.nextInt(5)) {
        case 0 -> hedge(nanos);
        case 1 -> fund(nanos, mark);
        case 2 -> {
          long atoms = random.nextLong(1_000_000);
          account.cost(nanos, Ledger.Cost.GAS, atoms);
          costs = costs.add(atoms(atoms));
          spot.pay(atoms(atoms));
        }
        default -> quoted(nanos, mark);
      }
    }

    private void quoted(long nanos, long mark) {
      long lots = signedLots();
      long halfTicks = mark + random.nextLong(-20, 21);
      long fee = random.nextLong(-900_000, 900_000);
      account.fill(nanos, lots, -lots * halfTicks * SPOT.atomsPerHalfTickLot(), fee, mark, 1);
      spot.fill(base(SPOT, lots), usd(SPOT, halfTicks), atoms(fee));
      fees = fees.add(atoms(fee));
    }

    /** The fee of the hedge in whole atoms, against us. */
    private void hedge(long nanos) {
      long mark = perpMarks.at(nanos);
      long lots = signedLots();
      long ticks = mark / 2 + random.nextLong(-3, 4);
      leg.fill(nanos, lots, ticks, FEE.on(Math.abs(leg.notionalAtoms(lots, ticks))), mark, 1);
      BigDecimal notional = base(PERP, lots).abs().multiply(usd(PERP, 2 * ticks));
      BigDecimal fee = notional.multiply(FEE_SHARE).setScale(9, java.math.RoundingMode.CEILING);
      perp.fill(base(PERP, lots), usd(PERP, 2 * ticks), fee);
      fees = fees.add(fee);
    }

    private void fund(long nanos, long mark) {
      account.observe(nanos, mark);
      long paid = account.ledger().positionLots() == 0 ? 0 : random.nextLong(-500_000, 500_000);
      account.funding(nanos, paid);
      spot.pay(atoms(paid));
      funding = funding.subtract(atoms(paid));
    }

    private void markBoth(long nanos) {
      account.observe(nanos, spotMarks.at(nanos));
      spot.mark(usd(SPOT, spotMarks.at(nanos)));
      perp.mark(usd(PERP, perpMarks.at(nanos)));
    }

    private void check(long nanos) {
      String where = "trial %d at %d ns".formatted(number, nanos);
      BigDecimal equity = atoms(account.ledger().equityAtoms() + leg.ledger().equityAtoms());
      assertThat(equity).as("I1, " + where).isEqualByComparingTo(spot.equity().add(perp.equity()));
      assertThat(account.equityUsd()).as("I1, " + where).isEqualTo(equity.doubleValue());
      Ledger one = account.ledger();
      Ledger two = leg.ledger();
      assertThat(
              atoms(one.realisedAtoms() + one.unrealisedAtoms())
                  .add(atoms(two.realisedAtoms() + two.unrealisedAtoms()))
                  .subtract(fees)
                  .add(funding)
                  .subtract(costs))
          .as("I2, " + where)
          .isEqualByComparingTo(equity);
      assertThat(account.hedgePnlUsd())
          .as("hedge PnL, " + where)
          .isEqualTo(perp.equity().doubleValue());
    }
  }

  private long signedLots() {
    return random.nextLong(1, 40) * (random.nextBoolean() ? 1 : -1);
  }

  private PriceSeries series(long around) {
    long[] times = random.longs(30, 1, 60 * SECOND).sorted().distinct().toArray();
    times[0] = 0;
    return new PriceSeries(times, random.longs(times.length, around - 200, around + 200).toArray());
  }

  private static BigDecimal base(Instrument instrument, long lots) {
    return instrument.lotSizeBase().multiply(BigDecimal.valueOf(lots));
  }

  private static BigDecimal usd(Instrument instrument, long halfTicks) {
    return instrument.tickSizeUsd().multiply(BigDecimal.valueOf(halfTicks, 0)).divide(TWO);
  }

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private static BigDecimal atoms(long atoms) {
    return BigDecimal.valueOf(atoms, 9);
  }
}
