package io.onchainmm.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a configuration, gathered so that it can be said all at once. */
public final class Problems {

  /**
   * One thing that is wrong.
   *
   * @param path the key, e.g. {@code market_maker.gamma}; empty for the whole file
   * @param rule whether values that are fine alone do not go together
   */
  public record Problem(Place place, String path, String text, boolean rule) {
    @Override
    public String toString() {
      return place + "  " + (path.isEmpty() ? "" : path + ": ") + text;
    }
  }

  private final List<Problem> list = new ArrayList<>();

  /** A value that is wrong by itself. */
  public void value(Place place, String path, String text) {
    add(new Problem(place, path, text, false));
  }

  /** Values that are fine alone but do not go together. */
  public void rule(Place place, String path, String text) {
    add(new Problem(place, path, text, true));
  }

  /** Adds a problem unless it is known. */
  public void add(Problem problem) {
    if (!list.contains(problem)) {
      list.add(problem);
    }
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The problems in the order of the file. */
  public List<Problem> inFileOrder() {
    return list.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }

  /** Throws all problems at once, if there are any. */
  public void throwIfAny() {
    if (!list.isEmpty()) {
      throw exception();
    }
  }

  /** All problems as one exception. */
  public ConfigException exception() {
    return new ConfigException(inFileOrder().stream().map(Problem::toString).toList());
  }
}
