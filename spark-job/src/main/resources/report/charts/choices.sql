-- As parameters.sql, for parameters whose values are words; jitter spreads the dots.
WITH numbered AS (
  SELECT *,
    row_number() OVER (PARTITION BY experiment, parameter ORDER BY xxhash64(trial_id), trial_id)
      AS draw
  FROM report_params
  WHERE NOT numeric
), panels AS (
  SELECT count(DISTINCT experiment, parameter) AS panel_count FROM report_params WHERE NOT numeric
), drawn AS (
  SELECT experiment, parameter, influence, 'trial' AS kind, level, pnl_per_1000_usd, market_label,
         ranked, trial_id, CAST(1 AS BIGINT) AS trials,
         0.15 + 0.7 * pmod(xxhash64(trial_id), 1000) / 1000.0D AS jitter
  FROM numbered CROSS JOIN panels
  WHERE draw <= greatest(100, 20000 / panel_count)
  UNION ALL
  SELECT DISTINCT experiment, parameter, influence, 'median', level, level_median, '', true, '',
         level_trials, 0.5D
  FROM report_params
  WHERE NOT numeric
)
SELECT experiment, parameter, kind, level, pnl_per_1000_usd, market_label, ranked, trial_id, trials,
       jitter
FROM drawn
ORDER BY experiment, influence DESC, parameter, kind, level, trial_id
