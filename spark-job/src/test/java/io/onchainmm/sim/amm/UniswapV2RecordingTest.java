package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Swaps in Uniswap-V2-style pairs, from traces of Ethereum blocks: reproduced to the unit. */
class UniswapV2RecordingTest {
  private final SwapCurve curve = new SwapCurve(PoolTape.Curve.UNISWAP_V2, 30);

  @Test
  void everyExactSwapToTheUnitAndNoneAboveTheFormula() {
    int exact = 0;
    int less = 0;
    int unbalanced = 0;
    for (Csv row :
        Csv.rows(TestFiles.recording("data/uniswap_v2_mainnet/v2_swaps_from_traces.csv.gz"))) {
      if (row.number("single_sided") != 1) {
        continue;
      }
      if (!balances(row)) {
        unbalanced++;
        continue;
      }
      boolean zeroIn = row.integer("amount0_in").signum() > 0;
      BigInteger in = row.integer(zeroIn ? "amount0_in" : "amount1_in");
      BigInteger out = row.integer(zeroIn ? "amount1_out" : "amount0_out");
      Pool pool = new Pool(curve, row.integer("reserve0_before"), row.integer("reserve1_before"));
      BigInteger most = pool.amountOut(zeroIn, in);
      assertThat(most).as(row.toString()).isEqualTo(row.integer("formula_997_out"));
      assertThat(curve.acceptsSwap(in, most, reserve(row, zeroIn), reserve(row, !zeroIn)))
          .as(row.toString())
          .isTrue();
      if (row.number("exact_match_997") == 1) {
        assertThat(out).as(row.toString()).isEqualTo(most);
        assertThat(pool.amountIn(zeroIn, out)).as(row.toString()).isLessThanOrEqualTo(in);
        pool.settle(zeroIn, in, out);
        assertThat(pool.base()).as(row.toString()).isEqualTo(row.integer("reserve0_after"));
        assertThat(pool.quote()).as(row.toString()).isEqualTo(row.integer("reserve1_after"));
        exact++;
      } else {
        assertThat(out).as(row.toString()).isLessThan(most);
        less++;
      }
    }
    assertThat(exact).isEqualTo(286);
    assertThat(less + unbalanced).isEqualTo(310 - 286);
    assertThat(unbalanced).isLessThanOrEqualTo(1);
  }

  private static BigInteger reserve(Csv row, boolean zero) {
    return row.integer(zero ? "reserve0_before" : "reserve1_before");
  }

  /** In one row the reserves moved between the two reads. */
  private static boolean balances(Csv row) {
    return balances(row, 0) && balances(row, 1);
  }

  private static boolean balances(Csv row, int token) {
    return row.integer("reserve" + token + "_before")
        .add(row.integer("amount" + token + "_in"))
        .subtract(row.integer("amount" + token + "_out"))
        .equals(row.integer("reserve" + token + "_after"));
  }
}
