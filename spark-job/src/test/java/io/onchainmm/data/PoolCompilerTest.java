package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class PoolCompilerTest {
  private static final BigInteger BIG = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.TWO);
  private static final Instrument TOKEN =
      new Instrument("T", new BigDecimal("0.01"), new BigDecimal("0.1"), 0, 0);
  private static final PoolTerms TERMS =
      new PoolTerms(PoolTape.Curve.AERODROME_VOLATILE, 30, 3, 1, 2, 2_000_000_000L);

  private final SwapColumns swaps = new SwapColumns();

  private void swap(long block, long segment, boolean baseIn, BigInteger in, BigInteger out) {
    swaps.add(
        new SwapColumns.Swap(
            block * 2_000_000_000L,
            block,
            segment,
            baseIn,
            in,
            out,
            BIG,
            BigInteger.valueOf(77 + segment)));
  }

  @Test
  void everySegmentStartsWithItsReserves() {
    swap(10, 1, true, BigInteger.valueOf(5), BigInteger.valueOf(4));
    swap(10, 1, false, BIG, BigInteger.valueOf(3));
    swap(12, 2, false, BigInteger.valueOf(6), BigInteger.valueOf(2));
    PriceSeries reference = new PriceSeries(new long[] {1}, new long[] {2});

    PoolTape tape = PoolCompiler.compile("p", TOKEN, TERMS, swaps, reference, "self", false);

    assertThat(tape.kind)
        .containsExactly(
            PoolTape.RESERVES,
            PoolTape.BASE_IN,
            PoolTape.QUOTE_IN,
            PoolTape.RESERVES,
            PoolTape.QUOTE_IN);
    assertThat(tape.blockNumber).containsExactly(10, 10, 10, 12, 12);
    assertThat(tape.amountInHigh).containsExactly(-1, 0, -1, -1, 0);
    assertThat(tape.amountInLow).containsExactly(-2, 5, -2, -2, 6);
    assertThat(tape.amountOutLow).containsExactly(78, 4, 3, 79, 2);
    assertThat(tape.rawRows()).isEqualTo(3);
    assertThat(tape.reference).isSameAs(reference);
    assertThat(tape.referenceLabel).isEqualTo("self");
    assertThat(tape.feeBps).isEqualTo(30);
    assertThat(swaps.get(1).amountIn()).isEqualTo(BIG);
  }

  @Test
  void swapsAreTradesAtTheirAveragePrice() {
    // 2.5 base for 10.0 quote at 2 USD: 8 USD each.
    swap(10, 1, true, BigInteger.valueOf(2500), BigInteger.valueOf(100));
    // 0.03 base for 0.1 quote: 6.67 USD each, less than a lot.
    swap(11, 1, false, BigInteger.ONE, BigInteger.valueOf(30));

    TradeColumns trades = SwapTrades.of(swaps, TERMS, TOKEN);

    assertThat(trades.side.toArray()).containsExactly(TradeColumns.SELL, TradeColumns.BUY);
    assertThat(trades.priceTicks.toArray()).containsExactly(800, 667);
    assertThat(trades.sizeLots.toArray()).containsExactly(25, 1);
    assertThat(trades.tradeId.toArray()).containsExactly(0, 1);
  }

  @Test
  void stepsThatDoNotFitTheAmountsAreRefused() {
    swap(10, 1, true, BIG, BigInteger.ONE);
    assertThatThrownBy(() -> SwapTrades.of(swaps, TERMS, TOKEN))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("tick_usd of T: 0.01 is too coarse");

    SwapColumns huge = new SwapColumns();
    huge.add(new SwapColumns.Swap(1, 1, 1, true, BIG, BIG, BIG, BIG));
    assertThatThrownBy(() -> SwapTrades.of(huge, TERMS, TOKEN))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("lot_base of T: is so fine");
  }

  @Test
  void amountsMustFit128Bits() {
    assertThatThrownBy(() -> swap(1, 1, true, BIG.add(BigInteger.TWO), BigInteger.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
