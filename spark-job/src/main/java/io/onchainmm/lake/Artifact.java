package io.onchainmm.lake;

import java.util.List;

/**
 * An upstream table's rows as a value: what made them.
 *
 * @param key first 16 hex digits of the hash over everything below
 * @param stage name of the stage, e.g. {@code bars}
 * @param version the stage's {@code VERSION}
 * @param specJson canonical JSON of the stage's spec
 * @param upstream keys of what it was made from
 */
public record Artifact(
    String key, String stage, int version, String specJson, List<String> upstream) {}
