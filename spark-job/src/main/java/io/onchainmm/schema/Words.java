package io.onchainmm.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Spelling: Java names as YAML words, quoting, and "did you mean". */
public final class Words {
  private Words() {}

  /** {@code maxInventoryUsd} as {@code max_inventory_usd}. */
  public static String snake(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** An enum constant as its word in the YAML. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The words of an enum, in its order. */
  public static List<String> words(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants()).map(c -> word((Enum<?>) c)).toList();
  }

  /** The sentence " Did you mean x?" when a known word is near, else nothing. */
  public static String didYouMean(String word, Collection<String> known) {
    return nearest(word, known).map(" Did you mean %s?"::formatted).orElse("");
  }

  /** The known word with the fewest edits, if those are few against its length. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    int most = Math.max(1, Math.min(3, word.length() / 3));
    return known.stream()
        .filter(k -> distance(lower, k) <= most)
        .min(Comparator.comparingInt(k -> distance(lower, k)));
  }

  /** Levenshtein distance in which swapping two neighbours is one edit. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + cost, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  /** Whether a text can stand in flow YAML without quotes and remain a text. */
  static boolean isPlain(String text) {
    return text.matches("[A-Za-z_/$][A-Za-z0-9_./$+-]*")
        && !text.toLowerCase(Locale.ROOT).matches("true|false|null");
  }

  /** A text as a JSON string, which is a YAML string too. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
