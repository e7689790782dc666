package io.onchainmm.sim.book;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The rows of a feed of the peers' recordings, in order of receipt and in order of exchange. */
final class PeerFeed {
  private static final BigDecimal TICK = new BigDecimal("0.1");
  private static final BigDecimal LOT = new BigDecimal("0.001");

  /** One row; prices in ticks, sizes in lots. */
  record Row(long localNanos, long exchangeNanos, String kind, boolean buy, long ticks, long lots) {
    /** Brings a book up to date; trades change nothing. */
    void applyTo(Book book) {
      switch (kind) {
        case "trade" -> {}
        case "depth_clear" -> clear(book);
        default -> {
          if (buy) {
            book.setBid(ticks, lots);
          } else {
            book.setAsk(ticks, lots);
          }
        }
      }
    }

    private void clear(Book book) {
      while (buy && book.bestBid() != Book.NONE && book.bestBid() >= ticks) {
        book.setBid(book.bestBid(), 0);
      }
      while (!buy && book.bestAsk() != Book.NONE && book.bestAsk() <= ticks) {
        book.setAsk(book.bestAsk(), 0);
      }
    }
  }

  final List<Row> received = new ArrayList<>();
  final List<Row> exchange;

  PeerFeed(Path file) throws IOException {
    for (String[] f : csv(file)) {
      received.add(
          new Row(
              Long.parseLong(f[0]),
              Long.parseLong(f[1]),
              f[2],
              f[3].equals("buy"),
              new BigDecimal(f[4]).divide(TICK).longValueExact(),
              new BigDecimal(f[5]).divide(LOT).longValueExact()));
    }
    exchange = new ArrayList<>(received);
    exchange.sort(Comparator.comparingLong(Row::exchangeNanos));
  }

  /** The rows of a CSV file, gzip or not, without its header. */
  static List<String[]> csv(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw, US_ASCII))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(line.split(",", -1));
      }
    }
    return rows;
  }
}
