package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.PoolTape;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Constant-product swaps and the arbitrageur's, against real-valued vectors at their stated
 * tolerance. The integers count units of 1e-30, so that their rounding is far below it.
 */
class CpmmVectorTest {
  private static final int DECIMALS = 30;

  @Test
  void swapsAndSpotPrices() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("amm_cpmm.json").toFile());
    for (JsonNode c : file.get("cases")) {
      close(c.get("spot"), pool(c).quoteRaw() / pool(c).baseRaw(), c);
      JsonNode in = c.get("exact_in");
      Pool bought = pool(c);
      BigInteger paid = raw(in.get("quote_in"));
      double base = units(bought.swapExactIn(false, paid));
      close(in.get("base_out"), base, c);
      close(in.get("avg_price"), units(paid) / base, c);
      close(in.get("slippage_vs_spot"), units(paid) / base / c.get("spot").asDouble() - 1, c);
      close(in.get("spot_after"), bought.quoteRaw() / bought.baseRaw(), c);
      Pool sold = pool(c);
      close(in.get("quote_out"), units(sold.swapExactIn(true, raw(in.get("base_in")))), c);
      close(in.get("spot_after_sell"), sold.quoteRaw() / sold.baseRaw(), c);
      JsonNode out = c.get("exact_out");
      close(out.get("quote_in"), units(pool(c).amountIn(false, raw(out.get("base_out")))), c);
    }
  }

  @Test
  void theArbitrageursSwapAndItsProfit() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("amm_cpmm.json").toFile());
    int moved = 0;
    for (JsonNode c : file.get("cases")) {
      JsonNode arb = c.get("arb");
      double fair = arb.get("fair").asDouble();
      Optional<Arbitrage.Swap> swap = Arbitrage.towards(pool(c), fair);
      boolean baseIn = swap.isPresent() && swap.get().baseIn();
      BigInteger in = swap.map(Arbitrage.Swap::in).orElse(BigInteger.ZERO);
      close(arb.get("base_in"), baseIn ? units(in) : 0, c);
      close(arb.get("quote_in"), baseIn ? 0 : units(in), c);
      if (in.signum() > 0) {
        double out = units(pool(c).amountOut(baseIn, in));
        double profit = baseIn ? out - units(in) * fair : out * fair - units(in);
        // A difference of two amounts of the pool's size carries their rounding to doubles.
        assertThat(profit)
            .as("case %s", c.get("id"))
            .isCloseTo(
                arb.get("profit_at_fair").asDouble(),
                within(1e-9 + 1e-10 * out * Math.max(1, fair)));
        moved++;
      }
    }
    assertThat(moved).isPositive();
  }

  private static Pool pool(JsonNode c) {
    int feeBps = (int) Math.round(c.get("fee").asDouble() * 10_000);
    return new Pool(
        new SwapCurve(PoolTape.Curve.PANCAKE_V2, feeBps),
        raw(c.get("reserve_base")),
        raw(c.get("reserve_quote")));
  }

  private static void close(JsonNode expected, double actual, JsonNode c) {
    assertThat(actual)
        .as("case %s: %s", c.get("id"), expected)
        .isCloseTo(expected.asDouble(), within(1e-9 + 1e-10 * Math.abs(expected.asDouble())));
  }

  private static BigInteger raw(JsonNode units) {
    return new BigDecimal(units.asText()).movePointRight(DECIMALS).toBigInteger();
  }

  private static double units(BigInteger raw) {
    return new BigDecimal(raw, DECIMALS).doubleValue();
  }
}
