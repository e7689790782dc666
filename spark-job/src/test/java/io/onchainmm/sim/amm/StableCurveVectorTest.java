package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Aerodrome's stable curve against independent and published vectors, to the unit. */
class StableCurveVectorTest {
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "amount_in=(\\w+);reserve0=(\\w+)\\((\\d+) dec\\);reserve1=(\\w+)\\((\\d+)"
              + " dec\\);fee_bps=(\\d+)");

  @Test
  void quotesInvariantAndThePairsOwnCheck() {
    List<Csv> rows = Csv.rows(TestFiles.vector("amm_aerodrome_stable.csv"));
    assertThat(rows).isNotEmpty();
    for (Csv row : rows) {
      StableCurve curve =
          new StableCurve(
              digits(row.text("decimals0")), digits(row.text("decimals1")), row.number("fee_bps"));
      boolean zeroIn = row.number("zero_for_one") == 1;
      BigInteger in = row.integer("amount_in");
      BigInteger reserve0 = row.integer("reserve0");
      BigInteger reserve1 = row.integer("reserve1");
      if (!row.text("status").equals("OK")) {
        Reverts.expect(
            () -> curve.amountOut(zeroIn, in, reserve0, reserve1), row.text("status"), row);
        continue;
      }
      BigInteger out = row.integer("amount_out");
      assertThat(curve.amountOut(zeroIn, in, reserve0, reserve1)).as(row.toString()).isEqualTo(out);
      assertThat(in.subtract(curve.entersReserves(in)))
          .as(row.toString())
          .isEqualTo(row.integer("fee_amount"));
      assertThat(curve.acceptsSwap(zeroIn, in, out, reserve0, reserve1))
          .as(row.toString())
          .isEqualTo(row.number("swap_at_quoted_out_passes_k") == 1);
      poolIsRight(row, curve, zeroIn);
    }
  }

  private static void poolIsRight(Csv row, StableCurve curve, boolean zeroIn) {
    StablePool pool = new StablePool(curve, true, row.integer("reserve0"), row.integer("reserve1"));
    assertThat(curve.k(pool.base(), pool.quote()))
        .as(row.toString())
        .isEqualTo(row.integer("k_before"));
    StablePool mirrored =
        new StablePool(curve, false, row.integer("reserve1"), row.integer("reserve0"));
    assertThat(mirrored.amountOut(!zeroIn, row.integer("amount_in")))
        .isEqualTo(row.integer("amount_out"));
    pool.settle(zeroIn, row.integer("amount_in"), row.integer("amount_out"));
    assertThat(curve.k(pool.base(), pool.quote()))
        .as(row.toString())
        .isEqualTo(row.integer("k_after"));
  }

  @Test
  void publishedStableValues() {
    int checked = 0;
    for (Csv row : Csv.rows(TestFiles.vector("amm_published_values.csv"))) {
      if (row.text("function").equals("stable getAmountOut")) {
        Matcher in = PUBLISHED.matcher(row.text("inputs"));
        assertThat(in.matches()).as(row.toString()).isTrue();
        StableCurve curve =
            new StableCurve(digits(in.group(3)), digits(in.group(5)), digits(in.group(6)));
        BigInteger out =
            curve.amountOut(true, amount(in.group(1)), amount(in.group(2)), amount(in.group(4)));
        assertThat(out).as(row.toString()).isEqualTo(row.integer("expected"));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(3);
  }

  private static int digits(String text) {
    return Integer.parseInt(text);
  }

  private static BigInteger amount(String text) {
    return new BigDecimal(text).toBigIntegerExact();
  }
}
