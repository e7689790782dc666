package io.onchainmm.schema;

/** Bounds in the place of a number: a continuous axis, for samplers that draw from it. */
public record Range(
    @Key(help = "Smallest value", identity = false) double min,
    @Key(help = "Largest value", identity = false) double max,
    @Key(
            help = "linear = all values alike, log = all orders of magnitude alike",
            otherwise = "linear",
            identity = false)
        Scale scale) {

  /** How values are drawn. */
  public enum Scale {
    LINEAR,
    LOG
  }

  /** The bounds are in order, and positive on a logarithmic scale. */
  public Range {
    if (min >= max) {
      throw new IllegalArgumentException(
          "min must be < max (%s), but was %s"
              .formatted(Canonical.number(max), Canonical.number(min)));
    }
    if (scale == Scale.LOG && min <= 0) {
      throw new IllegalArgumentException(
          "min must be > 0 on a log scale, but was " + Canonical.number(min));
    }
  }

  /** The range as it is written in the YAML. */
  public String text() {
    return "{min: %s, max: %s, scale: %s}"
        .formatted(Canonical.number(min), Canonical.number(max), Words.word(scale));
  }
}
