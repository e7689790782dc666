package io.onchainmm.lake;

import org.apache.spark.sql.types.StructType;

/** SKELETON (lake work package). */
public final class TrialRows {
  /** Schema of {@code TRIALS}. */
  public static final StructType SCHEMA = new StructType();

  private TrialRows() {}
}
