package io.onchainmm.sim.book;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
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

/** A feed of the peers' recordings as a tape with recorded receipts. */
final class PeerFeed {
  private final Instrument instrument;
  private final List<Row> rows = new ArrayList<>();
  private final Book book = new Book();

  /** One event; {@code place} is its place in the order of receipt. */
  private record Row(long exchange, long received, byte kind, long ticks, long lots, int place) {}

  /** One line of the file. */
  private record Line(
      long received, long exchange, String kind, boolean buy, long ticks, long lots, int place) {}

  private PeerFeed(Instrument instrument) {
    this.instrument = instrument;
  }

  /**
   * The tape of a file.
   *
   * @param untilNanos the tape lasts at least until here
   */
  static BookTape tape(Path file, Instrument instrument, long untilNanos) throws IOException {
    PeerFeed feed = new PeerFeed(instrument);
    List<Line> lines = new ArrayList<>();
    for (String[] f : csv(file)) {
      lines.add(
          new Line(
              Long.parseLong(f[0]),
              Long.parseLong(f[1]),
              f[2],
              f[3].equals("buy"),
              instrument.ticks(new BigDecimal(f[4])),
              instrument.lots(new BigDecimal(f[5])),
              lines.size()));
    }
    // Stable: equal times keep the order of the file.
    lines.sort(Comparator.comparingLong(Line::exchange));
    lines.forEach(feed::play);
    long last = Math.max(untilNanos, lines.get(lines.size() - 1).exchange()) + 1;
    feed.rows.add(new Row(last, Long.MAX_VALUE, BookTape.BID_FORGET, 0, 0, lines.size()));
    return feed.build(file.getFileName().toString());
  }

  private void play(Line line) {
    switch (line.kind()) {
      case "trade" -> add(line, line.buy() ? BookTape.BUY_TRADE : BookTape.SELL_TRADE);
      case "depth_clear" -> clear(line);
      default -> depth(line);
    }
  }

  private void depth(Line line) {
    if (line.buy()) {
      book.setBid(line.ticks(), line.lots());
    } else {
      book.setAsk(line.ticks(), line.lots());
    }
    add(line, line.buy() ? BookTape.BID_DEPTH : BookTape.ASK_DEPTH);
  }

  /** The levels from the best to the price are no longer known. */
  private void clear(Line line) {
    while (line.buy() && book.bestBid() != Book.NONE && book.bestBid() >= line.ticks()) {
      forget(line, book.bestBid());
    }
    while (!line.buy() && book.bestAsk() != Book.NONE && book.bestAsk() <= line.ticks()) {
      forget(line, book.bestAsk());
    }
  }

  private void forget(Line line, long ticks) {
    Line level = new Line(line.received(), line.exchange(), "", line.buy(), ticks, 0, line.place());
    depth(level);
    Row last = rows.remove(rows.size() - 1);
    byte kind = line.buy() ? BookTape.BID_FORGET : BookTape.ASK_FORGET;
    rows.add(new Row(last.exchange(), last.received(), kind, ticks, 0, last.place()));
  }

  private void add(Line l, byte kind) {
    rows.add(new Row(l.exchange(), l.received(), kind, l.ticks(), l.lots(), l.place()));
  }

  private BookTape build(String name) {
    int n = rows.size();
    long[] time = new long[n];
    long[] received = new long[n];
    byte[] kind = new byte[n];
    long[] ticks = new long[n];
    long[] lots = new long[n];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      time[i] = rows.get(i).exchange();
      received[i] = rows.get(i).received();
      kind[i] = rows.get(i).kind();
      ticks[i] = rows.get(i).ticks();
      lots[i] = rows.get(i).lots();
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> rows.get(i).place()));
    int[] receiveOrder = order.stream().mapToInt(i -> i).toArray();
    return new BookTape(name, instrument, n, time, kind, ticks, lots, false, n)
        .withReceipts(received, receiveOrder);
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
