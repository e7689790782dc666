-- One row per completed trial and swept parameter (one with at least two values among the completed
-- trials of its experiment). A level is a value, or one of eight bins of equal count where a numeric
-- parameter has more than twelve values. Medians are within a market, since markets differ by more
-- than parameters do; influence is the largest range of a market's medians; panels are numbered by it. Draw is a fixed shuffle, for thinning.
WITH entries AS (
  SELECT experiment, trial_id, market_label, not_ranked IS NULL AS ranked, pnl_per_1000_usd,
         explode(params) AS (parameter, value)
  FROM report_trials
  WHERE completed
), typed AS (
  SELECT *,
    IF(value RLIKE '^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,3})?$',
       CAST(value AS DOUBLE), NULL) AS number
  FROM entries
), numbered AS (
  SELECT *,
    dense_rank() OVER (PARTITION BY experiment, parameter ORDER BY value) AS value_order
  FROM typed
), counted AS (
  SELECT *,
    max(value_order) OVER (PARTITION BY experiment, parameter) AS value_count,
    min(number IS NOT NULL) OVER (PARTITION BY experiment, parameter) AS numeric,
    min(number) OVER (PARTITION BY experiment, parameter) AS smallest,
    max(number) OVER (PARTITION BY experiment, parameter) AS largest,
    percent_rank() OVER (PARTITION BY experiment, parameter ORDER BY number) AS position
  FROM numbered
), binned AS (
  SELECT *,
    numeric AND value_count > 12 AS bins,
    numeric AND smallest > 0 AND largest >= 20 * smallest AS logarithmic,
    CASE
      WHEN numeric AND value_count > 12 THEN least(7, CAST(floor(8 * position) AS INT))
      ELSE dense_rank() OVER (PARTITION BY experiment, parameter
                              ORDER BY IF(numeric, number, NULL), IF(numeric, NULL, value))
    END AS level_order
  FROM counted
  WHERE value_count > 1
), levelled AS (
  SELECT *,
    CASE
      WHEN bins THEN printf('%.3g to %.3g',
        min(number) OVER (PARTITION BY experiment, parameter, level_order),
        max(number) OVER (PARTITION BY experiment, parameter, level_order))
      WHEN numeric THEN min(value) OVER (PARTITION BY experiment, parameter, level_order)
      ELSE value
    END AS level,
    percentile(number, 0.5) OVER (PARTITION BY experiment, parameter, level_order) AS level_number,
    percentile(pnl_per_1000_usd, 0.5)
      OVER (PARTITION BY experiment, parameter, market_label, level_order) AS level_median,
    count(*) OVER (PARTITION BY experiment, parameter, market_label, level_order) AS level_trials
  FROM binned
), ranged AS (
  SELECT *,
    max(level_median) OVER (PARTITION BY experiment, parameter, market_label)
      - min(level_median) OVER (PARTITION BY experiment, parameter, market_label) AS market_range
  FROM levelled
), weighed AS (
  SELECT *, max(market_range) OVER (PARTITION BY experiment, parameter) AS influence
  FROM ranged
)
SELECT *,
  dense_rank() OVER (PARTITION BY experiment ORDER BY influence DESC, parameter) AS panel,
  row_number() OVER (PARTITION BY experiment, parameter ORDER BY xxhash64(trial_id), trial_id)
    AS draw
FROM weighed
ORDER BY experiment, panel, level_order, trial_id
