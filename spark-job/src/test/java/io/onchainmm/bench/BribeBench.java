package io.onchainmm.bench;

import io.onchainmm.sim.bribe.BribePolicy;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.Bribes;
import io.onchainmm.sim.bribe.TipWindow;
import java.util.SplittableRandom;

/**
 * Choosing a bribe: a block's tip enters a window of 50, then a percentile, its odds and EV; and
 * the bribe of the largest EV by the numerical method, with the whole bid around it.
 */
final class BribeBench implements BenchGroup {
  private static final int BIDS = 1_000_000;
  private static final int WINDOW = 50;

  @Override
  public void measure(Meter meter) {
    BribeSpec spec = Bribes.percentile(95, WINDOW, 0.5, 0.0001);
    BribePolicy policy = new BribePolicy(spec, 0.01);
    double[] tips = new SplittableRandom(42).doubles(BIDS).toArray();
    meter.report("bribe.percentile", meter.cpuNanos(() -> bids(policy, tips)) / BIDS, "ns/bid");
    BribeSpec best =
        new Bribes()
            .mode(BribeSpec.Mode.OPTIMAL)
            .failing(0.3, 0.001)
            .of(95, WINDOW, 1, 0.0001)
            .spec();
    // A share of the bribe is lost on failure: no closed form.
    BribePolicy optimal = new BribePolicy(best, 0.01);
    meter.report("bribe.optimum", meter.cpuNanos(() -> optima(optimal, tips)) / BIDS, "ns");
  }

  private static long optima(BribePolicy policy, double[] edges) {
    TipWindow none = new TipWindow(1);
    long worthIt = 0;
    for (double edge : edges) {
      worthIt += policy.bid(none, 5 * edge).expectedValueUsd() > 0 ? 1 : 0;
    }
    return worthIt;
  }

  private static long bids(BribePolicy policy, double[] tips) {
    TipWindow window = new TipWindow(WINDOW);
    long worthIt = 0;
    for (double tip : tips) {
      window.add(tip);
      worthIt += policy.bid(window, 2.5).expectedValueUsd() > 0 ? 1 : 0;
    }
    return worthIt;
  }
}
