package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads market-by-price event files of hftbacktest (its documentation, section "Data"): the
 * structured array of version 2 and the six columns of version 1, whose times are microseconds. The
 * files of a market follow one another in time.
 *
 * <p>A row takes part in the order of the exchange, in the order of receipt, or in both. Where the
 * two orders differ, the converters of hftbacktest split a row in two; the halves are joined again
 * here.
 */
final class HftbacktestLoader {
  private static final long EXCHANGE = 1L << 31;
  private static final long LOCAL = 1L << 30;
  private static final long BUY = 1L << 29;
  private static final long SELL = 1L << 28;
  private static final long KIND = 0xff;
  private static final int USER_DEFINED = 100;

  /** Binary fractions cannot hold decimals: this near to a step, in steps, a number is on it. */
  private static final double NEAR = 1e-3;

  /** Up to here a double tells a thousandth of a step. */
  private static final double MOST_STEPS = 1L << 40;

  private static final double NANOS_PER_MICRO = 1000;

  /** Memory that the tape of one row and the making of it need at most. */
  private static final long BYTES_PER_ROW = 160;

  private static final long MOST_ROWS = 1 << 30;

  private final String market;
  private final Instrument instrument;
  private final double tick;
  private final double lot;
  private final BadRows bad;
  private final List<Undated> undated = new ArrayList<>();
  private long lastExchange;
  private long lastLocal;
  private long sequence;

  HftbacktestLoader(String market, Instrument instrument, BadRows bad) {
    this.market = market;
    this.instrument = instrument;
    this.tick = instrument.tickUsd();
    this.lot = instrument.lotBase();
    this.bad = bad;
  }

  /** A snapshot's row in front of the first one with a time. */
  private record Undated(FeedEvent.Kind kind, int side, long priceTicks, long sizeLots) {}

  /** The events of the files within the window. */
  BookTape tape(List<Path> files, Window window, long maxGapNanos) {
    return tape(files, window, maxGapNanos, mostRows());
  }

  /** As many rows as the memory of this process carries. */
  private static long mostRows() {
    return Math.min(MOST_ROWS, Runtime.getRuntime().maxMemory() / BYTES_PER_ROW);
  }

  BookTape tape(List<Path> files, Window window, long maxGapNanos, long mostRows) {
    FeedCompiler compiler = new FeedCompiler(window, maxGapNanos);
    lastExchange = Long.MIN_VALUE;
    lastLocal = Long.MIN_VALUE;
    long left = mostRows;
    for (Path file : files) {
      try (NumpyFile rows = new NumpyFile(file, left)) {
        left -= rows.header().rows();
        boolean events = rows.header().layout() == NumpyHeader.Layout.EVENTS;
        rows.forEach((number, bytes, at) -> row(file, number, bytes, at, events, compiler));
      }
    }
    if (sequence == 0) {
      throw new ConfigException("%s: no usable row. Get the files again.".formatted(files));
    }
    BookTape tape = compiler.build(market, instrument);
    remark(compiler);
    return tape;
  }

  private void remark(FeedCompiler compiler) {
    if (compiler.withoutOrigin() > 0) {
      String text =
          "%d rows were received (LOCAL_EVENT) but never happened at the exchange (EXCH_EVENT)"
              .formatted(compiler.withoutOrigin());
      bad.remark(text + "; they were left out");
    }
    if (compiler.shiftNanos() > 0) {
      bad.remark(
          "receipts came up to %d ns before their events: all were moved later by that"
              .formatted(compiler.shiftNanos()));
    }
  }

  private void row(
      Path file, long number, ByteBuffer bytes, int at, boolean events, FeedCompiler compiler) {
    try {
      if (events) {
        event(bytes, at, compiler);
      } else {
        columns(bytes, at, compiler);
      }
    } catch (BadRow e) {
      bad.add(file, number, e);
    }
  }

  private void event(ByteBuffer bytes, int at, FeedCompiler compiler) {
    long flags = bytes.getLong(at);
    if ((flags & (EXCHANGE | LOCAL)) == 0) {
      throw new BadRow("ev", "must have EXCH_EVENT or LOCAL_EVENT", Long.toHexString(flags));
    }
    boolean buy = (flags & BUY) != 0;
    boolean sell = (flags & SELL) != 0;
    if (buy && sell) {
      throw new BadRow("ev", "must not be on both sides", Long.toHexString(flags));
    }
    int side = buy ? TradeColumns.BUY : sell ? TradeColumns.SELL : 0;
    boolean happens = (flags & EXCHANGE) != 0;
    boolean received = (flags & LOCAL) != 0;
    long exchange = bytes.getLong(at + 8);
    long local = bytes.getLong(at + 16);
    double price = bytes.getDouble(at + 24);
    double size = bytes.getDouble(at + 32);
    take(
        (int) (flags & KIND),
        side,
        price,
        size,
        happens,
        received,
        exchange,
        local,
        true,
        compiler);
  }

  private void columns(ByteBuffer bytes, int at, FeedCompiler compiler) {
    double kind = bytes.getDouble(at);
    double side = bytes.getDouble(at + 24);
    if (kind != Math.rint(kind) || !(kind >= 0 && kind <= 255)) {
      throw new BadRow("event", "must be a code", kind);
    }
    if (side != 1 && side != -1 && side != 0) {
      throw new BadRow("side", "must be 1, -1 or 0", side);
    }
    long exchange = microseconds("exch_timestamp", bytes.getDouble(at + 8));
    long local = microseconds("local_timestamp", bytes.getDouble(at + 16));
    if (exchange <= 0 && local <= 0 && !(exchange == 0 && local == 0)) {
      throw new BadRow("exch_timestamp", "must be > 0 here or in local_timestamp", exchange);
    }
    boolean undatedRow = exchange == 0 && local == 0;
    take(
        (int) kind,
        (int) side,
        bytes.getDouble(at + 32),
        bytes.getDouble(at + 40),
        exchange > 0 || undatedRow,
        local > 0 || undatedRow,
        exchange,
        local,
        false,
        compiler);
  }

  private static long microseconds(String column, double value) {
    if (value != Math.rint(value) || !(Math.abs(value) < Long.MAX_VALUE / NANOS_PER_MICRO)) {
      throw new BadRow(column, "must be whole microseconds", value);
    }
    return ((long) value) * 1000;
  }

  /**
   * @param dated whether the halves of a split row both carry both times
   */
  private void take(
      int code,
      int side,
      double price,
      double size,
      boolean happens,
      boolean received,
      long exchange,
      long local,
      boolean dated,
      FeedCompiler compiler) {
    if (code > USER_DEFINED) {
      return;
    }
    FeedEvent.Kind kind = kind(code);
    if (side == 0 && kind != FeedEvent.Kind.CLEAR) {
      throw new BadRow("side", "must be buy or sell", "neither");
    }
    long ticks = ticks(kind, side, price);
    long lots = kind == FeedEvent.Kind.CLEAR ? 0 : steps("qty", size, lot);
    if (kind == FeedEvent.Kind.TRADE && lots == 0) {
      throw new BadRow("qty", "must be > 0 for a trade", size);
    }
    if (exchange == 0 && local == 0 && happens && received && sequence == 0) {
      undated.add(new Undated(kind, side, ticks, lots));
      return;
    }
    checkOrder(happens, received, exchange, local);
    undated.forEach(
        u ->
            compiler.both(
                new FeedEvent(
                    u.kind(),
                    u.side(),
                    u.priceTicks(),
                    u.sizeLots(),
                    happens ? exchange : local,
                    received ? local : exchange),
                sequence++));
    undated.clear();
    FeedEvent event = new FeedEvent(kind, side, ticks, lots, exchange, local);
    FeedEvent key = dated ? event : new FeedEvent(kind, side, ticks, lots, 0, 0);
    if (happens && received) {
      compiler.both(event, sequence++);
    } else if (happens) {
      compiler.happened(event, key);
      sequence++;
    } else {
      compiler.received(event, key, sequence++);
    }
  }

  private void checkOrder(boolean happens, boolean received, long exchange, long local) {
    if (happens && (exchange <= 0 || exchange < lastExchange)) {
      throw new BadRow(
          "exch_ts", "must be > 0 and not before the exchange row before it", exchange);
    }
    if (received && (local <= 0 || local < lastLocal)) {
      throw new BadRow("local_ts", "must be > 0 and not before the local row before it", local);
    }
    lastExchange = happens ? exchange : lastExchange;
    lastLocal = received ? local : lastLocal;
  }

  private static FeedEvent.Kind kind(int code) {
    return switch (code) {
      case 1 -> FeedEvent.Kind.DEPTH;
      case 2 -> FeedEvent.Kind.TRADE;
      case 3 -> FeedEvent.Kind.CLEAR;
      case 4 -> FeedEvent.Kind.SNAPSHOT;
      default ->
          throw new BadRow(
              "ev",
              "must be a depth (1), trade (2), clear (3) or snapshot (4) row: best-quote and"
                  + " order-by-order rows are not read",
              code);
    };
  }

  /** A clear without a price, or without a side, takes everything. */
  private long ticks(FeedEvent.Kind kind, int side, double price) {
    if (kind == FeedEvent.Kind.CLEAR && (side == 0 || Double.isNaN(price))) {
      return FeedEvent.EVERYTHING;
    }
    long ticks = steps("px", price, tick);
    if (ticks == 0) {
      throw new BadRow("px", "must be > 0", price);
    }
    return ticks;
  }

  private static long steps(String column, double value, double step) {
    double steps = value / step;
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new BadRow(column, "must be a number >= 0", value);
    }
    if (steps > MOST_STEPS) {
      throw new BadRow(column, "must be at most 2^40 steps of %s".formatted(step), value);
    }
    double whole = Math.rint(steps);
    if (Math.abs(steps - whole) > NEAR) {
      throw new BadRow(column, "must be a multiple of %s".formatted(step), value);
    }
    return (long) whole;
  }
}
