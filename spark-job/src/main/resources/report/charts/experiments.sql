SELECT
  experiment,
  array_join(sort_array(collect_set(market_label)), ', ') AS markets,
  count(*) AS trials,
  count_if(completed) AS completed,
  count_if(NOT completed) AS failed,
  count(rank) AS ranked,
  max(IF(rank = 1, pnl_per_1000_usd, NULL)) AS best_pnl_per_1000_usd,
  percentile(pnl_per_1000_usd, 0.5) AS median_pnl_per_1000_usd,
  array_join(sort_array(array_distinct(flatten(collect_list(labels)))), ', ') AS labels,
  date_format(min(IF(window_end_nanos > 0, window_start, NULL)), 'yyyy-MM-dd HH:mm') AS window_start,
  date_format(max(window_end), 'yyyy-MM-dd HH:mm') AS window_end,
  array_join(sort_array(collect_set(code_version)), ', ') AS code_version
FROM report_trials
GROUP BY experiment
ORDER BY best_pnl_per_1000_usd DESC NULLS LAST, experiment
