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

/** What an arbitrageur swaps and gains, against independent numbers. */
class ArbitrageVectorTest {
  private static final int DECIMALS = 15;

  private static BigInteger raw(double units) {
    return BigDecimal.valueOf(units).movePointRight(DECIMALS).toBigInteger();
  }

  private static double units(BigInteger raw) {
    return new BigDecimal(raw).movePointLeft(DECIMALS).doubleValue();
  }

  @Test
  void amountsAndProfits() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("amm_cpmm.json").toFile());
    int swapped = 0;
    for (JsonNode c : file.get("cases")) {
      int feeBps = (int) Math.round(c.get("fee").asDouble() * 10_000);
      double x = c.get("reserve_base").asDouble();
      double y = c.get("reserve_quote").asDouble();
      JsonNode arb = c.get("arb");
      double fair = arb.get("fair").asDouble();
      Pool pool = new Pool(new SwapCurve(PoolTape.Curve.PANCAKE_V2, feeBps), raw(x), raw(y));
      Optional<Arbitrage.Swap> swap = Arbitrage.towards(pool, fair);
      double quoteIn = arb.get("quote_in").asDouble();
      double baseIn = arb.get("base_in").asDouble();
      assertThat(swap.isPresent()).as("case %s", c.get("id")).isEqualTo(quoteIn + baseIn > 0);
      if (swap.isPresent()) {
        swapped++;
        double in = units(swap.get().in());
        assertThat(swap.get().baseIn()).isEqualTo(baseIn > 0);
        assertThat(in).isCloseTo(quoteIn + baseIn, within(1e-9 * (swap.get().baseIn() ? x : y)));
        double out = units(pool.amountOut(swap.get().baseIn(), swap.get().in()));
        double profit = swap.get().baseIn() ? out - in * fair : out * fair - in;
        assertThat(profit)
            .as("case %s", c.get("id"))
            .isCloseTo(arb.get("profit_at_fair").asDouble(), within(1e-9 + 1e-12 * y));
      }
    }
    assertThat(swapped).isPositive();
  }
}
