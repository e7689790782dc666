package io.onchainmm.sim.book;

import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parameters of one run of the peers' recordings, and what it left behind. */
record PeerRun(Path folder, Map<String, String> columns) {

  /** All runs of a folder. */
  static List<PeerRun> all(Path folder) throws IOException {
    Path file = folder.resolve("runs.csv");
    String[] header;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      header = reader.readLine().split(",", -1);
    }
    List<PeerRun> runs = new ArrayList<>();
    for (String[] row : PeerFeed.csv(file)) {
      Map<String, String> run = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        run.put(header[i], row[i]);
      }
      runs.add(new PeerRun(folder, run));
    }
    return runs;
  }

  String text(String column) {
    return columns.get(column);
  }

  double number(String column) {
    return Double.parseDouble(text(column));
  }

  long whole(String column) {
    return Long.parseLong(text(column));
  }

  String name() {
    return text("name");
  }

  boolean partial() {
    return text("exchange").equals("partial");
  }

  /** Whether our bounded queues must give the same fills. */
  boolean sameWhenBounded() {
    return partial()
        ? text("queue").equals("risk_adverse") || text("queue").equals("power3")
        : text("agrees_clamped").equals("1.0000");
  }

  Instrument instrument() {
    return new Instrument(
        text("feed"), new BigDecimal(text("tick")), new BigDecimal(text("lot")), 0, 0);
  }

  /** The venue that the run traded on. */
  BookSpec venue(BookSpec.QueueBounds bounds) {
    boolean constant = text("latency").equals("constant");
    return new BookSpec(
        0,
        BookSpec.Queue.valueOf(text("queue").toUpperCase(Locale.ROOT)),
        text("n").isEmpty() ? 3 : number("n"),
        bounds,
        partial() ? BookSpec.Fills.PARTIAL : BookSpec.Fills.WHOLE,
        false,
        BookSpec.Feed.RECORDED,
        0,
        constant ? BookSpec.Latency.CONSTANT : BookSpec.Latency.INTERPOLATED,
        constant ? number("entry_ns") / 1e6 : 0,
        constant ? number("response_ns") / 1e6 : 0,
        0,
        0,
        0,
        text("latency_file"),
        BookSpec.Rounding.TRUNC,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }

  /** Its recorded messages, none with constant latency. */
  LatencyTable latencyTable() throws IOException {
    if (text("latency").equals("constant")) {
      return LatencyTable.NONE;
    }
    List<String[]> rows = PeerFeed.csv(folder.resolve(text("latency_file")));
    long[][] table = new long[3][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < 3; c++) {
        table[c][i] = Long.parseLong(rows.get(i)[c]);
      }
    }
    return new LatencyTable(table[0], table[1], table[2]);
  }

  /** Lines of {@code runs/NAME.WHAT.csv.gz}. */
  List<String> lines(String what) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows(what)) {
      lines.add(String.join(",", row));
    }
    return lines;
  }

  List<String[]> rows(String what) throws IOException {
    return PeerFeed.csv(folder.resolve("runs").resolve(name() + "." + what + ".csv.gz"));
  }
}
