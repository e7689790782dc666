package io.onchainmm.schema;

import java.math.BigDecimal;

/**
 * A single value of a YAML file.
 *
 * @param content the text as written, without quotes
 */
public record Scalar(Place place, Kind kind, String content) implements Node {

  /** What the text stands for, by the core schema of YAML 1.2. */
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    EMPTY
  }

  /** Whether this is a number other than NaN and the infinities. */
  public boolean isFinite() {
    return kind == Kind.NUMBER && content.indexOf('n') < 0 && content.indexOf('N') < 0;
  }

  /** The exact value of a finite number. */
  public BigDecimal number() {
    return new BigDecimal(content);
  }

  /** Whether the text is {@code true}. */
  public boolean isTrue() {
    return kind == Kind.FLAG && content.equalsIgnoreCase("true");
  }

  @Override
  public String text() {
    return switch (kind) {
      case EMPTY -> "nothing";
      case TEXT -> Words.isPlain(content) ? content : Words.quoted(content);
      default -> content;
    };
  }
}
