package io.onchainmm.config;

import io.onchainmm.schema.Binder;
import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Node;
import io.onchainmm.schema.Problems;
import io.onchainmm.schema.Problems.Problem;
import java.util.Optional;

/**
 * Checks every value of an experiment by itself: all that is not swept, and each value of each axis
 * while the other axes rest at their first. Rules between values count here only where nothing is
 * swept; elsewhere they belong to single points.
 */
final class ValueCheck {
  private final Mapping tree;
  private final Space space;
  private final Binder.Memory memory;

  ValueCheck(Mapping tree, Space space, Binder.Memory memory) {
    this.tree = tree;
    this.space = space;
    this.memory = memory;
  }

  /** Adds what is wrong whatever the other axes say. */
  void check(Problems problems) {
    Problems found = new Problems();
    Point base = base();
    bind(base.in(tree), memory, found);
    for (int i = 0; i < space.axes().size(); i++) {
      for (Node probe : space.axes().get(i).probes()) {
        bind(base.with(i, probe).in(tree), memory, found);
      }
    }
    found.inFileOrder().stream().filter(this::certain).forEach(problems::add);
  }

  /** Every axis at its first value. */
  Point base() {
    return new Point(
        space.axes(), space.axes().stream().map(axis -> axis.probes().get(0)).toList());
  }

  /** Binds a resolved tree and checks how its markets refer to each other. */
  static Optional<ConfigSpec> bind(Mapping resolved, Binder.Memory memory, Problems problems) {
    Optional<ConfigSpec> config = Binder.bind(ConfigSpec.class, resolved, memory, problems);
    config.ifPresent(c -> Markets.checkLinks(c, resolved, problems));
    return config;
  }

  private boolean certain(Problem problem) {
    return !problem.rule()
        || space.axes().stream()
            .noneMatch(axis -> (axis.name() + ".").startsWith(problem.path() + "."));
  }
}
