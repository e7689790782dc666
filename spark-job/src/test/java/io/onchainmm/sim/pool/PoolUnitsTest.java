package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Money of a pool in atoms, and what the ledger cannot hold. */
class PoolUnitsTest {

  @Test
  void aCostIsRoundedUpToAnAtom() {
    assertThat(PoolUnits.costAtoms(0.01)).isEqualTo(10_000_000);
    assertThat(PoolUnits.costAtoms(1e-10)).isEqualTo(1);
    assertThat(PoolUnits.costAtoms(0)).isZero();
    assertThat(PoolUnits.costAtoms(8e9)).isEqualTo(8_000_000_000_000_000_000L);
  }

  @Test
  void aCostBeyondTheLedgerIsNamed() {
    for (double usd : new double[] {1e10, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatThrownBy(() -> PoolUnits.costAtoms(usd))
          .isInstanceOfSatisfying(
              TrialFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.NOT_FINITE))
          .hasMessageContaining("A cost of %s USD".formatted(usd))
          .hasMessageContaining("check gas, bribe and coin prices");
    }
  }

  @Test
  void aValueBeyondTheLedgerIsNamed() {
    PoolUnits units = new PoolUnits(PoolTapes.wandering(1, 10));
    // A thousandth of base at 2,000 USD.
    assertThat(units.valueAtoms(1, 400_000)).isEqualTo(2_000_000_000L);
    assertThatThrownBy(() -> units.valueAtoms(Long.MAX_VALUE / 2, 400_000))
        .isInstanceOfSatisfying(
            TrialFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.NOT_FINITE))
        .hasMessageContaining("lots at 2000.0 USD are more money than the ledger holds");
  }

  @Test
  void gasThatNoLedgerHoldsFailsTheTrialAndIsNoBug() {
    PoolSpec pool = new PoolSpec(PoolSpec.Threshold.QUOTE, 50, 1, 1e12, PoolSeats.CERTAIN);
    Seat seat = PoolSeats.seat("dear", PoolSeats.maker(0.001, 800, 6000), pool);
    assertThat(new PoolVenue(PoolTapes.wandering(1, 1500)).replay(List.of(seat)))
        .singleElement()
        .isInstanceOfSatisfying(
            SeatResult.Failed.class,
            f -> assertThat(f.reason()).isEqualTo(FailureReason.NOT_FINITE));
  }
}
