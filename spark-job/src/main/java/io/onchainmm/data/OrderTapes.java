package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The tapes of markets whose single orders are known, read or generated from what the configuration
 * says, without tables.
 */
public final class OrderTapes {
  private final Markets markets;
  private final Window window;
  private final long seed;

  /** The markets by name. */
  public OrderTapes(Map<String, MarketSpec> markets, DataSpec data, long seed) {
    this(new Markets(markets, data), seed);
  }

  OrderTapes(Markets markets, long seed) {
    this.markets = markets;
    this.window = Window.of(markets.data());
    this.seed = seed;
  }

  /** Whether a market's single orders are known. */
  static boolean has(MarketSpec spec) {
    return spec instanceof BookRecording.OrderEvents || spec instanceof SyntheticOrders;
  }

  /**
   * The tape of a market, with ranks. Bad rows are refused or left out as {@code data.on_bad_row}
   * says.
   *
   * @param notes is added what people should know about the loading
   */
  public BookTape tape(String market, List<String> notes) {
    BadRows bad = new BadRows(markets.data().onBadRow());
    BookTape tape = tape(market, window, bad);
    notes.addAll(bad.lines());
    return tape;
  }

  BookTape tape(String market, Window part, BadRows bad) {
    MarketSpec spec = markets.spec(market);
    if (spec instanceof BookRecording.OrderEvents s) {
      return recorded(market, s, part, bad);
    }
    if (spec instanceof SyntheticOrders s) {
      return OrderGenerator.generate(market, s, markets.instrument(market), seed);
    }
    throw new ConfigException(
        "market %s: its single orders are not known; choose a market of type order_events or"
                .formatted(market)
            + " synthetic_orders");
  }

  private BookTape recorded(
      String market, BookRecording.OrderEvents spec, Window part, BadRows bad) {
    long maxGapNanos = Math.round(markets.data().maxGapSeconds() * 1e9);
    OrderTape tape = new OrderTape(markets.stepsPerLot(market, spec), part, maxGapNanos);
    new OrderLog(
            new Grid(BigDecimal.valueOf(spec.tickUsd())),
            new Grid(BigDecimal.valueOf(spec.amountStep())))
        .read(markets.tradesFile(spec), bad, new OrderReplay(Long.MIN_VALUE, tape));
    return tape.build(market, markets.instrument(market), false);
  }
}
