package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated flow of single orders, with our true place in the queues and estimates of it. */
class SyntheticOrdersIT {
  private static final String ORDERS =
      """
      experiment: {id: "orders_{{timestamp}}", seed: 42}
      market: orders
      markets:
        orders: {type: synthetic_orders, duration_seconds: 1800, order_usd: 2500}
      bars: {type: dollar, threshold_usd: 100000}
      market_maker: {gamma: 0.02, order_usd: 500, max_inventory_usd: 5000, no_improve: true}
      features: {include: [rsi]}
      calibration: {window_seconds: 600, refresh_seconds: 10}
      book: {queue: [fifo, power3, risk_adverse], maker_fee_bps: 0}
      """;

  @TempDir Path folder;

  @Test
  void trueAndEstimatedQueuesTradeTheSameTwice() {
    Workbench bench = new Workbench(folder);

    ExampleRuns.tradeTheSameTwice(bench, bench.write("orders.yml", ORDERS), 3);

    assertThat(
            bench.ask(
                "SELECT count(DISTINCT params['book.queue']), count(DISTINCT fills) > 1 FROM"
                    + " trials"))
        .containsExactly("3,true");
  }
}
