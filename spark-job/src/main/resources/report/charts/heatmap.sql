-- Medians within a market over all other parameters, for every ordered pair of the eight most influential ones.
SELECT
  x.experiment, x.market_label,
  x.parameter AS x_parameter, x.level AS x_level, x.level_order AS x_order,
  y.parameter AS y_parameter, y.level AS y_level, y.level_order AS y_order,
  percentile(x.pnl_per_1000_usd, 0.5) AS pnl_per_1000_usd,
  count(*) AS trials
FROM report_params x
JOIN report_params y
  ON x.experiment = y.experiment AND x.trial_id = y.trial_id AND x.panel <> y.panel
WHERE x.panel <= 8 AND y.panel <= 8 AND x.parameter <> 'market' AND y.parameter <> 'market'
GROUP BY x.experiment, x.market_label, x.panel, x.parameter, x.level, x.level_order,
         y.panel, y.parameter, y.level, y.level_order
ORDER BY x.experiment, x.market_label, x.panel, y.panel, x.level_order, y.level_order
