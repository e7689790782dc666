-- The artifacts named by the trials and what those were made from, two steps up.
WITH named AS (
  SELECT data_key AS key FROM report_trials UNION SELECT signal_key FROM report_trials
), direct AS (
  SELECT key, upstream FROM report_artifacts WHERE key IN (SELECT key FROM named)
), above AS (
  SELECT key, upstream FROM report_artifacts
  WHERE key IN (SELECT explode(upstream) FROM direct)
), wanted AS (
  SELECT key FROM direct UNION SELECT key FROM above UNION SELECT explode(upstream) FROM above
)
SELECT key, `table`, stage, version, rows, notes, spec
FROM report_artifacts
WHERE key IN (SELECT key FROM wanted)
ORDER BY stage, key
LIMIT 500
