package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolRecordingTest {
  private static final Instrument TOKEN =
      new Instrument("T", new BigDecimal("1e-8"), BigDecimal.TEN, 0, 0);

  @ParameterizedTest
  @CsvSource({
    "swaps_poolA_with_reserves.csv.gz,4355,75,18",
    "swaps_poolB_first_half_with_reserves.csv.gz,949,26,8"
  })
  void theRecordingBecomesATapeWithItsSegments(
      String name, int rows, int segments, int quoteDecimals) {
    Path file = TestFiles.recording("data/aerodrome_base").resolve(name);
    PoolTerms terms =
        new PoolTerms(
            PoolTape.Curve.AERODROME_VOLATILE, 30, 18, quoteDecimals, 1000, 2_000_000_000L);

    SwapColumns swaps =
        new AerodromeLoader(Sources.aerodrome("", 0, "self"))
            .swaps(file, new BadRows(DataSpec.OnBadRow.FAIL));
    PriceSeries self = SelfReference.of(swaps, terms, TOKEN, 600);
    PoolTape tape = PoolCompiler.compile("p", TOKEN, terms, swaps, self, "self", false);

    assertThat(swaps.size()).isEqualTo(rows);
    assertThat(tape.length()).isEqualTo(rows + segments);
    for (int i = 0; i < tape.length(); i++) {
      assertThat(tape.timeNanos[i])
          .isEqualTo((1_686_789_347 + 2 * tape.blockNumber[i]) * 1_000_000_000L);
    }
    TradeColumns trades = SwapTrades.of(swaps, terms, TOKEN);
    for (int i = 1; i < trades.size(); i++) {
      long reference = self.at(trades.timeNanos.get(i));
      if (swaps.block.get(i) > swaps.block.get(0)) {
        assertThat(trades.priceTicks.get(i) * 2.0 / reference).isBetween(0.5, 2.0);
      }
    }
  }
}
