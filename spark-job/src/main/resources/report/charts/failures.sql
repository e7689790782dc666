SELECT experiment, coalesce(reason, 'unknown') AS reason, message, count(*) AS trials,
       min(trial_id) AS example, array_join(sort_array(collect_set(market_label)), ', ') AS markets
FROM report_trials
WHERE NOT completed
GROUP BY experiment, coalesce(reason, 'unknown'), message
ORDER BY trials DESC, experiment, reason, message
LIMIT 1000
