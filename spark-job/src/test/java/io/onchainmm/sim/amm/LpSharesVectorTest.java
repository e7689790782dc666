package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares minted and burned, to the unit. */
class LpSharesVectorTest {

  @Test
  void mintsAndBurns() {
    List<Csv> rows = Csv.rows(TestFiles.vector("amm_lp_mint_burn.csv"));
    assertThat(rows).isNotEmpty();
    for (Csv row : rows) {
      assertThat(row.text("status")).isEqualTo("OK");
      if (row.text("op").equals("burn")) {
        burn(row);
      } else {
        assertThat(minted(row)).as(row.toString()).isEqualTo(row.integer("liquidity"));
      }
    }
  }

  private static BigInteger minted(Csv row) {
    BigInteger amount0 = row.integer("amount0_in");
    BigInteger amount1 = row.integer("amount1_in");
    return row.text("op").equals("first_mint")
        ? LpShares.firstMint(amount0, amount1)
        : LpShares.mint(
            amount0,
            amount1,
            row.integer("reserve0"),
            row.integer("reserve1"),
            row.integer("total_supply"));
  }

  private static void burn(Csv row) {
    LpShares.Amounts returned =
        LpShares.burn(
            row.integer("liquidity"),
            row.integer("reserve0"),
            row.integer("reserve1"),
            row.integer("total_supply"));
    assertThat(returned.amount0()).as(row.toString()).isEqualTo(row.integer("amount0_out"));
    assertThat(returned.amount1()).as(row.toString()).isEqualTo(row.integer("amount1_out"));
  }

  @Test
  void tooLittleForOneShareOrOneUnitIsRefused() {
    BigInteger thousand = BigInteger.valueOf(1000);
    BigInteger one = BigInteger.ONE;
    assertThat(Reverts.outcome(() -> LpShares.firstMint(thousand, thousand)))
        .isEqualTo(Revert.Reason.INSUFFICIENT_LIQUIDITY_MINTED);
    assertThat(Reverts.outcome(() -> LpShares.firstMint(one, one)))
        .isEqualTo(Revert.Reason.UNDERFLOW);
    assertThat(Reverts.outcome(() -> LpShares.mint(one, one, thousand, thousand, one)))
        .isEqualTo(Revert.Reason.INSUFFICIENT_LIQUIDITY_MINTED);
    assertThat(Reverts.outcome(() -> LpShares.burn(one, one, one, thousand)))
        .isEqualTo(Revert.Reason.INSUFFICIENT_LIQUIDITY_BURNED);
  }
}
