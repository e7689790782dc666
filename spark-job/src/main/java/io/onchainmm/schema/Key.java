package io.onchainmm.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a user must know about one configuration key, written once on the record component that
 * holds it. The JSON Schema, the validation, the defaults and the reference page follow from it.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {
  /** One line for people: what it is, and its unit. */
  String help();

  /**
   * The value taken when the key is absent, as YAML text ("0.5", "[rsi]", "{}"); {@link #REQUIRED}
   * makes the key compulsory. An {@code Optional} component needs none.
   */
  String otherwise() default REQUIRED;

  /** Smallest legal number, inclusive. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Largest legal number, inclusive. */
  double max() default Double.POSITIVE_INFINITY;

  /** Exclusive lower bound: the number must be greater than this. */
  double above() default Double.NEGATIVE_INFINITY;

  /**
   * When the key counts: {@code "sibling=value"} or {@code "sibling=value1|value2"}, where the
   * sibling is a key of the same block; or {@code "block.key=value"}, where the block lies beside
   * the key or beside a block around it. An inactive key is ignored and takes no part in a trial's
   * identity, so that two trials which differ only there are the same trial.
   */
  String when() default "";

  /**
   * Whether the key takes part in a trial's identity. A key that does not (a path, a budget) cannot
   * be swept: all its trials would be the same trial.
   */
  boolean identity() default true;

  /** Marks a key without a default. */
  String REQUIRED = "\0required";
}
