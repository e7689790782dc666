package io.onchainmm.config;

import io.onchainmm.schema.Canonical;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.schema.Node;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All axes of an experiment. Its points are numbered like an odometer, the last axis turning
 * fastest; none is held in memory.
 */
public record Space(List<Axis> axes) {
  /** Keeps its own copy. */
  public Space {
    axes = List.copyOf(axes);
  }

  /** How many points there are. Every axis must have a list of values. */
  public BigInteger size() {
    refuseRanges();
    return axes.stream()
        .map(axis -> BigInteger.valueOf(axis.values().size()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** The point with a number from zero to {@link #size()} - 1. */
  public Point point(long index) {
    if (index < 0 || BigInteger.valueOf(index).compareTo(size()) >= 0) {
      throw new IndexOutOfBoundsException("Point %d of %s".formatted(index, size()));
    }
    Node[] values = new Node[axes.size()];
    long rest = index;
    for (int i = axes.size() - 1; i >= 0; i--) {
      List<Node> choices = axes.get(i).values();
      values[i] = choices.get((int) (rest % choices.size()));
      rest /= choices.size();
    }
    return new Point(axes, Arrays.asList(values));
  }

  /** The only point, for a run of one trial. */
  public Point single() {
    List<String> swept = new ArrayList<>();
    for (Axis axis : axes) {
      if (axis.values().size() != 1) {
        swept.add(
            "%s  %s: is a range %s. Use grid, or give one value to run."
                .formatted(axis.place(), axis.name(), axis.text()));
      }
    }
    if (!swept.isEmpty()) {
      throw new ConfigException(swept);
    }
    return point(0);
  }

  private void refuseRanges() {
    List<String> ranges =
        axes.stream()
            .filter(axis -> axis.range().isPresent())
            .map(
                axis ->
                    "%s  %s: is a range %s, but a grid needs its values: give a list such as [%s, %s]"
                        .formatted(
                            axis.place(),
                            axis.name(),
                            axis.text(),
                            text(axis.range().orElseThrow().min()),
                            text(axis.range().orElseThrow().max())))
            .toList();
    if (!ranges.isEmpty()) {
      throw new ConfigException(ranges);
    }
  }

  private static String text(double value) {
    return Canonical.json(value);
  }
}
