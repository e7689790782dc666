SELECT key, `table`, stage, version, rows, notes, spec
FROM report_artifacts
ORDER BY stage, key
LIMIT 500
