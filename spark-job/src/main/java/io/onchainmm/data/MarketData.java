package io.onchainmm.data;

import static org.apache.spark.sql.functions.col;

import io.onchainmm.lake.Artifact;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.HedgeMarket;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Mids;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Tape;
import io.onchainmm.sim.market.TrialFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The markets of an experiment: loads or generates each into the raw tables once, and hands out its
 * trades for bars and its tape for replays.
 *
 * <p>Recordings are read in one pass into primitive columns: 40 bytes a trade, 100 bytes a swap, 16
 * bytes a level of a book, at most 2³⁰ rows; the tables are the truth from there on. {@code
 * data.from} and {@code data.to} cut recordings; synthetic markets have a clock and a length of
 * their own.
 */
public final class MarketData {
  private final Lakehouse lakehouse;
  private final Markets markets;
  private final SourceKey keys;
  private final Window window;
  private final long seed;
  private final Map<String, Tape> tapes = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** The markets by name. */
  public MarketData(
      Lakehouse lakehouse, Map<String, MarketSpec> markets, DataSpec data, long seed) {
    this.lakehouse = lakehouse;
    this.markets = new Markets(markets, data);
    this.keys = new SourceKey(this.markets, seed);
    this.window = Window.of(data);
    this.seed = seed;
  }

  /** What the data are, as keys. */
  public SourceKey keys() {
    return keys;
  }

  /** Ticks and lots of a market. */
  public Instrument instrument(String market) {
    return markets.instrument(market);
  }

  /** What people should know about the loading done here: rows that were skipped and why. */
  public synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  /** Rows of {@code TRADES} within the window. */
  public synchronized Dataset<Row> trades(String market) {
    if (markets.spec(market).kind() == MarketSpec.Kind.POOL) {
      rawSwaps(market);
    }
    return inWindow(market, rawTrades(market));
  }

  /** Rows of {@code BOOKS} within the window; empty where no snapshots of the book are stored. */
  public synchronized Optional<Dataset<Row>> books(String market) {
    return markets.spec(market) instanceof BookRecording.Hyperliquid
        ? Optional.of(inWindow(market, rawBooks(market)))
        : Optional.empty();
  }

  /**
   * The tape, made once. Throws {@link TrialFailure} with {@code MISSING_DATA} when the window
   * holds nothing.
   */
  public synchronized Tape tape(String market) {
    Tape tape = tapes.get(market);
    if (tape == null) {
      tape = compile(market);
      tapes.put(market, tape);
    }
    return tape;
  }

  /** The tape with the touches of the market on which it can be hedged, if it names one. */
  public synchronized Tape quotedTape(String market) {
    Tape tape = tape(market);
    return markets
        .hedge(market)
        .map(hedge -> tape.withHedge(HedgeMarket.of((BookTape) tape(hedge))))
        .orElse(tape);
  }

  private Tape compile(String market) {
    MarketSpec spec = markets.spec(market);
    if (spec instanceof SyntheticMarket.Book s) {
      return BookGenerator.generate(market, markets.pricePath(market), s, instrument(market), seed);
    }
    if (spec instanceof BookRecording.Hftbacktest s) {
      return events(market, s);
    }
    if (OrderTapes.has(spec)) {
      return orders(market);
    }
    if (spec instanceof SyntheticMarket.Poisson s) {
      return PoissonGenerator.generate(market, s, instrument(market), seed);
    }
    return switch (spec.kind()) {
      case BOOK -> book(market);
      case POOL -> pool(market);
      case TRADES ->
          throw new ConfigException(
              "market %s: has trades but no book or pool, so nothing can be quoted there; choose"
                      .formatted(market)
                  + " another market to trade on");
    };
  }

  /** Straight from the files, which stay the truth: a table of them would only be a copy. */
  private BookTape events(String market, BookRecording.Hftbacktest spec) {
    BadRows bad = new BadRows(markets.data().onBadRow());
    BookTape tape = events(market, spec, window, bad);
    if (tape.rawRows() == 0) {
      throw nothingThere(market, "event");
    }
    note(market, bad);
    return tape;
  }

  private BookTape events(String market, BookRecording.Hftbacktest spec, Window part, BadRows bad) {
    return new HftbacktestLoader(market, instrument(market), bad)
        .tape(markets.eventFiles(spec), part, maxGapNanos());
  }

  private BookTape orders(String market) {
    List<String> remarks = new ArrayList<>();
    BookTape tape = new OrderTapes(markets, seed).tape(market, remarks);
    if (tape.length() == 0) {
      throw nothingThere(market, "order");
    }
    note(market, remarks);
    return tape;
  }

  private long maxGapNanos() {
    return Math.round(markets.data().maxGapSeconds() * 1e9);
  }

  private void note(String market, BadRows bad) {
    note(market, bad.lines());
  }

  private void note(String market, List<String> lines) {
    for (String line : lines) {
      String note = "market %s: %s".formatted(market, line);
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }
  }

  private BookTape book(String market) {
    TradeColumns trades = TradeRows.read(trades(market));
    BookColumns books = BookRows.read(inWindow(market, rawBooks(market)));
    if (books.size() == 0) {
      throw nothingThere(market, "book");
    }
    return BookCompiler.compile(market, instrument(market), books, trades, maxGapNanos());
  }

  private Tape pool(String market) {
    if (markets.terms(market).concentrated()) {
      return ticks(market);
    }
    SwapColumns swaps = SwapRows.read(inWindow(market, rawSwaps(market)));
    if (swaps.size() == 0) {
      throw nothingThere(market, "swap");
    }
    return PoolCompiler.compile(
        market,
        instrument(market),
        markets.terms(market),
        swaps,
        reference(
            market,
            halfLife ->
                SelfReference.of(swaps, markets.terms(market), instrument(market), halfLife)),
        referenceLabel(market),
        markets.spec(market).synthetic());
  }

  /** With concentrated liquidity straight from the file, since swaps alone do not make a tape. */
  private Tape ticks(String market) {
    BadRows bad = new BadRows(markets.data().onBadRow());
    PoolEvents all = poolEvents(market, bad);
    PoolEvents events = markets.spec(market).synthetic() ? all : all.within(window);
    if (!events.opened() || events.events().isEmpty()) {
      throw nothingThere(market, "swap");
    }
    note(market, bad);
    PoolTerms terms = markets.terms(market);
    return events.tape(
        market,
        instrument(market),
        terms,
        reference(
            market,
            halfLife -> {
              double[] spots = events.spotsUsd(terms);
              return SelfReference.of(
                  events.times(), row -> spots[row], terms, instrument(market), halfLife);
            }),
        referenceLabel(market),
        markets.spec(market).synthetic());
  }

  private PoolEvents poolEvents(String market, BadRows bad) {
    PoolTerms terms = markets.terms(market);
    if (markets.spec(market) instanceof SyntheticMarket.Pool s) {
      Fair fair = fair(market, s, bad);
      return PoolGenerator.events(market, s, fair.prices(), fair.tickUsd(), fair.end(), seed);
    }
    PoolEvents events =
        new UniswapV3Loader(terms).events(markets.tradesFile(markets.spec(market)), bad);
    TickSolver.Agreement agreement = TickSolver.solve(events, terms);
    if (!agreement.complete()) {
      notes.add(
          ("market %s: %d of %d swaps do not follow from the ticks that the recording tells of;"
                  + " the liquidity of %d ranges that swaps crossed is not known")
              .formatted(
                  market,
                  agreement.swaps() - agreement.exact(),
                  agreement.swaps(),
                  agreement.unsolved()));
    }
    return events;
  }

  private String referenceLabel(String market) {
    return markets.reference(market).orElseGet(() -> markets.referenceWord(market));
  }

  private TrialFailure nothingThere(String market, String what) {
    return new TrialFailure(
        FailureReason.MISSING_DATA,
        "Market %s has no %s from %s to %s; choose another data.from and data.to"
            .formatted(
                market,
                what,
                markets.data().from().orElse("the beginning"),
                markets.data().to().orElse("the end")));
  }

  private PriceSeries reference(String market, DoubleFunction<PriceSeries> self) {
    Instrument instrument = instrument(market);
    var named = markets.reference(market);
    if (named.isPresent()) {
      BookTape book = (BookTape) tape(named.get());
      return Steps.convert(Mids.of(book), book.instrument(), instrument);
    }
    var file = markets.referenceFile(market);
    if (file.isPresent()) {
      BadRows bad = new BadRows(markets.data().onBadRow());
      PriceSeries series = ReferenceFile.read(file.get(), instrument, bad);
      notes.addAll(bad.lines());
      return series;
    }
    if (markets.spec(market) instanceof SyntheticMarket.Pool s) {
      return FairPath.of(market, s, instrument, seed);
    }
    PoolRecording spec = (PoolRecording) markets.spec(market);
    return self.apply(spec.referenceHalfLifeSeconds());
  }

  private Dataset<Row> inWindow(String market, Dataset<Row> rows) {
    return markets.spec(market).synthetic()
        ? rows
        : rows.where(
            col("time_nanos").geq(window.fromNanos()).and(col("time_nanos").lt(window.toNanos())));
  }

  private Dataset<Row> rawTrades(String market) {
    return load(
        Table.TRADES,
        market,
        bad ->
            TradeRows.write(
                lakehouse.spark(), market, instrument(market), tradeColumns(market, bad)));
  }

  private TradeColumns tradeColumns(String market, BadRows bad) {
    MarketSpec spec = markets.spec(market);
    if (spec.synthetic() && spec.kind() == MarketSpec.Kind.BOOK) {
      return TapeTrades.of((BookTape) tape(market));
    }
    if (spec instanceof BookRecording.Hftbacktest s) {
      return TapeTrades.of(events(market, s, Window.EVERYTHING, bad));
    }
    if (spec instanceof BookRecording.OrderEvents) {
      return TapeTrades.of(new OrderTapes(markets, seed).tape(market, Window.EVERYTHING, bad));
    }
    if (spec.kind() == MarketSpec.Kind.POOL) {
      return SwapTrades.of(swapColumns(market, bad), markets.terms(market), instrument(market));
    }
    Path file = markets.tradesFile(spec);
    return spec instanceof BookRecording.Hyperliquid
        ? new HyperliquidLoader(instrument(market)).trades(file, bad)
        : new BinanceLoader(instrument(market)).trades(file, bad);
  }

  private Dataset<Row> rawBooks(String market) {
    BookRecording.Hyperliquid spec = (BookRecording.Hyperliquid) markets.spec(market);
    return load(
        Table.BOOKS,
        market,
        bad ->
            BookRows.write(
                lakehouse.spark(),
                market,
                new HyperliquidLoader(instrument(market)).books(markets.booksFile(spec), bad)));
  }

  private Dataset<Row> rawSwaps(String market) {
    return load(
        Table.SWAPS,
        market,
        bad -> SwapRows.write(lakehouse.spark(), market, swapColumns(market, bad)));
  }

  private SwapColumns swapColumns(String market, BadRows bad) {
    MarketSpec spec = markets.spec(market);
    if (markets.terms(market).concentrated()) {
      return poolEvents(market, bad).swaps(markets.terms(market));
    }
    if (spec instanceof SyntheticMarket.Pool s) {
      Fair fair = fair(market, s, bad);
      return PoolGenerator.generate(market, s, fair.prices(), fair.tickUsd(), fair.end(), seed);
    }
    return new AerodromeLoader((PoolRecording.Aerodrome) spec).swaps(markets.tradesFile(spec), bad);
  }

  /** The fair price of a synthetic pool. */
  private record Fair(PriceSeries prices, double tickUsd, long end) {}

  private Fair fair(String market, SyntheticMarket.Pool spec, BadRows bad) {
    if (spec.referenceMarket().isPresent()) {
      BookTape reference = (BookTape) tape(spec.reference());
      return new Fair(Mids.of(reference), reference.instrument().tickUsd(), reference.endNanos());
    }
    Instrument instrument = instrument(market);
    PriceSeries prices =
        markets
            .referenceFile(market)
            .map(file -> ReferenceFile.read(file, instrument, bad))
            .orElseGet(() -> FairPath.of(market, spec, instrument, seed));
    long end = prices.length() == 0 ? 0 : prices.timeNanos[prices.length() - 1];
    return new Fair(prices, instrument.tickUsd(), end);
  }

  private Dataset<Row> load(Table table, String market, Load load) {
    Artifact artifact = keys.raw(table, market);
    BadRows bad = new BadRows(markets.data().onBadRow());
    Supplier<String> remarks = () -> String.join("; ", bad.lines());
    Dataset<Row> rows = lakehouse.computeOnce(table, artifact, () -> load.rows(bad), remarks);
    note(market, bad);
    return rows;
  }

  /** Makes the rows of a raw table. */
  private interface Load {
    Dataset<Row> rows(BadRows bad);
  }
}
