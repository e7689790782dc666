package io.onchainmm.sim.book;

import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Delays read off recorded messages: linear between two of them, flat outside. A message sent
 * between two of which one was refused is refused too, and we learn of it after the round trip
 * between the two.
 */
final class InterpolatedLatency implements LatencyModel {
  private final long[] request;
  private final long[] entry;
  private final boolean[] refused;
  private final long[] roundTrip;
  private final long[] exchange;
  private final long[] response;
  private final boolean floor;

  InterpolatedLatency(LatencyTable table, BookSpec.Rounding rounding) {
    int n = table.length();
    request = table.requestNanos();
    entry = new long[n];
    refused = new boolean[n];
    roundTrip = new long[n];
    long[] served = new long[n];
    long[] answer = new long[n];
    int m = 0;
    for (int i = 0; i < n; i++) {
      refused[i] = table.exchangeNanos()[i] <= 0;
      entry[i] = table.exchangeNanos()[i] - request[i];
      roundTrip[i] = table.responseNanos()[i] - request[i];
      if (!refused[i]) {
        served[m] = table.exchangeNanos()[i];
        answer[m++] = table.responseNanos()[i] - table.exchangeNanos()[i];
      }
    }
    exchange = Arrays.copyOf(served, m);
    response = Arrays.copyOf(answer, m);
    floor = rounding == BookSpec.Rounding.FLOOR;
  }

  @Override
  public long arrivalOf(long localNanos) {
    int row = rowAt(request, localNanos);
    boolean last = row == request.length - 1;
    boolean no = refused[Math.max(row, 0)] || (row >= 0 && !last && refused[row + 1]);
    return no ? REFUSED : localNanos + at(request, entry, row, localNanos);
  }

  @Override
  public long refusedAt(long localNanos) {
    return localNanos + at(request, roundTrip, rowAt(request, localNanos), localNanos);
  }

  @Override
  public long answerOf(long exchangeNanos) {
    return exchange.length == 0
        ? exchangeNanos
        : exchangeNanos + at(exchange, response, rowAt(exchange, exchangeNanos), exchangeNanos);
  }

  /** The last row at or before {@code x}, −1 before the first. */
  private static int rowAt(long[] times, long x) {
    int found = Arrays.binarySearch(times, x);
    return found >= 0 ? found : -found - 2;
  }

  private long at(long[] times, long[] delay, int row, long x) {
    if (row < 0 || row == times.length - 1) {
      return delay[Math.max(row, 0)];
    }
    // The order of these operations is hftbacktest's, so that truncation meets the same doubles.
    double slope = (double) (delay[row + 1] - delay[row]) / (double) (times[row + 1] - times[row]);
    double beyond = slope * (double) (x - times[row]);
    return floor ? floored(times, delay, row, x) : (long) beyond + delay[row];
  }

  /** Exactly, in integers. */
  private static long floored(long[] times, long[] delay, int row, long x) {
    long rise = delay[row + 1] - delay[row];
    long run = times[row + 1] - times[row];
    long step = x - times[row];
    long high = Math.multiplyHigh(rise, step);
    long low = rise * step;
    if (high == low >> 63) {
      return delay[row] + Math.floorDiv(low, run);
    }
    BigInteger product = BigInteger.valueOf(rise).multiply(BigInteger.valueOf(step));
    BigInteger divisor = BigInteger.valueOf(run);
    return delay[row] + product.subtract(product.mod(divisor)).divide(divisor).longValueExact();
  }
}
