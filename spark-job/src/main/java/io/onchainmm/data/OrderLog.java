package io.onchainmm.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.schema.ConfigException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads a recorded log of single orders, gzip, one event a line: {@code <receive time ms> <event>
 * <json>} with the events {@code order_created}, {@code order_changed}, {@code order_deleted} and
 * {@code order_book} (a snapshot of the best levels). Other events are left out.
 */
final class OrderLog {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Grid ticks;
  private final Grid lots;

  /** Is told of each event; amounts are what remains of an order. */
  interface Listener {
    void created(long nanos, long orderId, boolean buy, long priceTicks, long lots);

    void changed(long nanos, long orderId, boolean buy, long priceTicks, long lots);

    void deleted(long nanos, long orderId, long lots);

    /** A snapshot's best prices, 0 where a side is empty. */
    void snapshot(long nanos, long bidTicks, long askTicks);
  }

  /**
   * @param ticks steps of a price
   * @param lots steps of an amount
   */
  OrderLog(Grid ticks, Grid lots) {
    this.ticks = ticks;
    this.lots = lots;
  }

  /** Reads the file once, in order of receipt. */
  void read(Path file, BadRows bad, Listener listener) {
    long line = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        try {
          event(text, listener);
        } catch (BadRow e) {
          bad.add(file, line, e);
        }
      }
    } catch (IOException e) {
      ConfigException problem =
          new ConfigException(
              "%s:%d  cannot be read (%s): no such file, no gzip, or truncated. Get it again."
                  .formatted(file, line + 1, e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  private void event(String text, Listener listener) {
    String[] parts = text.split(" ", 3);
    if (parts.length < 3) {
      throw new BadRow("line", "must be <time> <event> <json>", text);
    }
    long nanos = nanos(parts[0]);
    switch (parts[1]) {
      case "order_created", "order_changed", "order_deleted" ->
          order(nanos, parts[1], json(parts[2]), listener);
      case "order_book" -> {
        JsonNode book = json(parts[2]);
        listener.snapshot(nanos, best(book.path("bids")), best(book.path("asks")));
      }
      default -> {}
    }
  }

  private void order(long nanos, String event, JsonNode order, Listener listener) {
    JsonNode id = order.path("id");
    JsonNode type = order.path("order_type");
    if (!id.canConvertToLong() || !id.isNumber()) {
      throw new BadRow("id", "must be a whole number", id);
    }
    if (!type.isInt() || type.intValue() < 0 || type.intValue() > 1) {
      throw new BadRow("order_type", "must be 0 (bid) or 1 (ask)", type);
    }
    boolean buy = type.intValue() == 0;
    long price = steps(order, "price", ticks);
    long left = steps(order, "amount", lots);
    switch (event) {
      case "order_created" -> listener.created(nanos, id.longValue(), buy, price, left);
      case "order_changed" -> listener.changed(nanos, id.longValue(), buy, price, left);
      default -> listener.deleted(nanos, id.longValue(), left);
    }
  }

  private long best(JsonNode side) {
    return side.isEmpty() ? 0 : steps("price", side.path(0).path(0), ticks);
  }

  private static long steps(JsonNode order, String field, Grid grid) {
    return steps(field, order.path(field), grid);
  }

  private static long steps(String field, JsonNode node, Grid grid) {
    String rule = "must be a multiple of " + grid.step().toPlainString() + ", not negative";
    try {
      BigDecimal value = new BigDecimal(node.asText());
      if (value.signum() >= 0 && value.precision() <= 40) {
        return grid.exactSteps(value).orElseThrow(() -> new BadRow(field, rule, node.asText()));
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new BadRow(field, rule, node.asText());
  }

  private static long nanos(String millis) {
    try {
      long value = Long.parseLong(millis);
      if (value > 0 && value <= Long.MAX_VALUE / NANOS_PER_MILLI) {
        return value * NANOS_PER_MILLI;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new BadRow("time", "must be milliseconds since 1970", millis);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      BadRow problem = new BadRow("json", "must be one JSON object", text);
      problem.initCause(e);
      throw problem;
    }
  }
}
