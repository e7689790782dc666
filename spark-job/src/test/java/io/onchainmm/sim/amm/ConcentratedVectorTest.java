package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Prices of ticks and steps of swaps against independent and published vectors, to the unit. */
class ConcentratedVectorTest {
  private static final Pattern PRICE_RATIO =
      Pattern.compile(
          "price 1:1 -> target (\\d+):100;liquidity=(\\w+);amount=([+-]\\w+);fee=(\\d+)");

  private final TickMath ticks = new TickMath();
  private final SwapStep step = new SwapStep();

  @Test
  void pricesOfTicksAndTicksOfPrices() {
    List<Csv> rows = Csv.rows(TestFiles.vector("amm_cl_tick_math.csv"));
    assertThat(rows).isNotEmpty();
    for (Csv row : rows) {
      int tick = row.number("tick");
      Word price = new Word();
      if (row.text("status").equals("OK")) {
        ticks.sqrtPriceAt(tick, price);
        assertThat(price.toBigInteger())
            .as(row.toString())
            .isEqualTo(row.integer("sqrt_price_x96"));
        if (tick < TickMath.MAX_TICK) {
          assertThat(ticks.tickAt(price)).as(row.toString()).isEqualTo(tick);
        }
      } else {
        assertThat(row.text("status")).isEqualTo("T");
        Reverts.expect(() -> ticks.sqrtPriceAt(tick, price), "TICK_OUT_OF_RANGE", row);
      }
    }
  }

  @Test
  void stepsWithinOneRange() {
    List<Csv> rows = Csv.rows(TestFiles.vector("amm_cl_swap_step.csv"));
    assertThat(rows).isNotEmpty();
    for (Csv row : rows) {
      assertThat(row.text("status")).isEqualTo("OK");
      compute(
          row.integer("sqrt_price_current_x96"),
          row.integer("sqrt_price_target_x96"),
          row.integer("liquidity"),
          row.integer("amount_remaining"),
          row.number("fee_pips"));
      assertStep(
          row,
          row.integer("sqrt_price_next_x96"),
          row.integer("amount_in"),
          row.integer("amount_out"),
          row.integer("fee_amount"));
    }
  }

  @Test
  void publishedSteps() {
    int checked = 0;
    for (Csv row : Csv.rows(TestFiles.vector("amm_published_values.csv"))) {
      String inputs = row.text("inputs");
      if (row.text("function").equals("computeSwapStep")) {
        Matcher ratio = PRICE_RATIO.matcher(inputs);
        if (ratio.matches()) {
          compute(
              priceOf(1),
              priceOf(Integer.parseInt(ratio.group(1)) / 100.0),
              amount(ratio.group(2)),
              amount(ratio.group(3)),
              Integer.parseInt(ratio.group(4)));
        } else {
          Map<String, BigInteger> in = pairs(inputs);
          compute(
              in.get("sqrt"),
              in.get("target"),
              in.get("liquidity"),
              in.get("amount"),
              in.get("fee").intValueExact());
        }
        Map<String, BigInteger> out = pairs(row.text("expected"));
        assertStep(
            row,
            out.getOrDefault("next", step.next.toBigInteger()),
            out.get("in"),
            out.get("out"),
            out.get("fee"));
        checked++;
      } else if (row.text("function").equals("getSqrtRatioAtTick")) {
        Word price = new Word();
        ticks.sqrtPriceAt(pairs(inputs).get("tick").intValueExact(), price);
        assertThat(price.toBigInteger()).isEqualTo(row.integer("expected"));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(10);
  }

  /** {@code encodePriceSqrt} of v3-core's tests: the square root of the ratio times 2¹⁹², cut. */
  private static BigInteger priceOf(double ratio) {
    return BigDecimal.valueOf(ratio)
        .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(192)))
        .toBigInteger()
        .sqrt();
  }

  private void compute(
      BigInteger price, BigInteger target, BigInteger liquidity, BigInteger remaining, int fee) {
    step.compute(
        Word.of(price),
        Word.of(target),
        Word.of(liquidity),
        Word.of(remaining.abs()),
        remaining.signum() >= 0,
        fee);
  }

  private void assertStep(Csv row, BigInteger next, BigInteger in, BigInteger out, BigInteger fee) {
    assertThat(step.next.toBigInteger()).as(row.toString()).isEqualTo(next);
    assertThat(step.amountIn.toBigInteger()).as(row.toString()).isEqualTo(in);
    assertThat(step.amountOut.toBigInteger()).as(row.toString()).isEqualTo(out);
    assertThat(step.fee.toBigInteger()).as(row.toString()).isEqualTo(fee);
  }

  private static Map<String, BigInteger> pairs(String text) {
    Map<String, BigInteger> pairs = new HashMap<>();
    for (String part : text.split(";", -1)) {
      String[] pair = part.split("=", 2);
      pairs.put(pair[0], amount(pair[1]));
    }
    return pairs;
  }

  private static BigInteger amount(String text) {
    return new BigDecimal(text).toBigIntegerExact();
  }
}
