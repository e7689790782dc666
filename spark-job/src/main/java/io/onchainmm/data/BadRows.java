package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What happens at rows that cannot be used: stop at the first, or count them by file and reason.
 */
final class BadRows {
  private final DataSpec.OnBadRow policy;
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();

  BadRows(DataSpec.OnBadRow policy) {
    this.policy = policy;
  }

  /** Stops, or counts the row as skipped. */
  void add(Path file, long line, BadRow row) {
    if (policy == DataSpec.OnBadRow.FAIL) {
      throw new ConfigException(
          "%s:%d  %s. Set data.on_bad_row: skip to leave such rows out."
              .formatted(file, line, row.getMessage()));
    }
    counts.merge("%s  %s".formatted(file.getFileName(), row.reason()), 1L, Long::sum);
  }

  /** Keeps a sentence on what was done to the rows, for the notes of the run. */
  void remark(String sentence) {
    remarks.add(sentence);
  }

  /**
   * One line per file and reason, e.g. {@code 3 rows skipped: trades_ETH.csv.gz size: …}, then the
   * remarks.
   */
  List<String> lines() {
    Stream<String> skipped =
        counts.entrySet().stream()
            .map(e -> "%d rows skipped: %s".formatted(e.getValue(), e.getKey()));
    return Stream.concat(skipped, remarks.stream()).toList();
  }
}
