SELECT
  e.experiment, concat(coalesce(concat('#', t.rank), 'unranked'), ' ', t.trial_id) AS trial, t.place, t.market_label,
  e.time_nanos / 1e9D - min(e.time_nanos) OVER (PARTITION BY e.experiment, e.trial_id) / 1e9D
    AS elapsed_seconds,
  date_format(e.time, 'yyyy-MM-dd HH:mm:ss') AS time,
  e.equity_usd, e.position_base
FROM report_equity e
JOIN report_trials t ON e.experiment = t.experiment AND e.trial_id = t.trial_id
ORDER BY e.experiment, t.place, e.time_nanos
