package io.onchainmm.bench;

import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.pool.PoolSeats;
import io.onchainmm.sim.pool.PoolTapes;
import io.onchainmm.sim.pool.PoolVenue;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Replay of a generated pool, calibration included: one trial, and sixteen in one pass. Events are
 * rows of the tape; its reserves are below 2⁶³, so the swaps take the path over 128-bit products.
 * Then that path and the checked one, swap by swap.
 */
final class PoolBench implements BenchGroup {
  private static final int BLOCKS = 20_000;
  private static final int LANES = 16;
  private static final int SWAPS = 1_000_000;

  private final SwapCurve curve = new SwapCurve(PoolTape.Curve.AERODROME_VOLATILE, 30);

  @Override
  public void measure(Meter meter) {
    PoolTape tape = PoolTapes.wandering(1, BLOCKS);
    List<Seat> seats = IntStream.range(0, LANES).mapToObj(PoolSeats::varied).toList();
    double one = meter.cpuNanos(() -> fly(tape, seats.subList(0, 1)));
    double many = meter.cpuNanos(() -> fly(tape, seats));
    meter.report("pool.one", tape.length() / (one / 1e9), "events/s");
    meter.report("pool.one_block", one / BLOCKS, "ns/block");
    meter.report("pool.flight16", LANES * tape.length() / (many / 1e9), "trial-events/s");
    meter.report("pool.flight16_block", many / BLOCKS / LANES, "ns/trial-block");
    meter.report("pool.swap_128", meter.cpuNanos(() -> swaps(40)) / SWAPS, "ns/swap");
    meter.report("pool.swap_checked", meter.cpuNanos(() -> swaps(80)) / SWAPS, "ns/swap");
  }

  private static long fly(PoolTape tape, List<Seat> seats) {
    long fills = 0;
    for (SeatResult result : new PoolVenue(tape).replay(seats)) {
      fills += ((SeatResult.Closed) result).closing().metrics().fills();
    }
    return fills;
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
