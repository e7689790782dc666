package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Mids;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolGeneratorTest {
  private static final Instrument INSTRUMENT =
      new Instrument("syn", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);
  private static final BookTape BOOK =
      BookGenerator.generate("syn", Sources.book(3600), INSTRUMENT, 42);
  private static final PriceSeries MIDS = Mids.of(BOOK);

  private static double price(BigInteger base, BigInteger quote) {
    return quote.doubleValue() / base.doubleValue() * 1e12;
  }

  @ParameterizedTest
  @EnumSource(
      value = PoolTape.Curve.class,
      names = {"PANCAKE_V2", "AERODROME_VOLATILE"})
  void everySwapIsTheContractsAndTheReservesChain(PoolTape.Curve curve) {
    int feeBps = curve == PoolTape.Curve.PANCAKE_V2 ? 25 : 5;
    SwapColumns swaps =
        PoolGenerator.generate("pool", Sources.pool("syn", curve, feeBps), BOOK, MIDS, 42);
    SwapCurve contract = new SwapCurve(PoolTape.Curve.valueOf(curve.name()), feeBps);

    assertThat(swaps.size()).isGreaterThan(1000);
    for (int i = 0; i < swaps.size(); i++) {
      SwapColumns.Swap swap = swaps.get(i);
      BigInteger in = swap.baseIn() ? swap.reserveBase() : swap.reserveQuote();
      BigInteger out = swap.baseIn() ? swap.reserveQuote() : swap.reserveBase();
      assertThat(contract.amountOut(swap.amountIn(), in, out)).isEqualTo(swap.amountOut());
      if (i + 1 < swaps.size()) {
        SwapColumns.Swap next = swaps.get(i + 1);
        BigInteger inAfter = in.add(contract.entersReserves(swap.amountIn()));
        BigInteger outAfter = out.subtract(swap.amountOut());
        assertThat(swap.baseIn() ? next.reserveBase() : next.reserveQuote()).isEqualTo(inAfter);
        assertThat(swap.baseIn() ? next.reserveQuote() : next.reserveBase()).isEqualTo(outAfter);
      }
    }
  }

  @Test
  void afterTheArbitrageurThePoolIsAtMostAtTheEdgeOfTheBand() {
    SwapColumns swaps =
        PoolGenerator.generate(
            "pool", Sources.pool("syn", PoolTape.Curve.AERODROME_VOLATILE, 5), BOOK, MIDS, 42);
    int atTheEdge = 0;
    for (int i = 0; i < swaps.size(); i++) {
      SwapColumns.Swap swap = swaps.get(i);
      boolean first = i == 0 || swaps.block.get(i - 1) < swap.block();
      if (!first) {
        continue;
      }
      double fair = MIDS.at(swap.timeNanos()) * 0.05;
      double spot = price(swap.reserveBase(), swap.reserveQuote());
      boolean outside = fair > spot / 0.9995 * (1 + 1e-7) || fair < spot * 0.9995 * (1 - 1e-7);
      if (outside) {
        BigInteger net = swap.amountIn().subtract(swap.amountIn().divide(BigInteger.valueOf(2000)));
        double after =
            swap.baseIn()
                ? price(swap.reserveBase().add(net), swap.reserveQuote().subtract(swap.amountOut()))
                : price(
                    swap.reserveBase().subtract(swap.amountOut()), swap.reserveQuote().add(net));
        double edge = swap.baseIn() ? after * 0.9995 : after / 0.9995;
        assertThat(edge).isCloseTo(fair, within(fair * 1e-8));
        atTheEdge++;
      }
    }
    assertThat(atTheEdge).isGreaterThan(100);
  }

  @Test
  void noiseHasTheStatedRateAndMedian() {
    SyntheticMarket.Pool calm =
        new SyntheticMarket.Pool(
            "syn",
            PoolTape.Curve.AERODROME_VOLATILE,
            300,
            2e9,
            0.4,
            1500,
            1,
            1,
            2,
            SyntheticMarket.Chain.BASE);
    SwapColumns swaps = PoolGenerator.generate("pool", calm, BOOK, MIDS, 7);
    PoolTerms terms = PoolTerms.of("pool", calm);
    int below = 0;
    int bought = 0;
    for (int i = 0; i < swaps.size(); i++) {
      SwapColumns.Swap swap = swaps.get(i);
      double fair = MIDS.at(swap.timeNanos()) * 0.05;
      double usd =
          swap.baseIn()
              ? terms.base(swap.amountIn()).doubleValue() * fair
              : swap.amountIn().doubleValue() / 1e6;
      below += usd < 1500 ? 1 : 0;
      bought += swap.baseIn() ? 0 : 1;
    }
    // A fee of 3 % keeps arbitrage away: what is left is noise.
    double count = swaps.size();
    assertThat(count).isCloseTo(1440, within(4 * Math.sqrt(1440)));
    assertThat(below / count).isCloseTo(0.5, within(2 / Math.sqrt(count)));
    assertThat(bought / count).isCloseTo(0.5, within(2 / Math.sqrt(count)));
  }

  @Test
  void aPoolWithoutSwapsIsRefused() {
    SyntheticMarket.Pool still =
        new SyntheticMarket.Pool(
            "syn",
            PoolTape.Curve.AERODROME_VOLATILE,
            300,
            2e6,
            0,
            1500,
            1,
            1,
            2,
            SyntheticMarket.Chain.BASE);

    assertThatThrownBy(() -> PoolGenerator.generate("pool", still, BOOK, MIDS, 7))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.pool: nothing was swapped");
  }

  @Test
  void dustIsNotSwapped() {
    SyntheticMarket.Pool dust =
        new SyntheticMarket.Pool(
            "syn",
            PoolTape.Curve.AERODROME_VOLATILE,
            5,
            2e6,
            0.4,
            1e-9,
            0,
            1,
            2,
            SyntheticMarket.Chain.BASE);
    SwapColumns swaps = PoolGenerator.generate("pool", dust, BOOK, MIDS, 7);

    for (int i = 0; i < swaps.size(); i++) {
      assertThat(swaps.get(i).amountIn()).isPositive();
      assertThat(swaps.get(i).amountOut()).isPositive();
    }
  }
}
