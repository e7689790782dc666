package io.onchainmm.sim.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.PoolTape.Curve;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swaps recorded on Base are reproduced to the unit. */
class AerodromeRecordingTest {
  private final SwapCurve curve = new SwapCurve(Curve.AERODROME_VOLATILE, 30);

  @ParameterizedTest
  @ValueSource(strings = {"swaps_poolA", "swaps_poolB_first_half"})
  void recordedOutputsToTheUnit(String name) {
    List<Csv> rows =
        Csv.rows(TestFiles.recording("data/aerodrome_base/" + name + "_with_reserves.csv.gz"));
    int exact = 0;
    for (Csv row : rows) {
      Pool pool = new Pool(curve, row.integer("reserve0_before"), row.integer("reserve1_before"));
      boolean zeroForOne = row.number("zero_for_one") == 1;
      var most = pool.amountOut(zeroForOne, row.integer("amount_in"));
      assertThat(most).as(row.toString()).isEqualTo(row.integer("formula_amount_out"));
      if (row.number("exact_match") == 1) {
        assertThat(most).as(row.toString()).isEqualTo(row.integer("amount_out"));
        exact++;
      } else {
        assertThat(most).as(row.toString()).isGreaterThan(row.integer("amount_out"));
      }
    }
    assertThat(exact).isGreaterThan(rows.size() / 2);
  }
}
