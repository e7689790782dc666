package io.onchainmm.data;

import io.onchainmm.sim.market.Instrument;
import java.nio.file.Path;

/**
 * Reads recorded Binance trades. {@code buyer_is_maker} = 1 means that the aggressor sold; futures
 * rows that are no market trades (insurance fund, auto-deleveraging) are no trades here.
 */
final class BinanceLoader {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Grid ticks;
  private final Grid lots;

  BinanceLoader(Instrument instrument) {
    this.ticks = new Grid(instrument.tickSizeUsd());
    this.lots = new Grid(instrument.lotSizeBase());
  }

  /** Trades in the order of the file, which must be that of time. */
  TradeColumns trades(Path file, BadRows bad) {
    TradeColumns trades = new TradeColumns();
    try (CsvFile csv = new CsvFile(file)) {
      int time = csv.column("trade_time_ms");
      int id = csv.column("trade_id");
      int price = csv.column("price");
      int size = csv.column("qty");
      int sold = csv.column("buyer_is_maker");
      int kind = csv.column("x_field");
      csv.forEach(
          bad,
          row -> {
            if (!row.text(kind).isEmpty() && !row.text(kind).equals("MARKET")) {
              return;
            }
            long nanos = row.nanos(time, NANOS_PER_MILLI);
            int count = trades.size();
            if (count > 0 && nanos < trades.timeNanos.get(count - 1)) {
              throw row.bad(time, "must not be before the row before");
            }
            trades.add(
                nanos,
                row.count(id),
                row.flag(sold) ? TradeColumns.SELL : TradeColumns.BUY,
                row.steps(price, ticks),
                row.steps(size, lots));
          });
    }
    return trades.distinct();
  }
}
