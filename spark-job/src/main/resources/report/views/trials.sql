-- Every trial of the page with its rank (docs, section on PnL per $1,000): a trial ranks by PnL per
-- $1,000 when its net PnL is above 0 and it has at least 30 fills; not_ranked says why it does not.
-- A completed trial's place counts the unranked ones too, after the ranked.
WITH judged AS (
  SELECT
    *,
    CASE
      WHEN status <> 'COMPLETED' THEN concat('failed: ', coalesce(reason, 'unknown'))
      WHEN net_pnl_usd <= 0 THEN 'net PnL not above 0'
      WHEN fills < 30 THEN 'fewer than 30 fills'
    END AS not_ranked
  FROM report_source
)
SELECT
  *,
  status = 'COMPLETED' AS completed,
  exists(labels, label -> label LIKE 'counterfactual%') AS counterfactual,
  concat(market, IF(synthetic, ' (synthetic)', ''),
         IF(exists(labels, label -> label LIKE 'counterfactual%'), ' (counterfactual)', ''))
    AS market_label,
  IF(not_ranked IS NULL,
     row_number() OVER (PARTITION BY experiment, not_ranked IS NULL
                        ORDER BY pnl_per_1000_usd DESC, trial_id),
     NULL) AS rank,
  IF(not_ranked IS NULL,
     row_number() OVER (PARTITION BY not_ranked IS NULL
                        ORDER BY pnl_per_1000_usd DESC, experiment, trial_id),
     NULL) AS overall_rank,
  IF(status = 'COMPLETED',
     row_number() OVER (PARTITION BY experiment, status = 'COMPLETED'
                        ORDER BY IF(not_ranked IS NULL, 0, 1), pnl_per_1000_usd DESC, trial_id),
     NULL) AS place
FROM judged
ORDER BY overall_rank NULLS LAST, completed DESC, pnl_per_1000_usd DESC, experiment, trial_id
