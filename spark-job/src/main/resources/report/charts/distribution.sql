SELECT experiment, market_label, IF(not_ranked IS NULL, 'ranked', not_ranked) AS standing,
       pnl_per_1000_usd
FROM report_trials
WHERE completed
ORDER BY experiment, trial_id
LIMIT 20000
