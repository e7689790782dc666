-- Spread capture + inventory - fees - bribes - gas = net PnL, part by part.
SELECT experiment, concat(coalesce(concat('#', rank), 'unranked'), ' ', trial_id) AS trial, place, market_label, net_pnl_usd,
       stack(5,
         1, 'spread capture', spread_capture_usd,
         2, 'inventory', inventory_pnl_usd,
         3, 'fees', -fees_usd,
         4, 'bribes', -bribes_usd,
         5, 'gas', -gas_usd) AS (part_order, part, usd)
FROM report_trials
WHERE place <= 10
ORDER BY experiment, place, part_order
