package io.onchainmm.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The taker rule's sizes against independent vectors, to the lot. */
class PoolTakerVectorTest {
  private static final int DECIMALS = 12;
  private static final double LOT = 1e-6;

  private final PoolUnits units =
      new PoolUnits(
          new PoolTapes()
              .decimals(DECIMALS, DECIMALS)
              .instrument(
                  new Instrument("V", new BigDecimal("0.01"), new BigDecimal("0.000001"), 0, 0))
              .reserves(0, 1, 1)
              .fair(0, 1)
              .tape());

  @Test
  void takesUntilThePoolMeetsTheQuote() throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("amm_cpmm.json").toFile());
    int taken = 0;
    for (JsonNode c : file.get("cases")) {
      int feeBps = (int) Math.round(c.get("fee").asDouble() * 10_000);
      Pool pool =
          new Pool(
              new SwapCurve(PoolTape.Curve.PANCAKE_V2, feeBps),
              raw(c.get("reserve_base")),
              raw(c.get("reserve_quote")));
      JsonNode taker = c.get("quote_taker");
      double bid = units.rawPrice(taker.get("bid").asDouble());
      double ask = units.rawPrice(taker.get("ask").asDouble());
      double bought = taker.get("base_bought").asDouble();
      double sold = taker.get("base_in").asDouble();
      assertThat(PoolTaker.lotsToBuy(pool, units, bid) * LOT)
          .as("case %s", c.get("id"))
          .isCloseTo(bought, within(1.01 * LOT + 1e-9 * c.get("reserve_base").asDouble()));
      assertThat(PoolTaker.lotsToSell(pool, units, ask) * LOT)
          .as("case %s", c.get("id"))
          .isCloseTo(sold, within(1.01 * LOT + 1e-9 * c.get("reserve_base").asDouble()));
      taken += bought > 0 || sold > 0 ? 1 : 0;
    }
    assertThat(taken).isPositive();
  }

  private static BigInteger raw(JsonNode units) {
    return units.decimalValue().movePointRight(DECIMALS).toBigInteger();
  }
}
