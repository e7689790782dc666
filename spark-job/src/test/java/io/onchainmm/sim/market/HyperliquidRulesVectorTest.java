package io.onchainmm.sim.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HyperliquidRulesVectorTest {
  private static List<String[]> cases() throws IOException {
    List<String> lines = Files.readAllLines(TestFiles.vector("hyperliquid_px_sz.csv"));
    List<String> header = List.of(lines.get(0).split(","));
    int[] columns =
        List.of("px", "sz", "sz_decimals", "is_perp", "px_valid", "sz_valid", "meets_10usd_minimum")
            .stream()
            .mapToInt(header::indexOf)
            .toArray();
    return lines.stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(row -> IntStream.of(columns).mapToObj(i -> row[i]).toArray(String[]::new))
        .toList();
  }

  @Test
  void pricesSizesAndValuesAreJudgedAsTheVenueDoes() throws IOException {
    assertThat(cases()).isNotEmpty();
    for (String[] row : cases()) {
      BigDecimal price = new BigDecimal(row[0]);
      BigDecimal size = new BigDecimal(row[1]);
      int decimals = Integer.parseInt(row[2]);
      assertThat(HyperliquidRules.priceValid(price, decimals, row[3].equals("1")))
          .as("price %s with %s", price, row[2])
          .isEqualTo(row[4].equals("1"));
      assertThat(HyperliquidRules.sizeValid(size, decimals))
          .as("size %s with %s", size, row[2])
          .isEqualTo(row[5].equals("1"));
      assertThat(HyperliquidRules.meetsMinimum(price, size))
          .as("%s x %s", price, size)
          .isEqualTo(row[6].equals("1"));
    }
  }

  @Test
  void pricesOnTheInstrumentsStepsAreTheValidOnes() throws IOException {
    for (String[] row : cases()) {
      BigDecimal price = new BigDecimal(row[0]);
      if (row[3].equals("0") || price.signum() == 0) {
        continue;
      }
      Instrument perpetual = HyperliquidRules.perpetual("X", Integer.parseInt(row[2]));
      BigDecimal[] ticks = price.divideAndRemainder(perpetual.tickSizeUsd());
      boolean onStep =
          ticks[1].signum() == 0
              && ticks[0].longValueExact() % perpetual.stepTicks(ticks[0].longValueExact()) == 0;
      assertThat(onStep).as("price %s with %s", price, row[2]).isEqualTo(row[4].equals("1"));
    }
  }
}
