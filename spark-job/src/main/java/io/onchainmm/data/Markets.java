package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.HyperliquidRules;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The markets of an experiment by name: their specs, instruments and recorded files. */
record Markets(Map<String, MarketSpec> specs, DataSpec data) {
  /** The spec of a market. */
  MarketSpec spec(String market) {
    MarketSpec spec = specs.get(market);
    if (spec == null) {
      throw new ConfigException(
          "market %s: is not among the markets (%s)"
              .formatted(market, String.join(", ", new TreeSet<>(specs.keySet()))));
    }
    return spec;
  }

  /** The market whose mids are the fair price of this one. */
  Optional<String> reference(String market) {
    Optional<String> reference = spec(market).referenceMarket();
    reference.ifPresent(name -> requireBook(market, "reference", name));
    return reference;
  }

  /** The market on which inventory of this one can be hedged. */
  Optional<String> hedge(String market) {
    Optional<String> hedge = spec(market).hedge();
    hedge.ifPresent(name -> requireBook(market, "hedge", name));
    return hedge;
  }

  /** The synthetic book whose name keys the price path of this one. */
  String pricePath(String market) {
    Optional<String> reference = reference(market);
    reference
        .filter(name -> !(specs.get(name) instanceof SyntheticMarket.Book))
        .ifPresent(
            name -> {
              throw new ConfigException(
                  "markets.%s.reference: must be a synthetic book, but %s is not"
                      .formatted(market, name));
            });
    return reference.map(this::pricePath).orElse(market);
  }

  private void requireBook(String market, String key, String reference) {
    MarketSpec spec = specs.get(reference);
    if (spec == null || spec.kind() != MarketSpec.Kind.BOOK) {
      throw new ConfigException(
          "markets.%s.%s: must be a market with an order book, but %s is %s"
              .formatted(market, key, reference, spec == null ? "none of the markets" : "not"));
    }
  }

  /** Ticks and lots of a market. */
  Instrument instrument(String market) {
    MarketSpec spec = spec(market);
    if (spec instanceof BookRecording.Hyperliquid s) {
      return HyperliquidRules.perpetual(s.coin(), s.sizeDecimals());
    }
    if (spec instanceof OwnSteps s) {
      String symbol = spec instanceof TradeRecording.Binance b ? b.symbol() : market;
      return instrument(market, symbol, s.tickUsd(), s.lotBase());
    }
    SyntheticMarket.Pool pool = (SyntheticMarket.Pool) spec;
    Optional<String> reference = reference(market);
    if (reference.isEmpty()) {
      return instrument(market, market, pool.fair().tickUsd(), pool.fair().lotBase());
    }
    Instrument fair = instrument(reference.get());
    return new Instrument(market, fair.tickSizeUsd(), fair.lotSizeBase(), 0, 0);
  }

  private static Instrument instrument(
      String market, String symbol, double tickUsd, double lotBase) {
    try {
      return new Instrument(symbol, BigDecimal.valueOf(tickUsd), BigDecimal.valueOf(lotBase), 0, 0);
    } catch (IllegalArgumentException e) {
      ConfigException problem =
          new ConfigException("markets.%s: %s".formatted(market, e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  /** What a swap's raw units mean. */
  PoolTerms terms(String market) {
    if (spec(market) instanceof PoolMarket pool) {
      return pool.terms(market);
    }
    throw new ConfigException("market %s: has no pool".formatted(market));
  }

  /** The file of a reference price, if the market has one. */
  Optional<Path> referenceFile(String market) {
    String word = referenceWord(market);
    return word.startsWith(PoolMarket.FILE)
        ? Optional.of(below(word.substring(PoolMarket.FILE.length())))
        : Optional.empty();
  }

  /** What the configuration says of the fair price of a pool; empty for other markets. */
  String referenceWord(String market) {
    return spec(market) instanceof PoolMarket pool ? pool.reference() : "";
  }

  /** Recorded trades or swaps. */
  Path tradesFile(MarketSpec spec) {
    if (spec instanceof BookRecording.Hyperliquid s) {
      return recording(s.path(), "trades_" + s.coin() + ".csv");
    }
    if (spec instanceof PoolRecording.Aerodrome s) {
      return below(s.path());
    }
    if (spec instanceof PoolRecording.UniswapV3 s) {
      return below(s.path());
    }
    if (spec instanceof BookRecording.OrderEvents s) {
      return below(s.path());
    }
    return below(((TradeRecording.Binance) spec).path());
  }

  /** Steps of an amount in one lot. */
  long stepsPerLot(String market, BookRecording.OrderEvents spec) {
    BigDecimal step = BigDecimal.valueOf(spec.amountStep());
    BigDecimal[] steps = BigDecimal.valueOf(spec.lotBase()).divideAndRemainder(step);
    if (steps[0].signum() == 0 || steps[1].signum() != 0) {
      throw new ConfigException(
          "markets.%s.lot_base: must be a multiple of amount_step (%s), but was %s"
              .formatted(market, spec.amountStep(), spec.lotBase()));
    }
    return steps[0].longValueExact();
  }

  /** Recorded events, in order of time. */
  List<Path> eventFiles(BookRecording.Hftbacktest spec) {
    return spec.files().stream().map(this::below).toList();
  }

  /** Recorded book snapshots. */
  Path booksFile(BookRecording.Hyperliquid spec) {
    return recording(spec.path(), "orderbooks_" + spec.coin() + ".csv");
  }

  /** The file as it is named, or with {@code .gz} when only that exists or none does. */
  private Path recording(String folder, String name) {
    Path plain = below(folder).resolve(name);
    return plain.toFile().isFile() ? plain : below(folder).resolve(name + ".gz");
  }

  private Path below(String path) {
    return Path.of(data.root()).resolve(path);
  }
}
