package io.onchainmm.schema;

/** One value of a YAML file that knows its place. */
public sealed interface Node permits Scalar, Sequence, Mapping {

  /** Where the value stands; for a block mapping, where its key stands. */
  Place place();

  /** The value as one line of flow YAML, e.g. {@code [50000, 100000]}. */
  String text();
}
