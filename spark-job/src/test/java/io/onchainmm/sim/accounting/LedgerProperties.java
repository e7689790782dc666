package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every sequence of events; each is tried on 1,000 random ones. */
class LedgerProperties {
  private static final int SEQUENCES = 1_000;
  private static final long UNIT = 50;

  @Test
  void identitiesHoldAfterEveryEventWhateverTheCashOfAFill() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < SEQUENCES; i++) {
      Ledger ledger = new Ledger(UNIT);
      ledger.mark(random.nextLong(1, 1L << 30));
      int events = random.nextInt(80);
      for (int j = 0; j < events; j++) {
        step(ledger, random);
        ledger.checkIdentities();
      }
    }
  }

  /** Pools give cash that is no multiple of the size; large amounts need more than 64 bits. */
  private static void step(Ledger ledger, SplittableRandom random) {
    switch (random.nextInt(6)) {
      case 0 -> ledger.mark(random.nextLong(1, 1L << 30));
      case 1 -> ledger.cost(Ledger.Cost.BRIBE, random.nextLong(1L << 30));
      case 2 -> {
        if (ledger.positionLots() != 0) {
          ledger.funding(random.nextLong(-1_000, 1_000));
        }
      }
      default -> {
        long lots = random.nextLong(1, 1L << random.nextInt(1, 20));
        long cash = random.nextLong(1, 1L << random.nextInt(1, 55));
        boolean buy = random.nextBoolean();
        ledger.fill(buy ? lots : -lots, buy ? -cash : cash, random.nextLong(-100, 100));
      }
    }
  }

  @Test
  void splittingAFillAtTheSamePriceChangesNothing() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < SEQUENCES; i++) {
      Ledger whole = new Ledger(UNIT);
      Ledger split = new Ledger(UNIT);
      long parts = 0;
      int events = random.nextInt(1, 40);
      for (int j = 0; j < events; j++) {
        long mark = random.nextLong(1, 10_000);
        whole.mark(mark);
        split.mark(mark);
        long price = random.nextLong(1, 10_000) * UNIT;
        long lots = random.nextLong(1, 20);
        long sign = random.nextBoolean() ? 1 : -1;
        whole.fill(sign * lots, -sign * lots * price, 7);
        for (long left = lots; left > 0; parts++) {
          long part = random.nextLong(1, left + 1);
          left -= part;
          split.fill(sign * part, -sign * part * price, left == 0 ? 7 : 0);
        }
        assertThat(split.equityAtoms()).isEqualTo(whole.equityAtoms());
        assertThat(split.cashAtoms()).isEqualTo(whole.cashAtoms());
        assertThat(split.positionLots()).isEqualTo(whole.positionLots());
        assertThat(split.realisedFifoAtoms()).isEqualTo(whole.realisedFifoAtoms());
        assertThat(split.spreadCaptureAtoms()).isEqualTo(whole.spreadCaptureAtoms());
        assertThat(split.inventoryPnlAtoms()).isEqualTo(whole.inventoryPnlAtoms());
        assertThat(split.tradedAtoms()).isEqualTo(whole.tradedAtoms());
        // Average cost removes rounded shares: up to half an atom a part.
        assertThat(split.realisedAtoms()).isCloseTo(whole.realisedAtoms(), within(parts + j));
      }
    }
  }

  @Test
  void fillAtTheMarkCostsItsFeeAndRealisesOnlyWhenItReduces() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < SEQUENCES; i++) {
      Ledger ledger = new Ledger(UNIT);
      for (int j = 0; j < 20; j++) {
        long mark = random.nextLong(1, 1_000);
        ledger.mark(mark);
        long equity = ledger.equityAtoms();
        long realised = ledger.realisedAtoms();
        long position = ledger.positionLots();
        long lots = random.nextLong(1, 9) * (random.nextBoolean() ? 1 : -1);
        long fee = random.nextLong(-50, 50);
        ledger.fill(lots, -lots * mark * UNIT, fee);
        assertThat(ledger.equityAtoms()).isEqualTo(equity - fee);
        if (Long.signum(position) * Long.signum(lots) >= 0) {
          assertThat(ledger.realisedAtoms()).isEqualTo(realised);
        }
      }
    }
  }
}
