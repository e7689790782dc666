package io.onchainmm.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of the {@code type} key that selects this record among the permitted records of a
 * sealed spec, e.g. {@code markets.eth: {type: hyperliquid, …}}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Choice {
  /** The word in the YAML. */
  String value();

  /** One line for people. */
  String help();
}
