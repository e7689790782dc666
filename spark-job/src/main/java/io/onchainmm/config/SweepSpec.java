package io.onchainmm.config;

import io.onchainmm.schema.Key;

/** How a sweep is run: block {@code sweep}. Nothing here changes a result. */
public record SweepSpec(
    @Key(help = "Trials per commit", min = 1, max = 100000, otherwise = "256", identity = false)
        int waveTrials,
    @Key(
            help = "Most trials that share one pass over a tape",
            min = 1,
            max = 4096,
            otherwise = "32",
            identity = false)
        int lanes,
    @Key(
            help = "Keep every fill: auto = when the experiment has at most 100 trials",
            otherwise = "auto",
            identity = false)
        KeepFills keepFills) {

  /** Whose fills are kept. */
  public enum KeepFills {
    AUTO,
    ALL,
    NONE
  }
}
