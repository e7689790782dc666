package io.onchainmm.config;

import io.onchainmm.schema.ConfigException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of experiments and tags: folders below {@code results/}, so they must stay there. */
public final class ExperimentName {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

  private ExperimentName() {}

  /** The name with {@code {{timestamp}}} replaced, e.g. {@code exp_20261123T161200Z}. */
  public static String of(String template, Instant start) {
    return template.replace("{{timestamp}}", TIMESTAMP.format(start));
  }

  /** What is wrong with a name, if anything. */
  public static Optional<String> problem(String name) {
    boolean safe = SAFE.matcher(name).matches() && !name.contains("..");
    return safe
        ? Optional.empty()
        : Optional.of(
            "must be a name of 1 to 100 letters, digits, '.', '_', '+' or '-' that starts with a"
                + " letter or digit and has no '..', but was \"%s\"".formatted(printable(name)));
  }

  /** Returns a tag that is safe as a folder name, or throws. */
  public static String requireSafeTag(String tag) {
    problem(tag)
        .ifPresent(
            p -> {
              throw new ConfigException("--tag: " + p);
            });
    return tag;
  }

  private static String printable(String name) {
    String shown = name.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= 120 ? shown : shown.substring(0, 117) + "...";
  }
}
