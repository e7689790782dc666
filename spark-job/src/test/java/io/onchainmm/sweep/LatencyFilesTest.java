package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.config.ExperimentTest;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyFilesTest {
  @TempDir private Path folder;

  @Test
  void readsRowsAndSaysWhatIsWrongWithThem() throws IOException {
    assertThat(new LatencyFiles().table(venue(BookSpec.Latency.CONSTANT, "x")))
        .isSameAs(LatencyTable.NONE);
    LatencyTable table = read("req,exch,resp\n1,2,3\n10, 0,14\n");
    assertThat(table.requestNanos()).containsExactly(1, 10);
    assertThat(table.exchangeNanos()).containsExactly(2, 0);
    assertThat(table.responseNanos()).containsExactly(3, 14);
    refused("req,exch,resp\n1,2\n", "line 2");
    refused("req,exch,resp\n1,2,x\n", "three whole numbers");
    refused("req,exch,resp\n", "no rows");
    refused("req,exch,resp\n5,6,7\n4,8,9\n", "row 2");
    assertThatThrownBy(() -> new LatencyFiles().table(venue(BookSpec.Latency.INTERPOLATED, "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("latency_file");
    assertThatThrownBy(
            () -> new LatencyFiles().table(venue(BookSpec.Latency.INTERPOLATED, "/no/such")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be read");
  }

  /** Ruled: paths are no part of a trial's identity; what stands in the file is. */
  @Test
  void theContentOfTheFileIsPartOfTheTrialAndItsNameIsNot() throws IOException {
    Path one = Files.writeString(folder.resolve("one.csv"), "req,exch,resp\n1,2,3\n");
    Path same = Files.writeString(folder.resolve("same.csv"), "req,exch,resp\n1,2,3\n");
    Path other = Files.writeString(folder.resolve("other.csv"), "req,exch,resp\n1,2,4\n");
    TrialPlan plan = plan(one, same, other);

    assertThat(plan.trials()).hasSize(2);
    assertThat(plan.duplicates()).hasSize(1);
    assertThat(plan.duplicates().get(0).params())
        .containsEntry("book.latency_file", same.toString());
    TrialPlan.Planned planned = plan.trials().get(0);
    assertThat(planned.latency().responseNanos()).containsExactly(3);
    assertThat(planned.config().identityJson())
        .contains("\"latency_file\":\"sha256:")
        .doesNotContain("one.csv");
    Files.writeString(one, "req,exch,resp\n1,2,5\n");
    assertThat(plan(one).trials().get(0).id()).isNotEqualTo(planned.id());
  }

  @Test
  void aFileIsReadOnceForAllTrialsAndNotAtAllWhereLatencyIsConstant() throws IOException {
    Path file = Files.writeString(folder.resolve("m.csv"), "req,exch,resp\n1,2,3\n");
    LatencyFiles files = new LatencyFiles();
    LatencyTable first = files.table(venue(BookSpec.Latency.INTERPOLATED, file.toString()));
    Files.delete(file);
    assertThat(files.table(venue(BookSpec.Latency.INTERPOLATED, file.toString()))).isSameAs(first);
    assertThat(
            TrialPlan.grid(
                    ExperimentTest.experiment("book: {latency_file: /no/such}"),
                    c -> "data",
                    Map.of())
                .trials()
                .get(0)
                .latency())
        .isSameAs(LatencyTable.NONE);
  }

  private static TrialPlan plan(Path... files) {
    String names =
        Arrays.stream(files).map(Path::toString).collect(Collectors.joining(", ", "[", "]"));
    return TrialPlan.grid(
        ExperimentTest.experiment("book: {latency: interpolated, latency_file: " + names + "}"),
        c -> "data",
        Map.of());
  }

  private LatencyTable read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("latency.csv"), text);
    return new LatencyFiles().table(venue(BookSpec.Latency.INTERPOLATED, file.toString()));
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
