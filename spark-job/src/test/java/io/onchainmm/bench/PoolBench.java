package io.onchainmm.bench;

import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.pool.BusyPool;
import io.onchainmm.sim.pool.PoolVenue;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Replay of a generated pool: one trial, and sixteen in one pass, on five million swaps in a
 * million blocks of 2 s ({@link BusyPool}).
 *
 * <p>As for order books, what is done once per tape, however many trials follow, is told apart as
 * {@code pool.open}: the check of the block clock, the walk of the recorded pool, the calibration
 * from its dislocations (a window of ten minutes, anew every two). The rest is the replay: every
 * lane's own pool follows every recorded swap exactly, each block asks each lane, lanes swap, land,
 * book, and are watched, from opening their books to closing them. The tape itself lies in memory.
 * Reserves are below 2⁵⁰, so the swaps take the path in doubles; {@code pool.wide} is the same with
 * 18 decimals, where they do not, on a twentieth of the blocks; it and {@code pool.quiet} include
 * the opening.
 */
final class PoolBench implements BenchGroup {
  private static final int BLOCKS = 1_000_000;
  private static final int LANES = 16;
  private static final int SWAPS = 1_000_000;

  private final SwapCurve curve = new SwapCurve(PoolTape.Curve.AERODROME_VOLATILE, 30);

  @Override
  public void measure(Meter meter) {
    PoolTape tape = BusyPool.tape(6, BLOCKS, 5);
    List<Seat> seats = IntStream.range(0, LANES).mapToObj(BusyPool::seat).toList();
    double first = meter.cpuNanos(() -> fly(tape, seats.subList(0, 1)));
    PoolVenue open = new PoolVenue(tape);
    double one = meter.cpuNanos(() -> fly(open, seats.subList(0, 1)));
    meter.report("pool.open", (first - one) / tape.rawRows(), "ns/swap");
    double many = meter.cpuNanos(() -> fly(open, seats));
    meter.report("pool.fills_per_trial", fly(open, seats) / (double) LANES, "fills");
    meter.report("pool.one", tape.rawRows() / (one / 1e9) / 1e6, "M swaps/s");
    meter.report("pool.flight16", LANES * tape.rawRows() / (many / 1e9) / 1e6, "M trial-swaps/s");
    meter.report("pool.flight16_memory", bytes(tape, seats) / tape.rawRows(), "bytes/swap");
    PoolTape quiet = BusyPool.tape(6, BLOCKS, 0.5);
    double quietOne = meter.cpuNanos(() -> fly(quiet, seats.subList(0, 1)));
    double quietMany = meter.cpuNanos(() -> fly(quiet, seats));
    meter.report("pool.quiet_one", quietOne / BLOCKS, "ns/block");
    meter.report("pool.quiet_flight16", quietMany / BLOCKS / LANES, "ns/trial-block");
    PoolTape wide = BusyPool.tape(18, BLOCKS / 20, 5);
    double wideOne = meter.cpuNanos(() -> fly(wide, seats.subList(0, 1)));
    meter.report("pool.wide_one", wide.rawRows() / (wideOne / 1e9) / 1e6, "M swaps/s");
    meter.report("pool.swap_128", meter.cpuNanos(() -> swaps(40)) / SWAPS, "ns/swap");
    meter.report("pool.swap_checked", meter.cpuNanos(() -> swaps(80)) / SWAPS, "ns/swap");
  }

  private static long fly(PoolTape tape, List<Seat> seats) {
    return fly(new PoolVenue(tape), seats);
  }

  private static long fly(PoolVenue venue, List<Seat> seats) {
    long fills = 0;
    for (SeatResult result : venue.replay(seats)) {
      fills += ((SeatResult.Closed) result).closing().metrics().fills();
    }
    return fills;
  }

  /** What a flight allocates, all told. */
  private static double bytes(PoolTape tape, List<Seat> seats) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    fly(tape, seats);
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  /** Reserves of so many bits: up to 62 the swaps fit 128-bit products, beyond they do not. */
  private long swaps(int bits) {
    BigInteger reserveIn = BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(12_345));
    BigInteger reserveOut = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.valueOf(67_890));
    BigInteger in = BigInteger.ONE.shiftLeft(bits - 10).add(BigInteger.valueOf(1_357));
    long sum = 0;
    for (int i = 0; i < SWAPS; i++) {
      reserveIn = reserveIn.add(BigInteger.ONE);
      sum += curve.amountOut(in, reserveIn, reserveOut).longValue();
    }
    return sum;
  }
}
