package io.onchainmm.data;

/** A row that cannot be used: which column, which rule it breaks, and the value that breaks it. */
final class BadRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  BadRow(String column, String rule, Object value) {
    super("%s: %s, but was %s".formatted(column, rule, shown(value)));
    this.reason = column + ": " + rule;
  }

  /** Column and rule without the value: rows are counted by it. */
  String reason() {
    return reason;
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    if (text.isEmpty()) {
      return "empty";
    }
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
