#!/usr/bin/env bash
# The tables of docs/recordings.md: one strategy on each recording, under the assumptions that no
# recording can settle. Plays each anew and prints them.
#
#   bin/recordings.sh            all
#   bin/recordings.sh books      one of books, pools, orders
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
submit=${MM_SUBMIT:-bin/submit.sh}

# What is the same for all: fills and what became of them.
outcome='fills,
  round(volume_usd) AS volume_usd,
  round(captured_bps, 3) AS captured_bps,
  round(adverse_5s_bps, 3) AS adverse_5s_bps,
  round(adverse_5s_error_bps, 3) AS error_bps,
  round(avg_notional_usd, 1) AS avg_inv_usd,
  round(max_notional_usd) AS max_inv_usd,
  round(spread_capture_usd, 2) AS captured_usd,
  round(inventory_pnl_usd, 2) AS inv_pnl_usd'

play() { # config, swept columns, further columns, condition
  local name=recordings_$1
  "$submit" grid "configs/$name.yml" >&2
  "$submit" sql "SELECT market, $2, $outcome, $3, round(net_pnl_usd, 2) AS net_pnl_usd, halted
    FROM trials WHERE experiment = (SELECT max(experiment) FROM trials WHERE experiment LIKE
    '${name}_%') AND $4 ORDER BY 1, 2, 3, 4"
}

# Latencies are swept one by one; the tables show the pairs that are equal.
book="params['market_maker.quoter'] AS quoter, params['book.queue'] AS queue,
  CAST(params['book.entry_latency_ms'] AS INT) AS latency_ms"
equal="params['book.entry_latency_ms'] = params['book.response_latency_ms']"

for part in ${1:-books pools orders}; do
  case $part in
    books | orders) play "$part" "$book" 'round(fees_usd, 2) AS fees_usd' "$equal" ;;
    pools)
      play pools "CAST(params['bribe.alpha'] AS DOUBLE) AS alpha,
        CAST(params['bribe.percentile'] AS INT) AS percentile, params['pool.gas_usd'] AS gas_usd" \
        'not_included, round(bribes_usd, 3) AS tips_usd, round(gas_usd, 2) AS gas' true ;;
    *) printf 'No such part: %s. Name books, pools or orders.\n' "$part" >&2; exit 2 ;;
  esac
done
