package io.onchainmm.bench;

import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quote;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Signal;

/** Both prices of a closed-form maker at changing time, inventory and touch. */
final class QuoteBench implements BenchGroup {
  private static final int QUOTES = 5_000_000;
  private static final long STEP_NANOS = 100_000_000;

  @Override
  public void measure(Meter meter) {
    meter.report("quote.closed_form", meter.cpuNanos(QuoteBench::quotes) / QUOTES, "ns/quote");
  }

  private static long quotes() {
    MakerSpec maker = BookBench.maker(0.1);
    PriceSeries prices = new PriceSeries(new long[] {0}, new long[] {20_001});
    Calibration calibration =
        Calibration.fixed(CalibrationSpec.fixed(1, 0.7, 4.5, 1e9), prices, QUOTES * STEP_NANOS);
    Quoter quoter = new Quoter(maker, TouchMarket.INSTRUMENT, 0, calibration, Signal.NONE);
    Quote quote = new Quote(maker, TouchMarket.INSTRUMENT);
    long sum = 0;
    for (int i = 0; i < QUOTES; i++) {
      if (quoter.refresh(i * STEP_NANOS)) {
        double orders = (i & 15) - 8;
        long bid = 10_000L + (i & 7);
        quote.set(quoter.bidDepthHalfTicks(orders), quoter.askDepthHalfTicks(orders), bid, bid + 1);
        sum += quote.askTicks() - quote.bidTicks();
      }
    }
    return sum;
  }
}
