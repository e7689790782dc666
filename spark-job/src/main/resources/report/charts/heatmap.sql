-- Medians over all other parameters, for every ordered pair of the eight most influential ones.
WITH chosen AS (
  SELECT experiment, parameter, influence,
         row_number() OVER (PARTITION BY experiment ORDER BY influence DESC, parameter) AS place
  FROM (SELECT DISTINCT experiment, parameter, influence FROM report_params)
), levels AS (
  SELECT p.experiment, p.trial_id, p.parameter, p.level, p.level_order, p.pnl_per_1000_usd, c.place
  FROM report_params p
  JOIN chosen c ON p.experiment = c.experiment AND p.parameter = c.parameter AND c.place <= 8
)
SELECT
  x.experiment,
  x.parameter AS x_parameter, x.level AS x_level, x.level_order AS x_order,
  y.parameter AS y_parameter, y.level AS y_level, y.level_order AS y_order,
  percentile(x.pnl_per_1000_usd, 0.5) AS pnl_per_1000_usd,
  count(*) AS trials
FROM levels x
JOIN levels y
  ON x.experiment = y.experiment AND x.trial_id = y.trial_id AND x.parameter <> y.parameter
GROUP BY x.experiment, x.place, x.parameter, x.level, x.level_order,
         y.place, y.parameter, y.level, y.level_order
ORDER BY x.experiment, x.place, y.place, x.level_order, y.level_order
