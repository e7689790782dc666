package io.onchainmm.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the Python literal that heads a numpy array: dictionaries, lists, tuples, strings, booleans
 * and whole numbers, nothing else. Tuples come out as lists.
 */
final class PythonLiteral {
  /** A header nests three deep; more is an attempt to exhaust the stack. */
  private static final int MOST_DEPTH = 8;

  private final String text;
  private int at;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /** The value; throws {@link IllegalArgumentException} for anything else. */
  static Object parse(String text) {
    PythonLiteral literal = new PythonLiteral(text);
    Object value = literal.value(0);
    if (literal.peek() != 0) {
      throw literal.unexpected();
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > MOST_DEPTH) {
      throw unexpected();
    }
    char c = peek();
    return switch (c) {
      case '{' -> dictionary(depth);
      case '[' -> list('[', ']', depth);
      case '(' -> list('(', ')', depth);
      case '\'', '"' -> string(c);
      default -> word();
    };
  }

  private Map<String, Object> dictionary(int depth) {
    take('{');
    Map<String, Object> entries = new LinkedHashMap<>();
    while (peek() != '}') {
      String key = string(peek());
      take(':');
      if (entries.put(key, value(depth + 1)) != null) {
        throw new IllegalArgumentException("key %s twice".formatted(key));
      }
      separator('}');
    }
    take('}');
    return entries;
  }

  private List<Object> list(char open, char close, int depth) {
    take(open);
    List<Object> items = new ArrayList<>();
    while (peek() != close) {
      items.add(value(depth + 1));
      separator(close);
    }
    take(close);
    return items;
  }

  private void separator(char close) {
    if (peek() != close) {
      take(',');
    }
  }

  private String string(char quote) {
    if (quote != '\'' && quote != '"') {
      throw unexpected();
    }
    int end = text.indexOf(quote, at + 1);
    if (end < 0 || text.substring(at, end).contains("\\")) {
      throw unexpected();
    }
    String content = text.substring(at + 1, end);
    at = end + 1;
    return content;
  }

  private Object word() {
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("True") || word.equals("False")) {
      return word.equals("True");
    }
    if (!word.matches("[0-9]{1,18}")) {
      at = start;
      throw unexpected();
    }
    return Long.valueOf(word);
  }

  private void take(char expected) {
    if (peek() != expected) {
      throw unexpected();
    }
    at++;
  }

  /** The next character that is no white space, 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("not a numpy header at character " + at);
  }
}
