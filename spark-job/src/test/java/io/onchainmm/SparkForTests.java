package io.onchainmm;

import org.apache.spark.sql.SparkSession;

/**
 * One local Spark with Delta for all tests of a JVM; starting it costs seconds, so it is shared.
 */
public final class SparkForTests {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("tests")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
          .config(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
          .config("spark.sql.warehouse.dir", "spark-job/target/warehouse")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.databricks.delta.snapshotPartitions", "1")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.codegen.wholeStage", "false")
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .config("spark.ui.showConsoleProgress", "false")
          .getOrCreate();

  private SparkForTests() {}

  /** The session. */
  public static SparkSession session() {
    return SESSION;
  }
}
