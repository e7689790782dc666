-- A point per trial (thinned evenly to 20,000 a page) and the median of each level.
WITH numbered AS (
  SELECT *,
    row_number() OVER (PARTITION BY experiment, parameter ORDER BY xxhash64(trial_id), trial_id)
      AS draw
  FROM report_params
  WHERE numeric
), panels AS (
  SELECT count(DISTINCT experiment, parameter) AS panel_count FROM report_params WHERE numeric
), drawn AS (
  SELECT experiment, parameter, influence, 'trial' AS kind, number, pnl_per_1000_usd, market_label,
         ranked, trial_id, CAST(1 AS BIGINT) AS trials, logarithmic
  FROM numbered CROSS JOIN panels
  WHERE draw <= greatest(100, 20000 / panel_count)
  UNION ALL
  SELECT DISTINCT experiment, parameter, influence, 'median', level_number, level_median, '', true,
         '', level_trials, logarithmic
  FROM report_params
  WHERE numeric
)
SELECT experiment, parameter, kind, number, pnl_per_1000_usd, market_label, ranked, trial_id, trials,
       logarithmic
FROM drawn
ORDER BY experiment, influence DESC, parameter, kind, number, trial_id
