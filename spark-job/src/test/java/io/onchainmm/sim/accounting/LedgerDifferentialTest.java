package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.accounting.reference.ExactBook;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The integer ledger equals the obvious book, to the atom where nothing has to be rounded. */
class LedgerDifferentialTest {
  private static final long UNIT = 5;

  @Test
  void ledgerEqualsTheObviousBook() {
    SplittableRandom random = new SplittableRandom(20_250_904);
    for (int i = 0; i < 1_000; i++) {
      replay(random, i);
    }
  }

  private static void replay(SplittableRandom random, int sequence) {
    Ledger ledger = new Ledger(UNIT);
    ExactBook book = new ExactBook();
    int events = random.nextInt(1, 60);
    for (int i = 0; i < events; i++) {
      long price = random.nextLong(1, 5_000);
      switch (i == 0 ? 0 : random.nextInt(6)) {
        case 0 -> {
          ledger.mark(price);
          book.mark(BigDecimal.valueOf(price * UNIT));
        }
        case 1 -> {
          long atoms = random.nextLong(1_000);
          ledger.cost(random.nextBoolean() ? Ledger.Cost.GAS : Ledger.Cost.BRIBE, atoms);
          book.pay(BigDecimal.valueOf(atoms));
        }
        case 2 -> {
          long paid = ledger.positionLots() == 0 ? 0 : random.nextLong(-500, 500);
          ledger.funding(paid);
          book.pay(BigDecimal.valueOf(paid));
        }
        default -> {
          // Small sizes meet often at zero, so positions open, close exactly and flip.
          long lots = random.nextLong(1, 6) * (random.nextBoolean() ? 1 : -1);
          long fee = random.nextLong(-20, 20);
          ledger.fill(lots, -lots * price * UNIT, fee);
          book.fill(
              BigDecimal.valueOf(lots), BigDecimal.valueOf(price * UNIT), BigDecimal.valueOf(fee));
        }
      }
      check(ledger, book, "sequence %d, event %d".formatted(sequence, i));
    }
    ledger.checkIdentities();
  }

  private static void check(Ledger ledger, ExactBook book, String where) {
    same(ledger.positionLots(), book.position(), where);
    same(ledger.cashAtoms(), book.cash(), where);
    same(ledger.equityAtoms(), book.equity(), where);
    same(ledger.spreadCaptureAtoms(), book.spreadCapture(), where);
    same(ledger.inventoryPnlAtoms(), book.inventoryPnl(), where);
    same(ledger.realisedFifoAtoms(), book.realisedFifo(), where);
    // Each reducing fill may round the removed share of the cost by half an atom.
    BigDecimal rounding = BigDecimal.valueOf(ledger.fills());
    assertThat(BigDecimal.valueOf(ledger.realisedAtoms()))
        .as(where)
        .isCloseTo(book.realised(), within(rounding));
    assertThat(BigDecimal.valueOf(ledger.unrealisedAtoms()))
        .as(where)
        .isCloseTo(book.unrealised(), within(rounding));
  }

  private static void same(long got, BigDecimal want, String where) {
    assertThat(BigDecimal.valueOf(got)).as(where).isEqualByComparingTo(want);
  }
}
