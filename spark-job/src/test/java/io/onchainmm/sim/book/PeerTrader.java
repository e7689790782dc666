package io.onchainmm.sim.book;

import io.onchainmm.sim.maker.Glft;
import io.onchainmm.sim.maker.GlftParameters;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.BookSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strategy of one run of the peers' recordings, and a log as they keep it. */
final class PeerTrader implements Trader {
  private static final long NONE = Long.MIN_VALUE;

  private record LoggedFill(long nanos, long orderId, String line) {}

  private record Request(long nanos, long orderId, boolean cancel, String side, String price) {}

  private final PeerRun run;
  private final Touches touches;
  private final OrderDesk desk;
  private final Wanted wanted = new Wanted();
  private final BigDecimal tick;
  private final BigDecimal lot;
  private final BigDecimal feeRate;
  private final long lastNanos;
  private final long intervalNanos;
  private final long limit;
  private final long size;
  private final Map<Long, Request> orders = new HashMap<>();
  private final Deque<Request> underWay = new ArrayDeque<>();
  private final List<LoggedFill> fills = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final List<double[]> equity = new ArrayList<>();
  private BigDecimal balance = BigDecimal.ZERO;
  private BigDecimal fee = BigDecimal.ZERO;
  private long wakeNanos;
  private int touch = -1;
  private int wakes;

  PeerTrader(PeerRun run, BookSpec.QueueBounds bounds, BookTape tape, Feed feed)
      throws IOException {
    this.run = run;
    this.touches = feed.touches();
    BookSpec venue = run.venue(bounds);
    this.desk =
        new OrderDesk(
            Latencies.of(venue, run.latencyTable(), feed, 0),
            QueueModel.of(venue, tape.instrument().lotBase(), false),
            this);
    this.tick = new BigDecimal(run.text("tick"));
    this.lot = new BigDecimal(run.text("lot"));
    this.feeRate = new BigDecimal(run.text("maker_fee"));
    this.wakeNanos = run.whole("first_wake_ns");
    this.lastNanos = run.whole("last_wake_ns");
    this.intervalNanos = run.whole("interval_ns");
    this.limit = run.whole("max_lots");
    this.size = run.whole("qty_lots");
  }

  @Override
  public OrderDesk desk() {
    return desk;
  }

  @Override
  public long nextWakeNanos() {
    return wakeNanos;
  }

  @Override
  public void wake(long nanos, long mark) {
    desk.takeAnswers(nanos);
    touch = touches.seek(touch, nanos);
    if (wakes++ % run.whole("equity_every") == 0 || nanos == lastNanos) {
      writeEquity(nanos);
    }
    if (nanos < lastNanos && touches.twoSided(touch)) {
      decide(nanos, touches.bidTicks(touch), touches.askTicks(touch));
    }
    wakeNanos = nanos + intervalNanos > lastNanos ? NEVER : nanos + intervalNanos;
  }

  private void writeEquity(long nanos) {
    double mid = touches.midHalfTicks(touch) / 2.0 * tick.doubleValue();
    double position = lot.multiply(BigDecimal.valueOf(desk.knownPositionLots())).doubleValue();
    double cash = balance.doubleValue();
    equity.add(
        new double[] {
          nanos, mid, position, cash, fee.doubleValue(), cash + position * mid - fee.doubleValue()
        });
  }

  private void decide(long nanos, long bid, long ask) {
    long[] target = targets(bid, ask);
    long position = desk.knownPositionLots();
    target[0] = position >= limit ? NONE : target[0];
    target[1] = position <= -limit ? NONE : target[1];
    boolean refresh = run.text("strategy").equals("refresh");
    wanted.clear();
    for (int side = 0; side < 2 && !refresh; side++) {
      if (target[side] != NONE) {
        wanted.add(side, target[side], size);
      }
    }
    desk.cancelAllBut(nanos, wanted);
    for (int side = 0; side < 2; side++) {
      if (target[side] != NONE && (refresh || !desk.holds(side, target[side]))) {
        desk.send(nanos, side, target[side], size);
      }
    }
  }

  private long[] targets(long bid, long ask) {
    double m = (bid + ask) / 2.0;
    return switch (run.text("strategy")) {
      case "distance", "refresh" ->
          new long[] {bid - (long) run.number("d"), ask + (long) run.number("d")};
      case "mid" ->
          new long[] {
            (long) Math.floor(m - run.number("d")), (long) Math.ceil(m + run.number("d"))
          };
      case "improve" -> ask - bid >= 3 ? new long[] {bid + 1, ask - 1} : new long[] {bid, ask};
      case "glft" -> glft(bid, ask);
      default -> throw new IllegalArgumentException(run.text("strategy"));
    };
  }

  private long[] glft(long bid, long ask) {
    Glft glft =
        new Glft(
            GlftParameters.ofOneOrder(
                run.number("A"),
                run.number("k"),
                run.number("sigma"),
                run.number("gamma"),
                MakerSpec.Model.A,
                0));
    double q = desk.knownPositionLots() / (double) size;
    double m = (bid + ask) / 2.0;
    boolean noImprove = run.text("clamp").equals("no_improve");
    long wantedBid = (long) Math.floor(m - glft.bidDepth(q) + 1e-9);
    long wantedAsk = (long) Math.ceil(m + glft.askDepth(q) - 1e-9);
    return new long[] {
      Math.min(wantedBid, noImprove ? bid : ask - 1), Math.max(wantedAsk, noImprove ? ask : bid + 1)
    };
  }

  @Override
  public void onSent(long nanos, long orderId, int side, long ticks, boolean cancel) {
    Request request =
        new Request(nanos, orderId, cancel, side == OrderDesk.BUY ? "buy" : "sell", price(ticks));
    underWay.add(request);
    if (!cancel) {
      orders.put(orderId, request);
    }
  }

  @Override
  public void onArrival(long nanos, long known, long orderId, byte answer, double ahead) {
    String queue = answer == OrderDesk.ACCEPTED ? lots((long) ahead) : "";
    String rest =
        nanos <= lastNanos
            ? nanos + "," + known + "," + result(answer) + "," + queue
            : nanos + ",,in_flight,";
    log.add(line(underWay.remove(), rest));
  }

  private static String result(byte answer) {
    return switch (answer) {
      case OrderDesk.ACCEPTED -> "accepted";
      case OrderDesk.REJECTED -> "post_only_rejected";
      case OrderDesk.CANCELLED -> "canceled";
      default -> "not_found";
    };
  }

  private String line(Request r, String rest) {
    return "%d,%s,%s,%s,%s,%d,%s"
        .formatted(
            r.orderId(),
            r.cancel() ? "cancel" : "new",
            r.side(),
            r.price(),
            lots(size),
            r.nanos(),
            rest);
  }

  @Override
  public void onFill(
      long nanos, long known, int side, long ticks, long lots, long mark, long orderId) {
    if (nanos <= lastNanos) {
      Request request = orders.get(orderId);
      fills.add(
          new LoggedFill(
              nanos,
              orderId,
              "%d,%d,%s,%s,%s,%d,%d"
                  .formatted(
                      nanos,
                      known,
                      request.side(),
                      price(ticks),
                      lots(lots),
                      request.nanos(),
                      orderId)));
    }
  }

  @Override
  public void onKnownFill(int side, long ticks, long lots) {
    BigDecimal notional =
        tick.multiply(BigDecimal.valueOf(ticks)).multiply(lot.multiply(BigDecimal.valueOf(lots)));
    balance = side == OrderDesk.BUY ? balance.subtract(notional) : balance.add(notional);
    fee = fee.add(notional.multiply(feeRate));
  }

  private String price(long ticks) {
    return tick.multiply(BigDecimal.valueOf(ticks))
        .setScale(Integer.parseInt(run.text("price_dp")), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  private String lots(long lots) {
    return lot.multiply(BigDecimal.valueOf(lots))
        .setScale(Integer.parseInt(run.text("qty_dp")), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** One line a fill, by time and order. */
  List<String> fills() {
    fills.sort(Comparator.comparingLong(LoggedFill::nanos).thenComparing(LoggedFill::orderId));
    return fills.stream().map(LoggedFill::line).toList();
  }

  /** Time, mid, position, balance, fee and equity at each row of the equity file. */
  List<double[]> equity() {
    return equity;
  }

  /** One line a request, in the order of sending. */
  List<String> orderLog() {
    return log;
  }
}
