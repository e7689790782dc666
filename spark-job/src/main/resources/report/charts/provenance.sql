SELECT
  experiment, market_label, venue, chain,
  array_join(sort_array(array_distinct(flatten(collect_list(labels)))), ', ') AS labels,
  date_format(min(IF(window_end_nanos > 0, window_start, NULL)), 'yyyy-MM-dd HH:mm:ss') AS window_start,
  date_format(max(window_end), 'yyyy-MM-dd HH:mm:ss') AS window_end,
  array_join(sort_array(collect_set(CAST(seed AS STRING))), ', ') AS seed,
  array_join(sort_array(collect_set(code_version)), ', ') AS code_version,
  array_join(sort_array(collect_set(data_key)), ' ') AS data_key,
  size(collect_set(signal_key)) AS signals,
  count(*) AS trials,
  sum(wall_ms) / 1000 AS wall_seconds
FROM report_trials
GROUP BY experiment, market_label, venue, chain
ORDER BY experiment, market_label, venue, chain
