package io.onchainmm.data;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays of hftbacktest as numpy would. */
public final class NumpyWriter {
  static final String DTYPE =
      "[('ev', '<u8'), ('exch_ts', '<i8'), ('local_ts', '<i8'), ('px', '<f8'), ('qty', '<f8'),"
          + " ('order_id', '<u8'), ('ival', '<i8'), ('fval', '<f8')]";
  static final long EXCHANGE = 1L << 31;
  static final long LOCAL = 1L << 30;
  static final long BOTH = EXCHANGE | LOCAL;
  static final long BUY = 1L << 29;
  static final long SELL = 1L << 28;

  /** One structured row. */
  record Row(long flags, long exchange, long local, double price, double size) {}

  private NumpyWriter() {}

  /** A generated book of tick 0.1 and lot 0.001 as an event file, received 5 ms later. */
  public static Path generated(Path file, double seconds) {
    SyntheticMarket.Book spec = Sources.book(seconds);
    Instrument instrument =
        new Instrument("x", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);
    BookTape tape = BookGenerator.generate("x", spec, instrument, 42);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < tape.length(); i++) {
      boolean trade = tape.kind[i] == BookTape.BUY_TRADE || tape.kind[i] == BookTape.SELL_TRADE;
      long side = tape.kind[i] % 2 == 0 ? BUY : SELL;
      rows.add(
          new Row(
              (trade ? 2 : 1) | side | BOTH,
              tape.timeNanos[i],
              tape.timeNanos[i] + 5_000_000,
              tape.priceTicks[i] * 0.1,
              tape.sizeLots[i] * 0.001));
    }
    return npz(file, "data.npy", false, events(rows));
  }

  static byte[] events(List<Row> rows) {
    ByteBuffer body = ByteBuffer.allocate(64 * rows.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Row row : rows) {
      body.putLong(row.flags).putLong(row.exchange).putLong(row.local);
      body.putDouble(row.price).putDouble(row.size).putLong(0).putLong(0).putDouble(0);
    }
    return array(
        1,
        "{'descr': %s, 'fortran_order': False, 'shape': (%d,), }".formatted(DTYPE, rows.size()),
        body.array());
  }

  /** Rows of six doubles. */
  static byte[] columns(double[]... rows) {
    ByteBuffer body = ByteBuffer.allocate(48 * rows.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double[] row : rows) {
      for (double value : row) {
        body.putDouble(value);
      }
    }
    return array(
        2,
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, 6), }".formatted(rows.length),
        body.array());
  }

  static byte[] array(int version, String header, byte[] body) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(12 + text.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) version).put((byte) 0);
    if (version == 1) {
      out.putShort((short) text.length);
    } else {
      out.putInt(text.length);
    }
    out.put(text).put(body);
    byte[] exact = new byte[out.position()];
    out.flip().get(exact);
    return exact;
  }

  static Path npz(Path file, String entry, boolean stored, byte[] array) {
    try (OutputStream bytes = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry zipped = new ZipEntry(entry);
      if (stored) {
        CRC32 crc = new CRC32();
        crc.update(array);
        zipped.setMethod(ZipEntry.STORED);
        zipped.setSize(array.length);
        zipped.setCrc(crc.getValue());
      }
      zip.putNextEntry(zipped);
      zip.write(array);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /**
   * Rows in order of receipt, split where the order of the exchange differs, so that each order can
   * be read from the flags.
   */
  static List<Row> split(List<Row> received) {
    List<Integer> exchange = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      exchange.add(i);
    }
    exchange.sort(Comparator.comparingLong(i -> received.get(i).exchange));
    int[] place = new int[received.size()];
    for (int i = 0; i < place.length; i++) {
      place[exchange.get(i)] = i;
    }
    List<Row> rows = new ArrayList<>();
    int e = 0;
    for (int l = 0; l < place.length; ) {
      Row local = received.get(l);
      if (place[l] < e) {
        rows.add(flagged(local, LOCAL));
        l++;
      } else if (place[l] == e) {
        rows.add(flagged(local, BOTH));
        l++;
        e++;
      } else {
        rows.add(flagged(received.get(exchange.get(e++)), EXCHANGE));
      }
    }
    return rows;
  }

  private static Row flagged(Row row, long flags) {
    return new Row(row.flags | flags, row.exchange, row.local, row.price, row.size);
  }

  /** The low byte of the flags. */
  static long kind(FeedEvent.Kind kind) {
    return switch (kind) {
      case DEPTH -> 1;
      case TRADE -> 2;
      case CLEAR -> 3;
      case SNAPSHOT -> 4;
    };
  }
}
