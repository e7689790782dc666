package io.onchainmm.data;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The obvious way from rows of a feed to its tape: sort twice, and forget level by level. */
final class FeedRows {
  private record Placed(long nanos, byte kind, long ticks, long lots, long receive, int row) {}

  private FeedRows() {}

  /** Rows in order of receipt, each both happened and received; ticks and lots as {@code long}. */
  static BookTape tape(String market, Instrument instrument, List<FeedEvent> received) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingLong(i -> received.get(i).exchangeNanos()));
    List<Placed> placed = new ArrayList<>();
    TreeMap<Long, Long> bids = new TreeMap<>();
    TreeMap<Long, Long> asks = new TreeMap<>();
    for (int row : order) {
      FeedEvent event = received.get(row);
      boolean buy = event.side() == TradeColumns.BUY;
      switch (event.kind()) {
        case TRADE -> placed.add(placed(event, row, buy ? 2 : 3, event.priceTicks()));
        case CLEAR -> {
          var gone =
              buy ? bids.tailMap(event.priceTicks(), true) : asks.headMap(event.priceTicks(), true);
          gone.keySet().forEach(price -> placed.add(placed(event, row, buy ? 4 : 5, price)));
          gone.clear();
        }
        default -> {
          (buy ? bids : asks).put(event.priceTicks(), event.sizeLots());
          (buy ? bids : asks).values().removeIf(lots -> lots == 0);
          placed.add(placed(event, row, buy ? 0 : 1, event.priceTicks()));
        }
      }
    }
    return wrapped(market, instrument, placed, received.size());
  }

  private static Placed placed(FeedEvent event, int row, int kind, long ticks) {
    return new Placed(
        event.exchangeNanos(), (byte) kind, ticks, event.sizeLots(), event.receiveNanos(), row);
  }

  private static BookTape wrapped(
      String market, Instrument instrument, List<Placed> placed, int rows) {
    int n = placed.size();
    byte[] kind = new byte[n];
    for (int i = 0; i < n; i++) {
      kind[i] = placed.get(i).kind();
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> placed.get(i).row()));
    return new BookTape(
            market,
            instrument,
            n,
            placed.stream().mapToLong(Placed::nanos).toArray(),
            kind,
            placed.stream().mapToLong(Placed::ticks).toArray(),
            placed.stream().mapToLong(Placed::lots).toArray(),
            false,
            rows)
        .withReceipts(
            placed.stream().mapToLong(Placed::receive).toArray(),
            order.stream().mapToInt(i -> i).toArray());
  }
}
