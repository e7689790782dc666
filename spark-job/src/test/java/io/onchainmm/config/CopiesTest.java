package io.onchainmm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.Records;
import io.onchainmm.data.BookRecording;
import io.onchainmm.data.MarketSpec;
import io.onchainmm.data.PoolRecording;
import io.onchainmm.data.SyntheticMarket;
import io.onchainmm.data.SyntheticOrders;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.PoolSpec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Copies of specs keep every component but those that they are to replace. */
class CopiesTest {

  @Test
  void venuesKeepTheirKeys() throws ReflectiveOperationException {
    BookSpec book =
        Records.unusual(
            BookSpec.class,
            new MarginSpec(MarginSpec.Mode.CROSS, 5, 2, List.of(0.0), List.of(3.0)));
    assertThat(Records.differences(book, book.withLatencyFile("other.csv")))
        .containsExactly("latencyFile");

    PoolSpec pool = Records.unusual(PoolSpec.class);
    assertThat(Records.differences(pool, pool.under(ChainSpec.ASSUMED))).containsExactly("chain");
  }

  /** Whether a pool is marked as unreal changes none of its events. */
  @Test
  void marketsWithoutPlacesKeepAllThatTheirEventsDependOn() throws ReflectiveOperationException {
    Map<Class<? extends MarketSpec>, List<String>> places =
        Map.of(
            SyntheticMarket.Book.class, List.of("hedge"),
            SyntheticMarket.Poisson.class, List.of("hedge"),
            SyntheticMarket.Pool.class, List.of("hedge", "counterfactual"),
            SyntheticOrders.class, List.of("hedge"),
            BookRecording.Hyperliquid.class, List.of("path", "hedge"),
            BookRecording.Hftbacktest.class, List.of("files", "hedge"),
            BookRecording.OrderEvents.class, List.of("path", "hedge"),
            PoolRecording.Aerodrome.class, List.of("path", "hedge", "counterfactual"),
            PoolRecording.UniswapV3.class, List.of("path", "hedge", "counterfactual"));
    for (Class<? extends MarketSpec> type : quotable(MarketSpec.class, new ArrayList<>())) {
      MarketSpec market = Records.unusual(type);
      assertThat(market.hedge()).as("%s", type).isPresent();
      List<String> lost = Records.differences((Record) market, (Record) market.withoutPlaces());
      assertThat(lost).as("%s", type).isEqualTo(places.get(type));
    }
  }

  @Test
  void everyMarketThatCanBeQuotedCanNameItsHedge() {
    List<Class<? extends MarketSpec>> types = quotable(MarketSpec.class, new ArrayList<>());
    assertThat(types).hasSizeGreaterThan(8);
    for (Class<? extends MarketSpec> type : types) {
      assertThat(type.getRecordComponents())
          .as("%s", type)
          .extracting(RecordComponent::getName)
          .contains("hedge");
    }
  }

  /** All kinds but recordings of trades alone. */
  private static List<Class<? extends MarketSpec>> quotable(
      Class<? extends MarketSpec> type, List<Class<? extends MarketSpec>> found) {
    if (type.isRecord()) {
      found.add(type);
    } else if (!type.getSimpleName().equals("TradeRecording")) {
      Arrays.stream(type.getPermittedSubclasses())
          .forEach(one -> quotable(one.asSubclass(MarketSpec.class), found));
    }
    return found;
  }
}
