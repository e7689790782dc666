package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Swaps of a pool as trades: the average executed price in USD per base unit, rounded to the
 * nearest tick; the size rounded down to lots but at least one; the side of whoever swapped. A
 * trade's id is its place in the chain's order.
 */
final class SwapTrades {
  private SwapTrades() {}

  static TradeColumns of(SwapColumns swaps, PoolTerms terms, Instrument instrument) {
    TradeColumns trades = new TradeColumns();
    for (int row = 0; row < swaps.size(); row++) {
      SwapColumns.Swap swap = swaps.get(row);
      BigInteger base = swap.baseIn() ? swap.amountIn() : swap.amountOut();
      BigInteger quote = swap.baseIn() ? swap.amountOut() : swap.amountIn();
      trades.add(
          swap.timeNanos(),
          row,
          swap.baseIn() ? TradeColumns.SELL : TradeColumns.BUY,
          ticks(terms.priceUsd(base, quote), instrument),
          lots(terms.base(base), instrument));
    }
    return trades;
  }

  private static long ticks(BigDecimal priceUsd, Instrument instrument) {
    BigDecimal ticks = priceUsd.divide(instrument.tickSizeUsd(), 0, RoundingMode.HALF_UP);
    if (ticks.signum() == 0) {
      throw new ConfigException(
          "tick_usd of %s: %s is too coarse for a price of %s USD; choose a smaller one"
              .formatted(instrument.symbol(), instrument.tickSizeUsd().toPlainString(), priceUsd));
    }
    return exact(ticks, "tick_usd", instrument);
  }

  private static long lots(BigDecimal base, Instrument instrument) {
    BigDecimal lots = base.divide(instrument.lotSizeBase(), 0, RoundingMode.DOWN);
    return Math.max(1, exact(lots, "lot_base", instrument));
  }

  private static long exact(BigDecimal steps, String key, Instrument instrument) {
    if (steps.toBigInteger().bitLength() > 62) {
      throw new ConfigException(
          "%s of %s: is so fine that %s steps do not fit 64 bits; choose a larger one"
              .formatted(key, instrument.symbol(), steps.toPlainString()));
    }
    return steps.longValueExact();
  }
}
