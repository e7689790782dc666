package io.onchainmm.lake;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.StructType;

/**
 * The Delta tables of the lakehouse. Upstream tables are partitioned by the {@code key} of the
 * artifact that made them; result tables by {@code experiment}.
 *
 * <p>Times are stored twice where they matter: exact {@code *_nanos}, and a timestamp for people.
 */
public enum Table {
  /** Raw trades (swaps of a pool appear here as trades too), in venue order {@code seq}. */
  TRADES(
      upstream()
          .add("market", StringType)
          .add("seq", LongType)
          .add("time_nanos", LongType)
          .add("time", TimestampType)
          .add("trade_id", StringType)
          .add("side", IntegerType)
          .add("price_ticks", LongType)
          .add("size_lots", LongType)
          .add("price", DoubleType)
          .add("size", DoubleType)),
  /** Raw book snapshots: parallel arrays, best level first. */
  BOOKS(
      upstream()
          .add("market", StringType)
          .add("seq", LongType)
          .add("time_nanos", LongType)
          .add("time", TimestampType)
          .add("bid_ticks", new org.apache.spark.sql.types.ArrayType(LongType, false))
          .add("bid_lots", new org.apache.spark.sql.types.ArrayType(LongType, false))
          .add("ask_ticks", new org.apache.spark.sql.types.ArrayType(LongType, false))
          .add("ask_lots", new org.apache.spark.sql.types.ArrayType(LongType, false))),
  /** Raw pool swaps and stated reserves; amounts are decimal strings of raw token units. */
  SWAPS(
      upstream()
          .add("market", StringType)
          .add("seq", LongType)
          .add("time_nanos", LongType)
          .add("time", TimestampType)
          .add("block_number", LongType)
          .add("segment", LongType)
          .add("base_in", BooleanType)
          .add("amount_in", StringType)
          .add("amount_out", StringType)
          .add("reserve_base", StringType)
          .add("reserve_quote", StringType)),
  /** Bars, usable from {@code available_nanos} on. */
  BARS(
      upstream()
          .add("market", StringType)
          .add("bar", LongType)
          .add("open_nanos", LongType)
          .add("close_nanos", LongType)
          .add("available_nanos", LongType)
          .add("close_time", TimestampType)
          .add("open", DoubleType)
          .add("high", DoubleType)
          .add("low", DoubleType)
          .add("close", DoubleType)
          .add("volume", DoubleType)
          .add("dollar", DoubleType)
          .add("vwap", DoubleType)
          .add("ticks", LongType)
          .add("buy_volume", DoubleType)
          .add("signed_dollar", DoubleType)),
  /** One row a bar; a column per feature, NULL where it is absent. */
  FEATURES(
      upstream()
          .add("market", StringType)
          .add("bar", LongType)
          .add("available_nanos", LongType)
          .add("close_time", TimestampType)
          .add("frac_diff", DoubleType)
          .add("rsi", DoubleType)
          .add("vol_adj_flow", DoubleType)
          .add("volatility", DoubleType)
          .add("macd", DoubleType)
          .add("macd_histogram", DoubleType)
          .add("bollinger", DoubleType)
          .add("parkinson", DoubleType)
          .add("entropy", DoubleType)
          .add("mean_break", DoubleType)
          .add("explosiveness", DoubleType)
          .add("kyle_lambda", DoubleType)
          .add("kyle_t", DoubleType)
          .add("amihud", DoubleType)
          .add("roll_spread", DoubleType)
          .add("vpin", DoubleType)
          .add("order_flow", DoubleType)
          .add("micro_price_gap", DoubleType)
          .add("queue_imbalance", DoubleType)
          .add("legacy_close", DoubleType)
          .add("legacy_volume", DoubleType)
          .add("legacy_tvl_usd", DoubleType)
          .add("legacy_daily_active_addresses_value", DoubleType)
          .add("legacy_dev_activity_value", DoubleType)
          .add("legacy_social_volume_total_value", DoubleType)
          .add("legacy_network_growth_value", DoubleType)
          .add("legacy_price_return", DoubleType)
          .add("legacy_tvl_change", DoubleType)
          .add("legacy_price_tvl_ratio", DoubleType)
          .add("legacy_return_vol_24h", DoubleType)
          .add("legacy_volume_tvl_ratio", DoubleType)
          .add("legacy_address_growth", DoubleType)
          .add("legacy_social_dominance_change", DoubleType)
          .add("legacy_mcap_tvl_ratio", DoubleType)
          .add("legacy_fracdiff_close", DoubleType)
          .add("legacy_return_entropy_24h", DoubleType)
          .add("legacy_return_entropy_168h", DoubleType)
          .add("legacy_cusum_flag", DoubleType)
          .add("legacy_sadf_flag", DoubleType)
          .add("legacy_vol_regime", DoubleType)
          .add("legacy_return_vol_1h", DoubleType)
          .add("legacy_return_vol_168h", DoubleType)
          .add("legacy_parkinson_vol", DoubleType)),
  /** One row an event: which barrier the price met first, and how much that counts. */
  LABELS(
      upstream()
          .add("market", StringType)
          .add("bar", LongType)
          .add("available_nanos", LongType)
          .add("end_bar", LongType)
          .add("known_nanos", LongType)
          .add("side", IntegerType)
          .add("barrier", StringType)
          .add("log_return", DoubleType)
          .add("label", IntegerType)
          .add("complete", BooleanType)
          .add("uniqueness", DoubleType)
          .add("weight", DoubleType)),
  /** Key to the exact specification that made an upstream table's rows: the provenance. */
  ARTIFACTS(
      new StructType()
          .add("key", StringType, false)
          .add("table", StringType)
          .add("stage", StringType)
          .add("version", IntegerType)
          .add("spec", StringType)
          .add("upstream", new org.apache.spark.sql.types.ArrayType(StringType, false))
          .add("rows", LongType)
          .add("wall_ms", LongType)
          .add("notes", StringType)
          .add("created", TimestampType)),
  /** One row a trial: identity, parameters, outcome; metric columns follow from {@code Metrics}. */
  TRIALS(TrialRows.SCHEMA),
  /** Equity and position of a trial, thinned to at most 500 points. */
  EQUITY(
      result()
          .add("time_nanos", LongType)
          .add("time", TimestampType)
          .add("equity_usd", DoubleType)
          .add("position_base", DoubleType)
          .add("mark_usd", DoubleType)),
  /** Fills one by one, of the trials that keep them. */
  FILLS(
      result()
          .add("fill", LongType)
          .add("time_nanos", LongType)
          .add("time", TimestampType)
          .add("side", StringType)
          .add("size_base", DoubleType)
          .add("price_usd", DoubleType)
          .add("fee_usd", DoubleType)
          .add("mark_usd", DoubleType)
          .add("order_id", LongType)
          .add("leg", StringType)
          .add("reason", StringType)),
  /** Breaches of risk thresholds. */
  ALERTS(
      result()
          .add("time_nanos", LongType)
          .add("time", TimestampType)
          .add("kind", StringType)
          .add("value", DoubleType)
          .add("threshold", DoubleType)
          .add("halted", BooleanType));

  private final StructType schema;

  Table(StructType schema) {
    this.schema = schema;
  }

  /** Columns and types. */
  public StructType schema() {
    return schema;
  }

  /** Folder below the lakehouse and name of the SQL view. */
  public String viewName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Partition columns. */
  public List<String> partitionColumns() {
    return switch (this) {
      case ARTIFACTS -> List.of();
      case TRIALS, EQUITY, FILLS, ALERTS -> List.of("experiment");
      default -> List.of("key");
    };
  }

  /** Whether the rows are results of trials, as against rows that can be computed anew. */
  public boolean isResult() {
    return partitionColumns().contains("experiment");
  }

  private static StructType upstream() {
    return new StructType().add("key", StringType, false);
  }

  private static StructType result() {
    return new StructType().add("experiment", StringType, false).add("trial_id", StringType, false);
  }
}
