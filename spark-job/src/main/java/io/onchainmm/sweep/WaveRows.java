package io.onchainmm.sweep;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows that are handed to the tasks: which trial, on which tape. */
final class WaveRows {
  static final StructType SCHEMA =
      new StructType()
          .add("trial_id", DataTypes.StringType, false)
          .add("tape_key", DataTypes.StringType, false);

  private WaveRows() {}

  static Row row(String trialId, String tapeKey) {
    return RowFactory.create(trialId, tapeKey);
  }

  static String trialId(Row row) {
    return row.getString(0);
  }

  static String tapeKey(Row row) {
    return row.getString(1);
  }
}
