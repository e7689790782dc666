package io.onchainmm.cli;

import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Opens Spark for a command; master and settings come from the launcher and conf/. */
final class Sessions {
  private Sessions() {}

  /** The session under way, or one named after what the user typed, as the Spark UI shows it. */
  static SparkSession open(String command) {
    Option<SparkSession> underWay = SparkSession.getActiveSession();
    return underWay.isDefined() && !underWay.get().sparkContext().isStopped()
        ? underWay.get()
        : SparkSession.builder().appName("onchain-mm " + command).getOrCreate();
  }
}
