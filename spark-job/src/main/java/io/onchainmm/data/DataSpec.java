package io.onchainmm.data;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.Optional;

/** Where recordings lie and how strictly they are read: block {@code data}. */
public record DataSpec(
    @Key(
            help =
                "Folder with recordings; a relative path is relative to the working directory, and"
                    + " ${NAME} or ${NAME:-default} is replaced from the environment",
            otherwise = ".",
            identity = false)
        String root,
    @Key(help = "First instant used, ISO 8601 UTC, e.g. 2025-09-04T19:50:00Z")
        Optional<String> from,
    @Key(help = "End of the window, exclusive, ISO 8601 UTC") Optional<String> to,
    @Key(help = "A silence longer than this splits the run, seconds", above = 0, otherwise = "60")
        double maxGapSeconds,
    @Key(
            help = "A row that cannot be used: fail = stop, skip = count and report",
            otherwise = "fail")
        OnBadRow onBadRow)
    implements Serializable {

  /** What happens at a bad row. */
  public enum OnBadRow {
    FAIL,
    SKIP
  }
}
