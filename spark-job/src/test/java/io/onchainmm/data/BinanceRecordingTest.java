package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceRecordingTest {
  @ParameterizedTest
  @CsvSource({
    "spot_btcusdt_20240808_trades.csv.gz,9757,0.01,0.00001",
    "spot_ethusdt_20240808_trades.csv.gz,6106,0.01,0.0001",
    "usdm_btcusdt_20240808_trades.csv.gz,21313,0.1,0.001",
    "usdm_ethusdt_20240719_trades.csv.gz,12015,0.01,0.001"
  })
  void everyTradeIsRead(String name, int rows, BigDecimal tick, BigDecimal lot) {
    Path file = TestFiles.recording("data/trade_ticks").resolve(name);
    Instrument instrument = new Instrument("X", tick, lot, 0, 0);

    TradeColumns trades =
        new BinanceLoader(instrument).trades(file, new BadRows(DataSpec.OnBadRow.FAIL));

    assertThat(trades.size()).isEqualTo(rows);
    for (int i = 1; i < trades.size(); i++) {
      assertThat(trades.tradeId.get(i)).isEqualTo(trades.tradeId.get(i - 1) + 1);
    }
  }
}
