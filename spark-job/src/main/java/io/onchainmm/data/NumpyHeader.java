package io.onchainmm.data;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a numpy array of hftbacktest says of itself: which of its two layouts, and how many rows.
 *
 * @param rows as declared
 */
record NumpyHeader(Layout layout, long rows) {

  /** The two documented layouts. */
  enum Layout {
    /** Version 2: {@code event_dtype}, one structure of 64 bytes a row. */
    EVENTS(64),
    /** Version 1: six columns of doubles: event, exchange and local time, side, price, quantity. */
    COLUMNS(48);

    final int rowBytes;

    Layout(int rowBytes) {
      this.rowBytes = rowBytes;
    }
  }

  private static final List<Object> EVENT_DTYPE =
      List.of(
          List.of("ev", "<u8"),
          List.of("exch_ts", "<i8"),
          List.of("local_ts", "<i8"),
          List.of("px", "<f8"),
          List.of("qty", "<f8"),
          List.of("order_id", "<u8"),
          List.of("ival", "<i8"),
          List.of("fval", "<f8"));

  private static final long COLUMNS_OF_VERSION_1 = 6;

  /** Parses the text of a header; throws {@link IllegalArgumentException} with what is wrong. */
  static NumpyHeader parse(String text) {
    if (!(PythonLiteral.parse(text) instanceof Map<?, ?> entries)
        || !entries.keySet().equals(Set.of("descr", "fortran_order", "shape"))) {
      throw new IllegalArgumentException(
          "header: must have descr, fortran_order and shape, but was " + shortened(text));
    }
    if (!(entries.get("shape") instanceof List<?> shape)
        || !shape.stream().allMatch(Long.class::isInstance)) {
      throw new IllegalArgumentException("shape: must be a tuple, but was " + shortened(text));
    }
    NumpyHeader header = of(entries.get("descr"), shape);
    // One dimension is the same in both orders.
    if (header.layout == Layout.COLUMNS && !Boolean.FALSE.equals(entries.get("fortran_order"))) {
      throw new IllegalArgumentException(
          "fortran_order: must be False: save numpy.ascontiguousarray(data) instead");
    }
    return header;
  }

  private static NumpyHeader of(Object descr, List<?> shape) {
    if (EVENT_DTYPE.equals(descr) && shape.size() == 1) {
      return new NumpyHeader(Layout.EVENTS, (Long) shape.get(0));
    }
    if ("<f8".equals(descr) && shape.size() == 2 && shape.get(1).equals(COLUMNS_OF_VERSION_1)) {
      return new NumpyHeader(Layout.COLUMNS, (Long) shape.get(0));
    }
    throw new IllegalArgumentException(
        "dtype: must be hftbacktest's event_dtype in one dimension (%s) or, for its version 1, <f8"
                .formatted(EVENT_DTYPE)
            + " in six columns, but was %s with shape %s"
                .formatted(shortened(String.valueOf(descr)), shape));
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() <= 160 ? line : line.substring(0, 157) + "...";
  }
}
