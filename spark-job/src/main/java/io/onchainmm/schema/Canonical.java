package io.onchainmm.schema;

/** SKELETON (schema work package): canonical JSON and keys. */
public final class Canonical {
  private Canonical() {}

  /**
   * Canonical JSON of a record: keys in snake case and sorted, numbers in shortest round-trip form,
   * inactive keys ({@link Key#when}) and empty optionals left out, the {@link Choice} word as
   * {@code type}.
   */
  public static String json(Object spec) {
    throw new UnsupportedOperationException("skeleton " + spec);
  }

  /**
   * First 16 hex digits of SHA-256 over stage, version, spec and upstream keys, each with its
   * length so that no two lists of arguments meet.
   */
  public static String key(String stage, int version, String specJson, String... upstreamKeys) {
    throw new UnsupportedOperationException("skeleton " + stage);
  }
}
