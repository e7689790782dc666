SELECT experiment, trial_id, tag, market, venue, chain, coalesce(reason, 'unknown') AS reason, message,
       params
FROM report_trials
WHERE NOT completed
ORDER BY experiment, trial_id
