package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of recorded events of concentrated liquidity, good and bad. */
class UniswapV3LoaderTest {
  private static final String HEADER =
      "block_timestamp,tx_type,amount0,amount1,total_liquidity,sqrtPriceX96,current_tick,"
          + "tick_lower,tick_upper,liquidity\n";
  private static final String PRICE = "1662995104975155420368771254341874";
  private static final String FIRST =
      "2024-01-05 00:00:23,SWAP,-22686110,10000000000000000,1000,%s,199045.0,,,\n".formatted(PRICE);

  @TempDir Path folder;

  private PoolEvents events(String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("v3.csv"), HEADER + rows);
    PoolTerms terms = PoolTerms.of("v3", Sources.uniswapV3("", 5, 10));
    return new UniswapV3Loader(terms).events(file, new BadRows(DataSpec.OnBadRow.FAIL));
  }

  @Test
  void theFirstRowOpensAndPositionsCountInRange() throws IOException {
    PoolEvents events =
        events(
            FIRST
                + "2024-01-05 00:00:35,COLLECT,1,1,,,,1,2,\n"
                + "2024-01-05 00:00:35,MINT,,,1,%s,199045.0,199040.0,199050.0,7\n".formatted(PRICE)
                + "2024-01-05 00:00:59,BURN,,,1,%s,199045.0,199050,199060,5\n".formatted(PRICE)
                + "2024-01-05 00:01:11,SWAP,5,-4,1007,%s,199045.0,,,\n".formatted(PRICE));

    assertThat(events.events()).hasSize(3);
    assertThat(events.events().get(0).after().liquidity()).isEqualTo(1007);
    assertThat(events.events().get(1).after().liquidity()).isEqualTo(1007);
    // Token 1 is the base, and token 0 was paid in.
    assertThat(events.events().get(2).baseIn()).isFalse();
    // A slot without a block lies between the mint and the burn.
    assertThat(events.events().get(1).block() - events.events().get(0).block()).isEqualTo(2);
    Window late = new Window(events.events().get(1).timeNanos(), Long.MAX_VALUE);
    assertThat(events.within(late).events()).hasSize(1);
    assertThat(events.within(late).first().liquidity()).isEqualTo(1007);
    assertThat(events.within(new Window(0, 1)).opened()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'2024-01-05 00:00:34,SWAP,5,-4,1,P,199045,,,','must be whole blocks'",
    "'2024-01-05 00:00:11,SWAP,5,-4,1,P,199045,,,','must not be before the row before'",
    "'yesterday,SWAP,5,-4,1,P,199045,,,','must be a time such as'",
    "'2024-01-05 00:00:35,SWEEP,5,-4,1,P,199045,,,','must be SWAP, MINT, BURN or COLLECT'",
    "'2024-01-05 00:00:35,SWAP,5,4,1,P,199045,,,','must be paid out where amount0'",
    "'2024-01-05 00:00:35,SWAP,0,0,1,P,199045,,,','must make an input from 1'",
    "'2024-01-05 00:00:35,SWAP,5.5,-4,1,P,199045,,,','must be a whole number'",
    "'2024-01-05 00:00:35,SWAP,340282366920938463463374607431768211456,-4,1,P,199045,,,','2^128'",
    "'2024-01-05 00:00:35,SWAP,5,-4,-1,P,199045,,,','from 0 to 2^128 - 1'",
    "'2024-01-05 00:00:35,SWAP,5,-4,1,4295128738,199045,,,','must be a price that a tick has'",
    "'2024-01-05 00:00:35,SWAP,5,-4,1,P,887273,,,','must be a tick from'",
    "'2024-01-05 00:00:35,MINT,,,1,P,199045,199041,199050,7','must be a multiple of tick_spacing'",
    "'2024-01-05 00:00:35,MINT,,,1,P,199045,199050,199050,7','must be below tick_upper'",
    "'2024-01-05 00:00:35,BURN,,,1,P,199045,199040,199050,1001','more liquidity than is in range'"
  })
  void badRows(String row, String why) {
    assertThatThrownBy(
            () -> events(FIRST + row.replace("P", PRICE).replace("SWA" + PRICE, "SWAP") + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(why);
  }
}
