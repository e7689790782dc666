package io.onchainmm.data;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/**
 * Reads a reference price from a CSV file with the columns {@code time_ns} and {@code price_usd}.
 */
final class ReferenceFile {
  private ReferenceFile() {}

  /** The prices in half-ticks of the instrument, each known from its own time on. */
  static PriceSeries read(Path file, Instrument instrument, BadRows bad) {
    LongColumn times = new LongColumn();
    LongColumn halfTicks = new LongColumn();
    try (CsvFile csv = new CsvFile(file)) {
      int time = csv.column("time_ns");
      int price = csv.column("price_usd");
      csv.forEach(
          bad,
          row -> {
            long nanos = row.nanos(time, 1);
            if (times.size() > 0 && nanos <= times.get(times.size() - 1)) {
              throw row.bad(time, "must be after the row before");
            }
            long value = halfTicks(row.decimal(price), instrument);
            if (value <= 0) {
              throw row.bad(price, "must be at least a quarter of a tick");
            }
            times.add(nanos);
            halfTicks.add(value);
          });
    }
    return new PriceSeries(times.toArray(), halfTicks.toArray());
  }

  private static long halfTicks(BigDecimal priceUsd, Instrument instrument) {
    BigDecimal doubled = priceUsd.add(priceUsd);
    BigDecimal halves = doubled.divide(instrument.tickSizeUsd(), 0, RoundingMode.HALF_EVEN);
    return halves.toBigInteger().bitLength() < 63 ? halves.longValueExact() : 0;
  }
}
