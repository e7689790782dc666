package io.onchainmm.data;

import io.onchainmm.sim.market.HyperliquidRules;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Small inputs for tests of this package. */
final class Sources {
  static final Instrument ETH = HyperliquidRules.perpetual("ETH", 4);

  static final String TRADES_HEADER = "timestamp,price,size,side,trade_id,exchange_timestamp\n";

  static final String BOOKS_HEADER =
      "timestamp,sequence,exchange_timestamp,bid_price_0,bid_size_0,ask_price_0,ask_size_0,"
          + "bid_price_1,bid_size_1,ask_price_1,ask_size_1\n";

  static final String SWAPS_HEADER =
      "pool,segment,seq_in_segment,event_id,block_number,block_time,tx_hash,zero_for_one,"
          + "amount_in,amount_out,reserve0_before,reserve1_before\n";

  static final String BINANCE_HEADER =
      "local_recv_ts,event_time_ms,trade_time_ms,trade_id,price,qty,buyer_is_maker,x_field\n";

  private Sources() {}

  static Path write(Path folder, String name, String text) {
    Path file = folder.resolve(name);
    try (OutputStream bytes = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  static DataSpec data(Path root, DataSpec.OnBadRow onBadRow) {
    return new DataSpec(root.toString(), Optional.empty(), Optional.empty(), 60, onBadRow);
  }

  static SyntheticMarket.Book book(double durationSeconds) {
    return new SyntheticMarket.Book(durationSeconds, 2500, 0.1, 0.001, 0.8, 1.2, 0.6, 2500, 8000);
  }

  static SyntheticMarket.Pool pool(String reference, PoolTape.Curve curve, int feeBps) {
    return new SyntheticMarket.Pool(
        reference, curve, feeBps, 2_000_000, 0.4, 1500, 1, 1, 2, SyntheticMarket.Chain.BASE);
  }

  /** A pool of USDC (token 0) and WETH, which is the base. */
  static PoolRecording.UniswapV3 uniswapV3(String path, int feeBps, int tickSpacing) {
    return new PoolRecording.UniswapV3(
        path,
        PoolTape.Curve.UNISWAP_V3,
        1,
        6,
        18,
        feeBps,
        tickSpacing,
        0,
        100,
        12,
        SyntheticMarket.Chain.ETHEREUM,
        "self",
        600,
        1,
        0.01,
        0.001,
        Optional.empty(),
        false);
  }

  static PoolRecording.Aerodrome aerodrome(String path, int baseToken, String reference) {
    return new PoolRecording.Aerodrome(path, baseToken, 18, 18, 30, reference, 600, 3300, 1e-8, 10);
  }
}
