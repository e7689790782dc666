package io.onchainmm.bench;

import com.sun.management.ThreadMXBean;
import io.onchainmm.sim.book.BookVenue;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Replay of five million events of a {@link TouchMarket}, 500 a second: closed-form makers with
 * fixed calibration, different in γ, requote every 100 ms with 5 ms latency each way and on the
 * feed, queue model power3. Everything a trial does is timed, from opening its books to closing
 * them. Reading a tape for the first time ({@code lob.open}) is done once per tape, however many
 * trials follow, and is part of no other figure but {@code lob.thousand}.
 */
final class BookBench {
  static final int EVENTS = 5_000_000;
  private static final int LANES = 16;
  private static final int TRIALS = 1000;
  private static final int LANES_IN_THOUSAND = 32;
  private static final int THREADS = 2;
  private static final double MS = 5;

  private final BookTape tape = TouchMarket.tape(7, EVENTS);

  /** One trial, and sixteen in a pass. */
  void measure(Meter meter) {
    meter.report("lob.open", meter.cpuNanos(() -> opened(tape)) / EVENTS, "ns/event");
    BookVenue venue = new BookVenue(tape);
    List<Seat> seats = IntStream.range(0, LANES).mapToObj(BookBench::seat).toList();
    double one = meter.cpuNanos(() -> fly(venue, seats.subList(0, 1)));
    double many = meter.cpuNanos(() -> fly(venue, seats));
    meter.report("lob.one", EVENTS / (one / 1e9), "events/s");
    meter.report("lob.flight16", LANES * (double) EVENTS / (many / 1e9), "trial-events/s");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long fills = fly(venue, seats);
    double bytes = threads.getCurrentThreadAllocatedBytes() - before;
    meter.report("lob.allocated", bytes / LANES / EVENTS, "bytes/trial-event");
    meter.report("lob.fills", fills / (double) LANES, "fills/trial");
  }

  /** A thousand trials in flights of 32 on two threads, wall time, reading of the tape included. */
  void measureThousand(Meter meter) throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Long>> shares = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int from = TRIALS * thread / THREADS;
      int to = TRIALS * (thread + 1) / THREADS;
      shares.add(threads.submit(() -> flyAll(from, to)));
    }
    for (Future<Long> share : shares) {
      share.get();
    }
    threads.shutdown();
    meter.report("lob.thousand", (System.nanoTime() - start) / 1e9, "s wall");
  }

  /** Trials {@code from} to {@code to − 1}, as one worker would fly them. */
  private long flyAll(int from, int to) {
    BookVenue venue = new BookVenue(tape);
    long fills = 0;
    for (int first = from; first < to; first += LANES_IN_THOUSAND) {
      int last = Math.min(to, first + LANES_IN_THOUSAND);
      fills += fly(venue, IntStream.range(first, last).mapToObj(BookBench::seat).toList());
    }
    return fills;
  }

  private static long opened(BookTape tape) {
    return new BookVenue(tape).hashCode();
  }

  private static long fly(BookVenue venue, List<Seat> seats) {
    long fills = 0;
    for (SeatResult result : venue.replay(seats)) {
      fills += ((SeatResult.Closed) result).closing().metrics().fills();
    }
    return fills;
  }

  private static Seat seat(int i) {
    return new Seat(
        "t" + i,
        1,
        maker(0.01 * (1 + i % 40)),
        CalibrationSpec.fixed(1, 0.7, 4.5, 60),
        book(),
        new RiskSpec(1e6, 1e6, 0.9, 60, 5, 10),
        Signal.NONE,
        false);
  }

  static MakerSpec maker(double gamma) {
    return new MakerSpec(
        gamma,
        MakerSpec.GammaUnit.USD,
        MakerSpec.Model.A,
        1000,
        20_000,
        100,
        false,
        MakerSpec.VolatilitySource.CALIBRATION,
        false);
  }

  private static BookSpec book() {
    return new BookSpec(
        0,
        BookSpec.Queue.POWER3,
        3,
        BookSpec.QueueBounds.BOUNDED,
        BookSpec.Fills.PARTIAL,
        false,
        BookSpec.Feed.CONSTANT,
        MS,
        BookSpec.Latency.CONSTANT,
        MS,
        MS,
        0,
        0,
        0,
        "messages.csv",
        BookSpec.Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }
}
