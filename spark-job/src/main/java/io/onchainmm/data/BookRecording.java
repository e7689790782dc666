package io.onchainmm.data;

import io.onchainmm.schema.Choice;
import io.onchainmm.schema.Key;
import java.util.List;
import java.util.Optional;

/** Markets whose order book was recorded. */
public sealed interface BookRecording extends MarketSpec
    permits BookRecording.Hyperliquid, BookRecording.Hftbacktest, BookRecording.OrderEvents {
  @Override
  default Kind kind() {
    return Kind.BOOK;
  }

  /** Recorded Hyperliquid book snapshots and trades. */
  @Choice(value = "hyperliquid", help = "Recorded Hyperliquid book snapshots and trades (CSV)")
  record Hyperliquid(
      @Key(help = "Coin, as in the file names") String coin,
      @Key(
              help =
                  "Folder below data.root with orderbooks_<coin>.csv.gz and trades_<coin>.csv.gz",
              identity = false)
          String path,
      @Key(help = "Decimals of a size on this venue (szDecimals)", min = 0, max = 6)
          int sizeDecimals,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements BookRecording {
    /** Without a hedge. */
    public Hyperliquid(String coin, String path, int sizeDecimals) {
      this(coin, path, sizeDecimals, Optional.empty());
    }

    @Override
    public String venue() {
      return "hyperliquid";
    }

    @Override
    public String chain() {
      return "hyperliquid";
    }

    @Override
    public Hyperliquid withoutPlaces() {
      return new Hyperliquid(coin, "", sizeDecimals);
    }
  }

  /** Recorded market-by-price events in the files of hftbacktest. */
  @Choice(
      value = "hftbacktest",
      help = "Recorded market-by-price events in hftbacktest's files (.npz or .npy)")
  record Hftbacktest(
      @Key(
              help = "Files below data.root, in order of time; each is one array of events",
              identity = false)
          List<String> files,
      @Key(help = "Tick, USD (tick_size of hftbacktest)", above = 0) double tickUsd,
      @Key(help = "Lot, base units (lot_size of hftbacktest)", above = 0) double lotBase,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements BookRecording, OwnSteps {
    /** Without a hedge. */
    public Hftbacktest(List<String> files, double tickUsd, double lotBase) {
      this(files, tickUsd, lotBase, Optional.empty());
    }

    /** Keeps its own copy; there must be a file. */
    public Hftbacktest {
      files = List.copyOf(files);
      if (files.isEmpty()) {
        throw new IllegalArgumentException("files must name at least one file");
      }
    }

    @Override
    public String venue() {
      return "hftbacktest";
    }

    @Override
    public Hftbacktest withoutPlaces() {
      return new Hftbacktest(List.of(""), tickUsd, lotBase);
    }
  }

  /** A recorded log of single orders, matched again. */
  @Choice(
      value = "order_events",
      help = "Recorded log of single orders (gzip), matched again: true places in the queues")
  record OrderEvents(
      @Key(help = "File below data.root", identity = false) String path,
      @Key(help = "Tick, USD", above = 0) double tickUsd,
      @Key(help = "Lot, base units, a multiple of amount_step", above = 0) double lotBase,
      @Key(
              help = "Smallest step of an amount in the log, base units",
              above = 0,
              otherwise = "1e-8")
          double amountStep,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements BookRecording, OwnSteps {
    /** Without a hedge. */
    public OrderEvents(String path, double tickUsd, double lotBase, double amountStep) {
      this(path, tickUsd, lotBase, amountStep, Optional.empty());
    }

    @Override
    public String venue() {
      return "order_events";
    }

    @Override
    public OrderEvents withoutPlaces() {
      return new OrderEvents("", tickUsd, lotBase, amountStep);
    }
  }
}
