package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyFileTest {
  @TempDir private Path folder;

  @Test
  void readsRowsAndSaysWhatIsWrongWithThem() throws IOException {
    assertThat(LatencyFile.of(venue(BookSpec.Latency.CONSTANT, "x"))).isSameAs(LatencyTable.NONE);
    LatencyTable table = read("req,exch,resp\n1,2,3\n10, 0,14\n");
    assertThat(table.requestNanos()).containsExactly(1, 10);
    assertThat(table.exchangeNanos()).containsExactly(2, 0);
    assertThat(table.responseNanos()).containsExactly(3, 14);
    refused("req,exch,resp\n1,2\n", "line 2");
    refused("req,exch,resp\n1,2,x\n", "three whole numbers");
    refused("req,exch,resp\n", "no rows");
    refused("req,exch,resp\n5,6,7\n4,8,9\n", "row 2");
    assertThatThrownBy(() -> LatencyFile.of(venue(BookSpec.Latency.INTERPOLATED, "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("latency_file");
    assertThatThrownBy(() -> LatencyFile.of(venue(BookSpec.Latency.INTERPOLATED, "/no/such")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be read");
  }

  private LatencyTable read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("latency.csv"), text);
    return LatencyFile.of(venue(BookSpec.Latency.INTERPOLATED, file.toString()));
  }

  private void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  private static BookSpec venue(BookSpec.Latency latency, String file) {
    return new BookSpec(
        1,
        BookSpec.Queue.POWER3,
        3,
        BookSpec.QueueBounds.BOUNDED,
        BookSpec.Fills.PARTIAL,
        false,
        BookSpec.Feed.CONSTANT,
        1,
        latency,
        1,
        1,
        1,
        1,
        1,
        file,
        BookSpec.Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }
}
