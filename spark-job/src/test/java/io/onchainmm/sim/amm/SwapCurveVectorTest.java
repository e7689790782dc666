package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.PoolTape.Curve;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Swap arithmetic against independent vectors, to the unit, reverts included. */
class SwapCurveVectorTest {

  @ParameterizedTest
  @CsvSource({"amm_uniswap_v2.csv,UNISWAP_V2,30,1000", "amm_pancake_v2.csv,PANCAKE_V2,25,10000"})
  void feeThatStaysInThePool(String file, Curve kind, int feeBps, int scale) {
    List<Csv> rows = Csv.rows(TestFiles.vector(file));
    assertThat(rows).isNotEmpty();
    SwapCurve curve = new SwapCurve(kind, feeBps);
    for (Csv row : rows) {
      assertThat(row.number("fee_denominator")).isEqualTo(scale);
      assertThat(row.number("fee_numerator"))
          .isEqualTo((int) Math.round(curve.keptFraction() * scale));
      if (quoteIsRight(row, curve)) {
        inverseIsRight(row, curve);
        ownCheckIsRight(row, curve);
      }
    }
  }

  @Test
  void aerodromeVolatile() {
    List<Csv> rows = Csv.rows(TestFiles.vector("amm_aerodrome_volatile.csv"));
    assertThat(rows).isNotEmpty();
    for (Csv row : rows) {
      SwapCurve curve = new SwapCurve(Curve.AERODROME_VOLATILE, row.number("fee_bps"));
      if (quoteIsRight(row, curve)) {
        BigInteger in = row.integer("amount_in");
        assertThat(in.subtract(curve.entersReserves(in)))
            .as(row.toString())
            .isEqualTo(row.integer("fee_amount_moved_out_of_pool"));
        assertThat(
                curve.acceptsSwap(
                    in,
                    row.integer("amount_out"),
                    row.integer("reserve_in"),
                    row.integer("reserve_out")))
            .as(row.toString())
            .isEqualTo(row.number("k_not_decreased") == 1);
      }
    }
  }

  @Test
  void publishedConstantProductValues() {
    int checked = 0;
    for (Csv row : Csv.rows(TestFiles.vector("amm_published_values.csv"))) {
      if (row.text("function").equals("v2 getAmountOut 997/1000")) {
        Map<String, BigInteger> inputs = inputs(row.text("inputs"));
        BigInteger out =
            new SwapCurve(Curve.UNISWAP_V2, 30)
                .amountOut(
                    inputs.get("amount_in"), inputs.get("reserve_in"), inputs.get("reserve_out"));
        assertThat(out).as(row.toString()).isEqualTo(row.integer("expected"));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(7);
  }

  private static boolean quoteIsRight(Csv row, SwapCurve curve) {
    BigInteger in = row.integer("amount_in");
    BigInteger reserveIn = row.integer("reserve_in");
    BigInteger reserveOut = row.integer("reserve_out");
    if (!row.text("status").equals("OK")) {
      Reverts.expect(() -> curve.amountOut(in, reserveIn, reserveOut), row.text("status"), row);
      return false;
    }
    Pool pool = new Pool(curve, reserveIn, reserveOut);
    assertThat(pool.swapExactIn(true, in)).as(row.toString()).isEqualTo(row.integer("amount_out"));
    assertThat(pool.base()).as(row.toString()).isEqualTo(row.integer("reserve_in_after"));
    assertThat(pool.quote()).as(row.toString()).isEqualTo(row.integer("reserve_out_after"));
    Pool mirrored = new Pool(curve, reserveOut, reserveIn);
    assertThat(mirrored.swapExactIn(false, in)).isEqualTo(row.integer("amount_out"));
    assertThat(mirrored.quote()).isEqualTo(row.integer("reserve_in_after"));
    assertThat(mirrored.base()).isEqualTo(row.integer("reserve_out_after"));
    return true;
  }

  private static void inverseIsRight(Csv row, SwapCurve curve) {
    BigInteger out = row.integer("amount_out");
    BigInteger reserveIn = row.integer("reserve_in");
    BigInteger reserveOut = row.integer("reserve_out");
    if (!row.has("amount_in_status")) {
      Reverts.expect(
          () -> curve.amountIn(out, reserveIn, reserveOut), "INSUFFICIENT_OUTPUT_AMOUNT", row);
    } else if (row.text("amount_in_status").equals("OK")) {
      assertThat(curve.amountIn(out, reserveIn, reserveOut))
          .as(row.toString())
          .isEqualTo(row.integer("amount_in_for_that_out"));
    } else {
      Reverts.expect(
          () -> curve.amountIn(out, reserveIn, reserveOut), row.text("amount_in_status"), row);
    }
  }

  private static void ownCheckIsRight(Csv row, SwapCurve curve) {
    if (row.has("k_check_passes")) {
      BigInteger out = row.integer("amount_out");
      assertThat(accepts(row, curve, out)).isEqualTo(row.number("k_check_passes") == 1);
      assertThat(accepts(row, curve, out.add(BigInteger.ONE)))
          .as(row.toString())
          .isEqualTo(row.number("k_check_passes_with_out_plus_1") == 1);
    }
  }

  private static boolean accepts(Csv row, SwapCurve curve, BigInteger out) {
    return curve.acceptsSwap(
        row.integer("amount_in"), out, row.integer("reserve_in"), row.integer("reserve_out"));
  }

  private static Map<String, BigInteger> inputs(String text) {
    Map<String, BigInteger> inputs = new HashMap<>();
    for (String part : text.split(";", -1)) {
      String[] pair = part.split("=", 2);
      inputs.put(pair[0], new BigDecimal(pair[1]).toBigIntegerExact());
    }
    return inputs;
  }
}
