package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.cli.Cli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's configurations of recorded markets, as they are. */
class RecordedMarketsRecordingIT {
  @TempDir Path folder;

  private List<String> completed(String config) {
    Workbench bench = new Workbench(folder);
    Cli.Ran ran = bench.run("grid", "configs/" + config + ".yml");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains(" completed, 0 failed");
    return bench.ask(
        "SELECT market FROM trials WHERE status = 'COMPLETED' AND NOT synthetic AND fills > 0"
            + " AND experiment LIKE '%s%%' GROUP BY market ORDER BY market".formatted(config));
  }

  @Test
  void hyperliquidBooksAreTraded() {
    TestFiles.recording("data/hyperliquid/2025-09-04");

    assertThat(completed("hyperliquid")).containsExactly("btc", "eth", "sol");
  }

  @Test
  void aerodromePoolsAreTraded() {
    TestFiles.recording("data/aerodrome_base");

    assertThat(completed("aerodrome")).contains("pool_a");
  }

  /** A pool of Ethereum by its own chain's rules, and by those of a chain on which it is not. */
  @Test
  void uniswapV3PoolsTradeTheSameTwice() {
    TestFiles.recording("data/uniswap_v3_mainnet");
    Workbench bench = new Workbench(folder);
    String yaml =
        """
        experiment: {id: "v3_{{timestamp}}", seed: 42}
        data: {root: '%s', max_gap_seconds: 86400}
        market: weth_30bp
        markets:
          weth_30bp:
            type: uniswap_v3
            path: usdc_weth_3000_events.csv.gz
            fee_bps: 30
            tick_spacing: 60
            reference: self
            tick_usd: 0.01
            lot_base: 0.001
            counterfactual: true
        bars: {type: dollar, threshold_usd: 250000}
        features: {include: [rsi]}
        market_maker: {gamma: 0.0001, order_usd: 20000, max_inventory_usd: 200000}
        calibration: {window_seconds: 7200, refresh_seconds: 60, interval_seconds: 12}
        pool: {threshold: indifference}
        bribe: {mode: optimal, assumed_tip_median_usd: 1}
        chain: {rules: [ethereum, base], order: rules}
        """
            .formatted(TestFiles.recording("data/uniswap_v3_mainnet"));

    ExampleRuns.tradeTheSameTwice(bench, bench.write("v3.yml", yaml), 2);

    assertThat(
            bench.ask(
                "SELECT DISTINCT chain, exists(labels, l -> l = 'counterfactual: a pool of ethereum"
                    + " by the rules of base') FROM trials ORDER BY chain"))
        .containsExactly("base,true", "ethereum,false");
  }
}
