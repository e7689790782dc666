package io.onchainmm.sim.chain;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** Hyperliquid's own chain, seen by an immediate order: block {@code chain.hyperliquid}. */
public record HyperliquidSpec(
    @Key(
            help = "Length of a block, milliseconds (91 is the recorded median; none is promised)",
            above = 0,
            max = 3600000,
            otherwise = "91")
        double blockMs,
    @Key(
            help = "Median time from a decision to the committed order, milliseconds",
            above = 0,
            max = 3600000,
            otherwise = "200")
        double latencyMedianMs,
    @Key(
            help = "Its 99th percentile, milliseconds; the law between is lognormal",
            above = 0,
            max = 3600000,
            otherwise = "900")
        double latencyP99Ms,
    @Key(
            help = "Priority rate, basis points of the filled notional",
            min = 0,
            max = 8,
            otherwise = "0")
        double priorityBps,
    @Key(
            help = "Time that one basis point of it saves, milliseconds",
            min = 0,
            max = 1000,
            otherwise = "45")
        double savedMsPerBp,
    @Key(
            help =
                "Priority rate of everybody else, basis points, against which order: rules compares"
                    + " ours: an assumption",
            min = 0,
            max = 8,
            otherwise = "0")
        double rivalPriorityBps)
    implements Serializable {

  /** Refuses percentiles in the wrong order. */
  public HyperliquidSpec {
    if (latencyP99Ms < latencyMedianMs) {
      throw new IllegalArgumentException(
          "latency_p99_ms must be >= latency_median_ms (%s), but was %s"
              .formatted(latencyMedianMs, latencyP99Ms));
    }
  }
}
