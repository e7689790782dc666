package io.onchainmm.schema;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Canonical JSON and keys: two specs that mean the same have the same text and the same hash. */
public final class Canonical {
  private static final int KEY_HEX_DIGITS = 16;

  private Canonical() {}

  /**
   * Canonical JSON of a record: keys in snake case and sorted, numbers in shortest round-trip form,
   * inactive keys ({@link Key#when}) and empty optionals left out, the {@link Choice} word as
   * {@code type}. Maps, lists, words, numbers and texts work as well.
   */
  public static String json(Object spec) {
    return render(spec, component -> true, List.of());
  }

  /** As {@link #json}, without the keys that take no part in a trial's identity. */
  public static String identity(Object spec) {
    return render(spec, Component::identity, List.of());
  }

  /**
   * First 16 hex digits of SHA-256 over stage, version, spec and upstream keys, each with its
   * length so that no two lists of arguments meet.
   */
  public static String key(String stage, int version, String specJson, String... upstreamKeys) {
    MessageDigest sha = sha256();
    update(sha, stage);
    update(sha, Integer.toString(version));
    update(sha, specJson);
    for (String upstream : upstreamKeys) {
      update(sha, upstream);
    }
    return HexFormat.of().formatHex(sha.digest()).substring(0, KEY_HEX_DIGITS);
  }

  /** A finite number in the fewest digits that give it back; the same on every JDK. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Not a finite number: " + value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    BigDecimal exact = new BigDecimal(value);
    // Double.toString gives the number back, but before JDK 19 not always in the fewest digits.
    BigDecimal shortest = new BigDecimal(Double.toString(value));
    for (int digits = shortest.precision(); digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() != value) {
        break;
      }
      shortest = shorter;
    }
    BigDecimal stripped = shortest.stripTrailingZeros();
    boolean moderate = Math.abs(stripped.precision() - stripped.scale()) <= 18;
    return moderate ? stripped.toPlainString() : stripped.toString();
  }

  private static String render(Object value, Predicate<Component> keep, List<Object> around) {
    if (value instanceof Optional<?> optional) {
      return render(optional.orElseThrow(), keep, around);
    }
    if (value instanceof Record spec) {
      return members(spec, keep, around);
    }
    if (value instanceof Map<?, ?> map) {
      TreeMap<String, String> members = new TreeMap<>();
      map.forEach((name, member) -> members.put((String) name, render(member, keep, around)));
      return object(members);
    }
    if (value instanceof Collection<?> list) {
      return list.stream()
          .map(v -> render(v, keep, around))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return scalar(value);
  }

  private static String members(Record spec, Predicate<Component> keep, List<Object> around) {
    TreeMap<String, String> members = new TreeMap<>();
    Choice choice = spec.getClass().getAnnotation(Choice.class);
    if (choice != null) {
      members.put("type", Words.quoted(choice.value()));
    }
    List<Object> records = Component.inside(spec, around);
    for (Component component : Component.of(spec.getClass())) {
      Object value = component.value(spec);
      if (keep.test(component) && component.active(records) && !Optional.empty().equals(value)) {
        members.put(component.word(), render(value, keep, records));
      }
    }
    return object(members);
  }

  private static String object(Map<String, String> sorted) {
    return sorted.entrySet().stream()
        .map(e -> Words.quoted(e.getKey()) + ":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String scalar(Object value) {
    if (value instanceof Enum<?> constant) {
      return Words.quoted(Words.word(constant));
    }
    if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof String text) {
      return Words.quoted(text);
    }
    throw new IllegalArgumentException("No canonical JSON for " + value);
  }

  private static void update(MessageDigest sha, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
