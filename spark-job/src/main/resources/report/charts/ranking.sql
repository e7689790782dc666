SELECT
  overall_rank, experiment, trial_id, tag, market_label, venue, params,
  pnl_per_1000_usd, net_pnl_usd, fills, spread_capture_usd, inventory_pnl_usd, fees_usd, bribes_usd,
  gas_usd, markout_1s_bps, markout_5s_bps, markout_30s_bps, max_drawdown_usd, sharpe,
  sharpe_period_seconds, avg_notional_usd, volume_usd, pnl_per_1000_usd_per_day, quoted_fraction,
  orders, rejects, not_included, alerts, halted, short_window, array_join(labels, ', ') AS labels,
  not_ranked
FROM report_trials
ORDER BY overall_rank NULLS LAST, completed DESC, pnl_per_1000_usd DESC, experiment, trial_id
LIMIT 20000
