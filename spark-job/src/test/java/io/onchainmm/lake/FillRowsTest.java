package io.onchainmm.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Each leg's fills in the units of its own instrument. */
class FillRowsTest {
  /** A tick of 0.5 USD and a lot of 0.001, unlike those of the quoted market. */
  private static final Instrument PERP =
      new Instrument("PERP", new BigDecimal("0.5"), new BigDecimal("0.001"), 0, 0);

  @Test
  void aHedgeIsWrittenInTheUnitsOfTheHedgeMarket() {
    // Bought 2,500 quoted lots = 0.25 for 25.0125 USD; sold 250 lots = 0.25 of the perpetual for
    // 25 USD, i.e. at 100 USD, with the mid at 401 half-ticks = 100.25 USD and a fee of 0.01125.
    List<Fill> fills =
        List.of(
            new Fill(SampleTrials.START, 2_500, -25_012_500_000L, 2_501_250, 2_001, 1),
            new Fill(
                SampleTrials.START + 9, -250, 25_000_000_000L, 11_250_000, 401, 3, Fill.Leg.HEDGE));
    List<Row> rows = FillRows.rows("e", "t", fills, SampleTrials.INSTRUMENT, PERP);

    assertThat(values(rows.get(0)))
        .containsExactly("buy", 0.25, 100.05, 0.00250125, 100.05, "maker");
    assertThat(values(rows.get(1))).containsExactly("sell", 0.25, 100.0, 0.01125, 100.25, "hedge");
    assertThat(rows.get(1).getLong(2)).isEqualTo(2);
    assertThat(rows.get(1).getLong(3)).isEqualTo(SampleTrials.START + 9);
    assertThat(rows.get(1).getLong(10)).isEqualTo(3);
  }

  private static List<Object> values(Row row) {
    return List.of(row.get(5), row.get(6), row.get(7), row.get(8), row.get(9), row.get(11));
  }
}
