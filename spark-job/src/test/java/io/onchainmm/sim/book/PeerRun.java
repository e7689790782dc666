package io.onchainmm.sim.book;

import io.onchainmm.sim.maker.Glft;
import io.onchainmm.sim.maker.GlftParameters;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.venue.BookSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the peers' recordings, played with our book, order desk and closed form. */
final class PeerRun {
  private static final long NONE = OrderDesk.NONE;

  private final Map<String, String> run;
  private final PeerFeed feed;
  private final Book exchangeBook = new Book();
  private final Book knownBook = new Book();
  private final LatencyModel latency;
  private final OrderDesk desk;
  private final Map<Long, Long> requestNanos = new HashMap<>();
  private final List<String> fills = new ArrayList<>();
  private int exchangeRow;
  private int receivedRow;

  PeerRun(Map<String, String> run, PeerFeed feed) {
    this.run = run;
    this.feed = feed;
    this.latency =
        LatencyModel.of(
            new BookSpec(
                0,
                BookSpec.Queue.RISK_ADVERSE,
                0,
                number("entry_ns") / 1e6,
                number("response_ns") / 1e6));
    this.desk = new OrderDesk(latency, QueueModel.of(BookSpec.Queue.RISK_ADVERSE), this::onFill);
  }

  /** Plays to the last wake; one line a fill, as in the recordings. */
  List<String> play() {
    long last = (long) number("last_wake_ns");
    long interval = (long) number("interval_ns");
    for (long t = (long) number("first_wake_ns"); t <= last; t += interval) {
      playExchange(t);
      while (receivedRow < feed.received.size()
          && feed.received.get(receivedRow).localNanos() <= t) {
        feed.received.get(receivedRow++).applyTo(knownBook);
      }
      desk.takeAnswers(t);
      if (t < last) {
        decide(t);
      }
    }
    return fills;
  }

  /** New orders sent. */
  long orders() {
    return desk.sent();
  }

  /** New orders rejected. */
  long rejects() {
    return desk.rejects();
  }

  private void playExchange(long until) {
    while (exchangeRow < feed.exchange.size()
        && feed.exchange.get(exchangeRow).exchangeNanos() <= until) {
      PeerFeed.Row row = feed.exchange.get(exchangeRow++);
      while (desk.nextArrivalNanos() < row.exchangeNanos()) {
        desk.arrive(exchangeBook);
      }
      play(row);
    }
    while (desk.nextArrivalNanos() <= until) {
      desk.arrive(exchangeBook);
    }
  }

  private void play(PeerFeed.Row row) {
    long now = row.exchangeNanos();
    if (row.kind().equals("trade")) {
      int side = row.buy() ? OrderDesk.SELL : OrderDesk.BUY;
      desk.onTrade(side, OrderDesk.key(side, row.ticks()), row.lots(), now, 0);
      return;
    }
    if (row.kind().equals("depth_clear")) {
      row.applyTo(exchangeBook);
      return;
    }
    int own = row.buy() ? OrderDesk.BUY : OrderDesk.SELL;
    boolean improved =
        row.buy()
            ? exchangeBook.setBid(row.ticks(), row.lots())
            : exchangeBook.setAsk(row.ticks(), row.lots());
    desk.onDepth(own, OrderDesk.key(own, row.ticks()), row.lots());
    if (improved) {
      int other = OrderDesk.SELL - own;
      long best = row.buy() ? exchangeBook.bestBid() : exchangeBook.bestAsk();
      desk.onReached(other, OrderDesk.key(other, best), now, 0);
    }
  }

  private void decide(long t) {
    long bid = knownBook.bestBid();
    long ask = knownBook.bestAsk();
    if (!knownBook.twoSided() || bid >= ask) {
      return;
    }
    long[] target = targets(bid, ask);
    long position = desk.knownPositionLots();
    long limit = (long) number("max_lots");
    target[0] = position >= limit ? NONE : target[0];
    target[1] = position <= -limit ? NONE : target[1];
    desk.cancelAllBut(t, target[0], target[1]);
    for (int side = 0; side < 2; side++) {
      if (target[side] != NONE && !desk.holds(side, target[side])) {
        desk.send(t, side, target[side], (long) number("qty_lots"));
        requestNanos.put(desk.sent(), t);
      }
    }
  }

  private long[] targets(long bid, long ask) {
    double m = (bid + ask) / 2.0;
    return switch (run.get("strategy")) {
      case "distance" -> new long[] {bid - (long) number("d"), ask + (long) number("d")};
      case "mid" ->
          new long[] {(long) Math.floor(m - number("d")), (long) Math.ceil(m + number("d"))};
      case "improve" -> ask - bid >= 3 ? new long[] {bid + 1, ask - 1} : new long[] {bid, ask};
      case "glft" -> glft(bid, ask);
      default -> throw new IllegalArgumentException(run.get("strategy"));
    };
  }

  private long[] glft(long bid, long ask) {
    Glft glft =
        new Glft(
            GlftParameters.ofOneOrder(
                number("A"), number("k"), number("sigma"), number("gamma"), MakerSpec.Model.A, 0));
    double q = desk.knownPositionLots() / number("qty_lots");
    double m = (bid + ask) / 2.0;
    boolean noImprove = run.get("clamp").equals("no_improve");
    long wantedBid = (long) Math.floor(m - glft.bidDepth(q) + 1e-9);
    long wantedAsk = (long) Math.ceil(m + glft.askDepth(q) - 1e-9);
    return new long[] {
      Math.min(wantedBid, noImprove ? bid : ask - 1), Math.max(wantedAsk, noImprove ? ask : bid + 1)
    };
  }

  private void onFill(long nanos, int side, long ticks, long lots, long mark, long orderId) {
    fills.add(
        "%d,%d,%s,%s,%s,%d,%d"
            .formatted(
                nanos,
                latency.answerOf(nanos),
                side == OrderDesk.BUY ? "buy" : "sell",
                BigDecimal.valueOf(ticks, 1),
                BigDecimal.valueOf(lots, 3),
                requestNanos.get(orderId),
                orderId));
  }

  private double number(String column) {
    return Double.parseDouble(run.get(column));
  }
}
