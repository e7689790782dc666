/**
 * Turns YAML into immutable records: located tree, JSON Schema from the records, validation with
 * places, canonical hash. Pure and a leaf: every {@code *Spec} may be written with its
 * {@code @Key}.
 */
package io.onchainmm.schema;
