package io.onchainmm.data;

import io.onchainmm.lake.Artifact;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.Canonical;
import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a market's data are, as a key: a hash over what is read or generated and how, with the
 * contents of files in the place of their names. Needs no Spark. Files are read once as long as
 * their size and time stay.
 */
public final class SourceKey {
  /** Raised when the rows of a raw table change for the same input. */
  static final int RAW_VERSION = 1;

  /** Raised when a tape changes for the same raw tables. */
  static final int TAPE_VERSION = 3;

  private static final HexFormat HEX = HexFormat.of();

  private final Markets markets;
  private final long seed;
  private final Window window;
  private final Map<FileState, String> hashes = new ConcurrentHashMap<>();

  /** Keys of these markets in an experiment with this seed. */
  public SourceKey(Map<String, MarketSpec> markets, DataSpec data, long seed) {
    this(new Markets(markets, data), seed);
  }

  SourceKey(Markets markets, long seed) {
    this.markets = markets;
    this.seed = seed;
    this.window = Window.of(markets.data());
  }

  /**
   * The key of everything that can be seen of a market: its raw rows, the window, its reference
   * price, and the market on which it is hedged.
   */
  public String of(String market) {
    String quoted = withoutHedge(market);
    return markets
        .hedge(market)
        .map(hedge -> Canonical.key("hedged", TAPE_VERSION, "{}", quoted, withoutHedge(hedge)))
        .orElse(quoted);
  }

  private String withoutHedge(String market) {
    MarketSpec spec = markets.spec(market);
    Map<String, Object> how = new TreeMap<>();
    how.put("market", market);
    how.put("source", spec.withoutPlaces());
    if (!spec.synthetic()) {
      how.put("from_nanos", window.fromNanos());
      how.put("to_nanos", window.toNanos());
      how.put("max_gap_seconds", markets.data().maxGapSeconds());
    }
    List<String> upstream = new ArrayList<>();
    tables(spec).forEach(table -> upstream.add(raw(table, market).key()));
    markets.reference(market).ifPresent(name -> upstream.add(withoutHedge(name)));
    markets.referenceFile(market).ifPresent(file -> upstream.add(hash(file)));
    return Canonical.key(
        "market", TAPE_VERSION, Canonical.json(how), upstream.toArray(String[]::new));
  }

  private static List<Table> tables(MarketSpec spec) {
    if (spec instanceof BookRecording.Hyperliquid) {
      return List.of(Table.TRADES, Table.BOOKS);
    }
    return spec.kind() == MarketSpec.Kind.POOL
        ? List.of(Table.TRADES, Table.SWAPS)
        : List.of(Table.TRADES);
  }

  /** What makes a market's rows of a raw table. */
  Artifact raw(Table table, String market) {
    MarketSpec spec = markets.spec(market);
    Map<String, Object> how = new TreeMap<>();
    how.put("market", market);
    how.put("source", spec.rawPart());
    List<String> upstream = new ArrayList<>();
    if (spec.synthetic()) {
      how.put("seed", seed);
      markets.reference(market).ifPresent(name -> upstream.add(withoutHedge(name)));
      Optional<Path> fair = markets.referenceFile(market);
      if (fair.isPresent()) {
        how.put("on_bad_row", markets.data().onBadRow());
        upstream.add(hash(fair.get()));
      }
    } else {
      how.put("on_bad_row", markets.data().onBadRow());
      files(table, spec).forEach(file -> upstream.add(hash(file)));
    }
    String stage = "raw-" + table.viewName();
    String json = Canonical.json(how);
    String key = Canonical.key(stage, RAW_VERSION, json, upstream.toArray(String[]::new));
    return new Artifact(key, stage, RAW_VERSION, json, List.copyOf(upstream));
  }

  private List<Path> files(Table table, MarketSpec spec) {
    if (spec instanceof BookRecording.Hftbacktest s) {
      return markets.eventFiles(s);
    }
    return List.of(
        table == Table.BOOKS
            ? markets.booksFile((BookRecording.Hyperliquid) spec)
            : markets.tradesFile(spec));
  }

  private String hash(Path file) {
    try {
      FileState state = new FileState(file, Files.size(file), Files.getLastModifiedTime(file));
      String known = hashes.get(state);
      if (known == null) {
        known = contentHash(file);
        hashes.put(state, known);
      }
      return known;
    } catch (IOException e) {
      ConfigException problem =
          new ConfigException(
              "%s: no such file, or it cannot be read. Check data.root and the market's path."
                  .formatted(file));
      problem.initCause(e);
      throw problem;
    }
  }

  private static String contentHash(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return HEX.formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private record FileState(Path file, long size, FileTime modified) {}
}
