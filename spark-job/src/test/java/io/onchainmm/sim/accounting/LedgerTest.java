package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger(10);

  /** Buys (lots &gt; 0) or sells at a price in half-ticks, for a fee. */
  private void trade(long lots, long halfTicks, long fee) {
    ledger.fill(lots, -lots * halfTicks * 10, fee);
  }

  @Test
  void rebateRaisesCashAndLowersFees() {
    ledger.mark(100);
    trade(2, 100, -3);
    assertThat(ledger.cashAtoms()).isEqualTo(-2_000 + 3);
    assertThat(ledger.feesAtoms()).isEqualTo(-3);
    assertThat(ledger.equityAtoms()).isEqualTo(3);
  }

  @Test
  void rebateMayExceedTheGrossResult() {
    ledger.mark(100);
    trade(1, 101, -25);
    trade(-1, 99, 0);
    assertThat(ledger.realisedAtoms()).isEqualTo(-20);
    assertThat(ledger.equityAtoms()).isEqualTo(5);
  }

  @Test
  void flipRealisesTheOldPositionAndOpensTheNewOneAtItsPrice() {
    ledger.mark(100);
    trade(1, 100, 0);
    trade(-3, 101, 0);
    assertThat(ledger.positionLots()).isEqualTo(-2);
    assertThat(ledger.realisedAtoms()).isEqualTo(10);
    assertThat(ledger.realisedFifoAtoms()).isEqualTo(10);
    assertThat(ledger.costBasisAtoms()).isEqualTo(-2 * 101 * 10);
    assertThat(ledger.unrealisedAtoms()).isEqualTo(20);
    assertThat(ledger.notionalAtoms()).isEqualTo(2_000);
  }

  @Test
  void reducingFillLeavesTheAverageCostAlone() {
    ledger.mark(100);
    trade(1, 100, 0);
    trade(1, 110, 0);
    trade(-1, 120, 0);
    assertThat(ledger.costBasisAtoms()).isEqualTo(1_050);
    assertThat(ledger.realisedAtoms()).isEqualTo(150);
    assertThat(ledger.realisedFifoAtoms()).isEqualTo(200);
    assertThat(ledger.unrealisedAtoms()).isEqualTo(-50);
    assertThat(ledger.unrealisedFifoAtoms()).isEqualTo(-100);
  }

  @Test
  void dustIsKept() {
    ledger.mark(100);
    trade(1_000_000, 100, 0);
    trade(-999_999, 100, 0);
    assertThat(ledger.positionLots()).isEqualTo(1);
    assertThat(ledger.costBasisAtoms()).isEqualTo(1_000);
  }

  @Test
  void pnlIsSpreadCapturePlusInventoryMinusCosts() {
    ledger.mark(100);
    trade(2, 98, 5);
    ledger.mark(103);
    ledger.funding(4);
    ledger.cost(Ledger.Cost.BRIBE, 6);
    ledger.cost(Ledger.Cost.GAS, 7);
    assertThat(ledger.spreadCaptureAtoms()).isEqualTo(40);
    assertThat(ledger.inventoryPnlAtoms()).isEqualTo(60);
    assertThat(ledger.fundingAtoms()).isEqualTo(-4);
    assertThat(ledger.bribesAtoms()).isEqualTo(6);
    assertThat(ledger.gasAtoms()).isEqualTo(7);
    assertThat(ledger.equityAtoms()).isEqualTo(40 + 60 - 5 - 4 - 6 - 7);
    assertThat(ledger.fills()).isEqualTo(1);
    assertThat(ledger.tradedAtoms()).isEqualTo(1_960);
    ledger.checkIdentities();
  }

  @Test
  void fillDoesNotMoveTheMark() {
    ledger.mark(100);
    trade(1, 90, 0);
    assertThat(ledger.equityAtoms()).isEqualTo(100);
  }

  @Test
  void fillWithoutSizeIsRefused() {
    ledger.mark(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.fill(0, 0, 0))
        .withMessageContaining("0 lots for 0 atoms");
  }

  @Test
  void fillAtNoOrANegativePriceIsRefused() {
    ledger.mark(100);
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.fill(1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.fill(1, 10, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.fill(-1, -10, 0));
  }

  @Test
  void fillBeforeAnyMarkIsAnError() {
    assertThatIllegalStateException()
        .isThrownBy(() -> trade(1, 100, 0))
        .withMessageContaining("before any mark");
  }

  @Test
  void markMustBePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.mark(0));
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.mark(-1));
  }

  @Test
  void negativeCostIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.cost(Ledger.Cost.GAS, -1))
        .withMessageContaining("GAS must be >= 0");
  }

  @Test
  void fundingWithoutAPositionIsRefused() {
    ledger.funding(0);
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.funding(1));
  }

  @Test
  void lotMustBeWorthSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ledger(0));
  }

  @Test
  void amountBeyondTheRangeEndsTheTrialAndIsNamed() {
    ledger.mark(Long.MAX_VALUE / 100);
    assertThatThrownBy(() -> ledger.fill(20, -1, 0))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.NOT_FINITE))
        .hasMessageContaining("position value left the range of the ledger");
  }

  @Test
  void cashBeyondTheRangeEndsTheTrial() {
    ledger.cost(Ledger.Cost.GAS, Long.MAX_VALUE);
    assertThatThrownBy(() -> ledger.cost(Ledger.Cost.GAS, 2))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("cash left the range");
  }
}
