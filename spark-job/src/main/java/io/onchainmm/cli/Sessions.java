package io.onchainmm.cli;

import org.apache.spark.sql.SparkSession;

/** Opens Spark for a command; master and settings come from the launcher and conf/. */
final class Sessions {
  private Sessions() {}

  /** A session named after what the user typed, as the Spark UI shows it. */
  static SparkSession open(String command) {
    return SparkSession.builder().appName("onchain-mm " + command).getOrCreate();
  }
}
