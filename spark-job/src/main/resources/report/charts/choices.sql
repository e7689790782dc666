-- As parameters.sql, for parameters whose values are words; jitter spreads the dots.
SELECT experiment, parameter, level, pnl_per_1000_usd, market_label, ranked, trial_id,
       level_median, level_trials,
       0.15 + 0.7 * pmod(xxhash64(trial_id), 1000) / 1000.0D AS jitter
FROM (
  SELECT * FROM report_params WHERE NOT numeric ORDER BY draw, experiment, parameter LIMIT 30000
)
ORDER BY experiment, panel, level, trial_id
