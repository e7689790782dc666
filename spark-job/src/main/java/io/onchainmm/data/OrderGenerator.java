package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.matching.FifoBook;
import io.onchainmm.sim.matching.OrderEvents;
import io.onchainmm.sim.matching.OrderRules;
import io.onchainmm.sim.matching.TimeInForce;

/**
 * Generates a market of single orders without intelligence, as a continuous-time Markov chain, and
 * matches them in a {@link FifoBook}, so that each order's place in its queue is known.
 *
 * <ul>
 *   <li>Limit orders of each side arrive at a distance of i ticks from the opposite best with rate
 *       λ(i) = λ(1)·i⁻ᵃ (Cont, Stoikov and Talreja 2010, section 2); a = 0 is the flow of Smith,
 *       Farmer, Gillemot and Krishnamurthy (2003, section 2).
 *   <li>Market orders of each side arrive with rate μ and take what rests, as far as it goes.
 *   <li>Each resting order is cancelled with rate θ, wherever it lies.
 * </ul>
 *
 * <p>A side without orders keeps its last best as the point from which distances are counted; a
 * market order that finds nobody is lost. The chain runs for ten mean lifetimes of an order before
 * the tape begins, so that its first book is not the one that was set up. There is no fair price:
 * the price moves by the flow alone.
 */
final class OrderGenerator {
  private static final double WARM_UP_LIFETIMES = 10;
  private static final double MOST_EVENTS = 100_000_000;
  private static final double MOST_RESTING = 200_000;

  private final String market;
  private final SyntheticOrders spec;
  private final double meanLots;
  private final double limitRate;
  private final double[] reachedShare;

  private final Draws times;
  private final Draws kinds;
  private final Draws distances;
  private final Draws sizes;

  private final OrderEvents events = new OrderEvents();
  private final FifoBook book = new FifoBook(OrderRules.none(), events);
  private final LiveOrders live = new LiveOrders();
  private final OrderTape tape;
  private long lastBid;
  private long lastAsk;

  private OrderGenerator(String market, SyntheticOrders spec, long seed) {
    this.market = market;
    this.spec = spec;
    this.meanLots = spec.orderUsd() / spec.startPriceUsd() / spec.lotBase();
    this.reachedShare = new double[spec.levels()];
    double sum = 0;
    for (int i = 0; i < reachedShare.length; i++) {
      sum += limitRate(i + 1);
      reachedShare[i] = sum;
    }
    this.limitRate = sum;
    for (int i = 0; i < reachedShare.length; i++) {
      reachedShare[i] /= sum;
    }
    long key = Rng.key(seed, market);
    this.times = new Draws(key, Rng.SYNTHETIC);
    this.kinds = new Draws(key, Rng.SYNTHETIC + 1);
    this.distances = new Draws(key, Rng.SYNTHETIC + 2);
    this.sizes = new Draws(key, Rng.SYNTHETIC + 3);
    Window window = new Window(BookGenerator.START_NANOS, Long.MAX_VALUE);
    this.tape = new OrderTape(1, window, Long.MAX_VALUE);
  }

  private double limitRate(int ticks) {
    return spec.limitPerSecond() * StrictMath.pow(ticks, -spec.limitDecay());
  }

  /** The tape of such a market, with ranks. */
  static BookTape generate(String market, SyntheticOrders spec, Instrument instrument, long seed) {
    OrderGenerator generator = new OrderGenerator(market, spec, seed);
    generator.checkSize();
    generator.run();
    return generator.tape.build(market, instrument, true);
  }

  /** Every resting order is added and leaves once: what comes in a second leaves in a second. */
  private void checkSize() {
    double resting = 2 * limitRate / spec.cancelPerSecond();
    double rows = (4 * limitRate + 4 * spec.marketPerSecond()) * spec.durationSeconds();
    if (resting > MOST_RESTING) {
      throw new ConfigException(
          "markets.%s: some %.0f orders would rest at a time, more than %.0f; choose a smaller"
                  .formatted(market, resting, MOST_RESTING)
              + " limit_per_second or levels, or a larger cancel_per_second");
    }
    if (rows > MOST_EVENTS) {
      throw new ConfigException(
          "markets.%s: some %.0f events, more than %.0f; choose a shorter duration_seconds or"
                  .formatted(market, rows, MOST_EVENTS)
              + " smaller rates");
    }
  }

  private void run() {
    double seconds = -WARM_UP_LIFETIMES / spec.cancelPerSecond();
    open(nanos(seconds));
    double end = spec.durationSeconds();
    while (true) {
      double limits = 2 * limitRate;
      double takers = 2 * spec.marketPerSecond();
      double all = limits + takers + spec.cancelPerSecond() * live.count();
      seconds += times.exponential() / all;
      if (seconds >= end) {
        return;
      }
      tape.at(nanos(seconds));
      double kind = kinds.uniform() * all;
      if (kind < limits) {
        limit(kind < limitRate);
      } else if (kind < limits + takers) {
        take(kind < limits + spec.marketPerSecond());
      } else {
        cancel((kind - limits - takers) / spec.cancelPerSecond());
      }
    }
  }

  private static long nanos(double seconds) {
    return BookGenerator.START_NANOS + Math.round(seconds * 1e9);
  }

  /** Each level as full as its own arrivals and cancels would make it. */
  private void open(long nanos) {
    lastBid = (long) Math.floor(spec.startPriceUsd() / spec.tickUsd());
    lastAsk = lastBid + 1;
    tape.at(nanos);
    for (int i = 1; i <= spec.levels(); i++) {
      long orders = Math.max(1, Math.round(limitRate(i) / spec.cancelPerSecond()));
      for (long n = 0; n < orders; n++) {
        rest(true, lastBid + 1 - i);
        rest(false, lastBid + i);
      }
    }
  }

  private void limit(boolean buy) {
    int ticks = distance();
    rest(buy, buy ? lastAsk - ticks : lastBid + ticks);
  }

  private int distance() {
    double u = distances.uniform();
    int low = 0;
    int high = reachedShare.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reachedShare[middle] < u) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }

  private void rest(boolean buy, long price) {
    if (price <= spec.levels()) {
      throw new ConfigException(
          "markets.%s: the synthetic price came too close to zero (%d ticks with %d levels); choose"
                  .formatted(market, price, spec.levels())
              + " a smaller tick_usd, levels or duration_seconds");
    }
    book.submit(live.add(), FifoBook.ANONYMOUS, buy, price, drawLots(), TimeInForce.GTC, false);
    write();
  }

  private void take(boolean buy) {
    if (buy ? book.bestAsk() == FifoBook.NO_ASK : book.bestBid() == FifoBook.NO_BID) {
      return;
    }
    // Twice the price, or next to nothing: whoever rests there is reached.
    long limit = buy ? 2 * book.bestAsk() : 1;
    book.submit(
        LiveOrders.TAKER, FifoBook.ANONYMOUS, buy, limit, drawLots(), TimeInForce.IOC, false);
    write();
  }

  private void cancel(double place) {
    book.cancel(live.at((int) Math.min(place, live.count() - 1.0)));
    write();
  }

  private long drawLots() {
    return spec.sizes() == SyntheticOrders.Sizes.FIXED
        ? Math.max(1, Math.round(meanLots))
        : Math.max(1, Math.round(meanLots * sizes.exponential()));
  }

  private void write() {
    for (int i = 0; i < events.size(); i++) {
      if (events.kind(i) == OrderEvents.CANCELLED) {
        live.remove(events.orderId(i));
      } else if (events.kind(i) == OrderEvents.TRADED && events.makerLeavesLots(i) == 0) {
        live.remove(events.makerId(i));
      } else if (events.kind(i) == OrderEvents.REJECTED) {
        throw new IllegalStateException("Refused: " + events.refusal(i).words());
      }
    }
    tape.command(events);
    events.clear();
    lastBid = book.bestBid() == FifoBook.NO_BID ? lastBid : book.bestBid();
    lastAsk = book.bestAsk() == FifoBook.NO_ASK ? lastAsk : book.bestAsk();
  }
}
