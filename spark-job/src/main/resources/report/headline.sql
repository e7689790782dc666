SELECT
  count(*) AS trials,
  count(DISTINCT experiment) AS experiments,
  count_if(completed) AS completed,
  count_if(completed AND net_pnl_usd > 0) AS profitable,
  count(overall_rank) AS ranked,
  min_by(experiment, overall_rank) AS best_experiment,
  min_by(trial_id, overall_rank) AS best_trial,
  min_by(market_label, overall_rank) AS best_market,
  min_by(pnl_per_1000_usd, overall_rank) AS best_pnl_per_1000_usd,
  min_by(net_pnl_usd, overall_rank) AS best_net_pnl_usd,
  min_by(fills, overall_rank) AS best_fills,
  percentile(pnl_per_1000_usd, 0.5) AS median_pnl_per_1000_usd,
  count_if(synthetic) AS synthetic,
  count_if(counterfactual) AS counterfactual,
  count_if(short_window) AS short_windows,
  array_join(sort_array(array_distinct(flatten(collect_list(labels)))), '\n') AS labels
FROM report_trials
