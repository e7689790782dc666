-- A point per trial, thinned evenly to 30,000 a page; the levels' medians are over all trials.
SELECT experiment, parameter, number, pnl_per_1000_usd, market_label, ranked, trial_id, logarithmic,
       level_order, level_number, level_median, level_trials
FROM (
  SELECT * FROM report_params WHERE numeric ORDER BY draw, experiment, parameter LIMIT 30000
)
ORDER BY experiment, panel, number, trial_id
