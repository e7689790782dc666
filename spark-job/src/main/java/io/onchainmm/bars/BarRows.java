package io.onchainmm.bars;

import io.onchainmm.schema.ConfigException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads rows of trades in order, runs the kernel over them chunk by chunk, and gives the bars as
 * rows. It holds one chunk of trades at a time.
 */
final class BarRows implements Iterator<Row> {
  /** The columns of {@link Bars#SCHEMA} but the timestamp for people. */
  static final StructType SCHEMA =
      new StructType(
          Arrays.stream(Bars.SCHEMA.fields())
              .filter(field -> !field.name().equals("close_time"))
              .toArray(StructField[]::new));

  /** What is read of a trade, in order; the last one only sorts. */
  static final List<String> TRADE_COLUMNS =
      List.of("market", "time_nanos", "side", "price_ticks", "size_lots", "seq");

  private static final int CHUNK = 4096;

  private final Iterator<Row> trades;
  private final MarketUnits units;
  private final BarKernel kernel;
  private final Queue<Bar> ready = new ArrayDeque<>();

  private final long[] timeNanos = new long[CHUNK];
  private final long[] priceTicks = new long[CHUNK];
  private final long[] sizeLots = new long[CHUNK];
  private final byte[] side = new byte[CHUNK];

  private String market = "";
  private long bar;

  BarRows(Iterator<Row> trades, BarsSpec spec, MarketUnits units) {
    this.trades = trades;
    this.units = units;
    this.kernel = new BarKernel(spec, units, ready::add);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && trades.hasNext()) {
      int length = readChunk();
      kernel.add(timeNanos, priceTicks, sizeLots, side, 0, length);
      if (!trades.hasNext()) {
        kernel.finish();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more bars");
    }
    return row(ready.remove());
  }

  private int readChunk() {
    int length = 0;
    while (length < CHUNK && trades.hasNext()) {
      Row trade = trades.next();
      complete(trade);
      sameMarket(trade.getString(0));
      timeNanos[length] = trade.getLong(1);
      side[length] = (byte) Integer.signum(trade.getInt(2));
      priceTicks[length] = trade.getLong(3);
      sizeLots[length] = trade.getLong(4);
      length++;
    }
    return length;
  }

  private static void complete(Row trade) {
    for (int column = 0; column < trade.length(); column++) {
      if (trade.isNullAt(column)) {
        throw new ConfigException(
            "trades: %s is empty in the row %s; load the trades of this market again"
                .formatted(TRADE_COLUMNS.get(column), trade));
      }
    }
  }

  private void sameMarket(String name) {
    if (market.isEmpty()) {
      market = name;
    } else if (!market.equals(name)) {
      throw new IllegalArgumentException(
          "trades of %s and of %s in one call: their ticks differ, make bars market by market"
              .formatted(market, name));
    }
  }

  private Row row(Bar b) {
    return RowFactory.create(
        market,
        bar++,
        b.openNanos(),
        b.closeNanos(),
        b.availableNanos(),
        units.priceUsd(b.openTicks()),
        units.priceUsd(b.highTicks()),
        units.priceUsd(b.lowTicks()),
        units.priceUsd(b.closeTicks()),
        units.sizeBase(b.volumeLots()),
        units.valueUsd(b.dollarAtoms()),
        units.vwapUsd(b.dollarAtoms(), b.volumeLots()),
        b.trades(),
        units.sizeBase(b.buyLots()),
        units.valueUsd(b.signedAtoms()));
  }
}
