package io.onchainmm.config;

import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Problems;
import io.onchainmm.schema.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:-default}} in {@code data.root}. */
final class Environment {
  private static final List<String> ROOT = List.of("data", "root");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private Environment() {}

  static Mapping expand(Mapping tree, Map<String, String> environment, Problems problems) {
    Optional<Scalar> root =
        tree.at(ROOT)
            .filter(Scalar.class::isInstance)
            .map(Scalar.class::cast)
            .filter(scalar -> scalar.kind() == Scalar.Kind.TEXT);
    return root.map(
            scalar -> {
              String path =
                  VARIABLE
                      .matcher(scalar.content())
                      .replaceAll(
                          match ->
                              Matcher.quoteReplacement(
                                  value(
                                      match.group(1),
                                      match.group(2),
                                      scalar,
                                      environment,
                                      problems)));
              return tree.with(ROOT, new Scalar(scalar.place(), Scalar.Kind.TEXT, path));
            })
        .orElse(tree);
  }

  private static String value(
      String name,
      String otherwise,
      Scalar scalar,
      Map<String, String> environment,
      Problems problems) {
    Optional<String> set = Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty());
    Optional<String> value = set.or(() -> Optional.ofNullable(otherwise));
    if (value.isEmpty()) {
      problems.value(
          scalar.place(),
          "data.root",
          "the environment variable %s is not set: set it, or write ${%s:-<default>}"
              .formatted(name, name));
    }
    return value.orElse("");
  }
}
