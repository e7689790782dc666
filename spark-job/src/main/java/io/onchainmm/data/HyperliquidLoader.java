package io.onchainmm.data;

import io.onchainmm.sim.market.Instrument;
import java.nio.file.Path;

/**
 * Reads recorded Hyperliquid trades ({@code trades_<coin>.csv.gz}) and book snapshots ({@code
 * orderbooks_<coin>.csv.gz}). Exchange times are block times in milliseconds.
 *
 * <p>The venue replays recent trades whenever a recorder connects: trades are put in time order
 * (those of one block stay as recorded) and a trade id counts once in its block. Books must come in
 * time order, with levels strictly ordered and not crossed; a book that repeats the one before, in
 * the same block, counts once.
 */
final class HyperliquidLoader {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Grid ticks;
  private final Grid lots;

  HyperliquidLoader(Instrument instrument) {
    this.ticks = new Grid(instrument.tickSizeUsd());
    this.lots = new Grid(instrument.lotSizeBase());
  }

  /** Trades in time order, each once. */
  TradeColumns trades(Path file, BadRows bad) {
    TradeColumns trades = new TradeColumns();
    try (CsvFile csv = new CsvFile(file)) {
      int time = csv.column("exchange_timestamp");
      int id = csv.column("trade_id");
      int side = csv.column("side");
      int price = csv.column("price");
      int size = csv.column("size");
      csv.forEach(
          bad,
          row ->
              trades.add(
                  row.nanos(time, NANOS_PER_MILLI),
                  row.count(id),
                  side(row, side),
                  row.steps(price, ticks),
                  row.steps(size, lots)));
    }
    return trades.byTime().distinct();
  }

  private static int side(CsvRow row, int column) {
    return switch (row.text(column)) {
      case "buy" -> TradeColumns.BUY;
      case "sell" -> TradeColumns.SELL;
      default -> throw row.bad(column, "must be buy or sell");
    };
  }

  /** Book snapshots in time order. */
  BookColumns books(Path file, BadRows bad) {
    BookColumns books = new BookColumns();
    try (CsvFile csv = new CsvFile(file)) {
      int time = csv.column("exchange_timestamp");
      int levels = levels(csv);
      int[] bidPrice = columns(csv, "bid_price_", levels);
      int[] bidSize = columns(csv, "bid_size_", levels);
      int[] askPrice = columns(csv, "ask_price_", levels);
      int[] askSize = columns(csv, "ask_size_", levels);
      csv.forEach(
          bad,
          row -> {
            long nanos = row.nanos(time, NANOS_PER_MILLI);
            long[] bids = side(row, bidPrice, bidSize, -1);
            long[] asks = side(row, askPrice, askSize, 1);
            int last = books.size() - 1;
            if (last >= 0 && nanos <= books.timeNanos.get(last)) {
              if (nanos == books.timeNanos.get(last) && books.same(last, bids, asks)) {
                return;
              }
              throw row.bad(time, "must be after the row before");
            }
            if (bids.length > 0 && asks.length > 0 && bids[0] >= asks[0]) {
              throw row.bad(bidPrice[0], "must be below the best ask " + row.text(askPrice[0]));
            }
            add(books.bids, bids);
            add(books.asks, asks);
            books.close(nanos);
          });
    }
    return books;
  }

  private static int levels(CsvFile csv) {
    int levels = 1;
    csv.column("bid_price_0");
    while (csv.hasColumn("bid_price_" + levels)) {
      levels++;
    }
    return levels;
  }

  private static int[] columns(CsvFile csv, String prefix, int levels) {
    int[] columns = new int[levels];
    for (int level = 0; level < levels; level++) {
      columns[level] = csv.column(prefix + level);
    }
    return columns;
  }

  /** Price and size of each level in turn; the first level without a price ends the side. */
  private long[] side(CsvRow row, int[] price, int[] size, int direction) {
    int depth = 0;
    while (depth < price.length && !row.text(price[depth]).isEmpty()) {
      depth++;
    }
    long[] levels = new long[2 * depth];
    for (int level = 0; level < depth; level++) {
      long priceTicks = row.steps(price[level], ticks);
      if (level > 0 && direction * (priceTicks - levels[2 * level - 2]) <= 0) {
        throw row.bad(price[level], "must be further from the touch than the level before");
      }
      levels[2 * level] = priceTicks;
      levels[2 * level + 1] = row.steps(size[level], lots);
    }
    return levels;
  }

  private static void add(BookColumns.Side side, long[] levels) {
    for (int i = 0; i < levels.length; i += 2) {
      side.level(levels[i], levels[i + 1]);
    }
  }
}
