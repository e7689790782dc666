package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketsTest {
  private static Markets markets(Map<String, MarketSpec> specs) {
    return new Markets(specs, Sources.data(Path.of("root"), DataSpec.OnBadRow.FAIL));
  }

  @Test
  void everyKindOfMarketHasItsSteps() {
    Markets markets =
        markets(
            Map.of(
                "eth",
                new BookRecording.Hyperliquid("ETH", "hl", 4),
                "aero",
                Sources.aerodrome("p.csv", 0, "self"),
                "btc",
                new TradeRecording.Binance("b.csv", "BTCUSDT", 0.01, 1e-5),
                "book",
                Sources.book(60),
                "pool",
                Sources.pool("eth", PoolTape.Curve.PANCAKE_V2, 25)));

    assertThat(markets.instrument("eth").tickSizeUsd()).isEqualByComparingTo("0.01");
    assertThat(markets.instrument("eth").lotSizeBase()).isEqualByComparingTo("0.0001");
    assertThat(markets.instrument("eth").significantFigures()).isEqualTo(5);
    assertThat(markets.instrument("eth").minNotionalUsd()).isEqualTo(10);
    assertThat(markets.instrument("aero").tickSizeUsd()).isEqualByComparingTo("1e-8");
    assertThat(markets.instrument("btc").symbol()).isEqualTo("BTCUSDT");
    assertThat(markets.instrument("book").lotSizeBase()).isEqualByComparingTo("0.001");
    assertThat(markets.instrument("pool").tickSizeUsd()).isEqualByComparingTo("0.01");
    assertThat(markets.instrument("pool").significantFigures()).isZero();
    assertThat(markets.terms("pool").feeBps()).isEqualTo(25);
    assertThatThrownBy(() -> markets.terms("btc")).isInstanceOf(ConfigException.class);
  }

  @Test
  void stepsThatDoNotMultiplyToWholeAtomsAreRefused() {
    Markets markets = markets(Map.of("btc", new TradeRecording.Binance("b.csv", "X", 1e-7, 1e-7)));

    assertThatThrownBy(() -> markets.instrument("btc"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.btc: tick")
        .hasMessageContaining("choose coarser steps");
  }

  @Test
  void aQuoteTokenMustBeWorthSomething() {
    PoolRecording.Aerodrome fine = Sources.aerodrome("p.csv", 1, "self");
    for (double worth : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      PoolRecording.Aerodrome spec =
          new PoolRecording.Aerodrome(
              "p.csv", 1, 18, 8, 30, "self", 600, worth, fine.tickUsd(), fine.lotBase());
      assertThatThrownBy(() -> PoolTerms.of("aero", spec))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("markets.aero.usd_per_quote: must be > 0");
    }
    assertThat(PoolTerms.of("aero", fine).baseDecimals()).isEqualTo(18);
  }

  @Test
  void pricesAreRestatedInOtherSteps() {
    Instrument dime = new Instrument("a", new BigDecimal("0.1"), BigDecimal.ONE, 0, 0);
    Instrument cent = new Instrument("b", new BigDecimal("0.01"), BigDecimal.ONE, 0, 0);
    PriceSeries prices = new PriceSeries(new long[] {1, 2}, new long[] {15, 25});

    assertThat(Steps.convert(prices, dime, dime)).isSameAs(prices);
    assertThat(Steps.convert(prices, dime, cent).halfTicks).containsExactly(150, 250);
    assertThat(Steps.convert(prices, cent, dime).halfTicks).containsExactly(2, 2);
  }
}
