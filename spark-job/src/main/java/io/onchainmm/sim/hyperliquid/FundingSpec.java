package io.onchainmm.sim.hyperliquid;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.List;

/** What a position of a perpetual pays every hour: block {@code book.funding}. */
public record FundingSpec(
    @Key(
            help =
                "none; rates = hourly holds the hourly rates; premiums = hourly holds the mean"
                    + " premiums of the hours, from which the rates follow",
            otherwise = "none")
        Source source,
    @Key(
            help =
                "One number for each full UTC hour inside the window, the last one again for those"
                    + " after it",
            otherwise = "[0.0000125]",
            when = "source=rates|premiums")
        List<Double> hourly)
    implements Serializable {
  /** No funding. */
  public static final FundingSpec NONE = new FundingSpec(Source.NONE, List.of(0.0000125));

  /** Where the rate comes from. */
  public enum Source {
    NONE,
    RATES,
    PREMIUMS
  }

  /** Keeps its own copy of the list; an hour needs a number. */
  public FundingSpec {
    hourly = List.copyOf(hourly);
    if (hourly.isEmpty()) {
      throw new IllegalArgumentException("hourly must hold at least one number, but is empty");
    }
  }
}
