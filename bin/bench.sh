#!/usr/bin/env bash
# Benchmarks: one line per figure, "name value unit", and target/bench.json.
#
#   bin/bench.sh            all groups
#   bin/bench.sh bars       one group
#
# CPU time of one thread, median of several runs after warm-up. BENCH_HEAP sets the heap (4g).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

module=spark-job/target
if [[ ! -d $module/lib ]]; then
  mvn -q -DskipTests package >&2
fi
if [[ ! -d $module/classes || ! -f $module/test-classes/io/onchainmm/bench/Bench.class ]]; then
  mvn -q -DskipTests test-compile >&2
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xms"${BENCH_HEAP:-4g}" -Xmx"${BENCH_HEAP:-4g}" \
  -XX:+UseParallelGC -cp "$module/test-classes:$module/classes:$module/lib/*" \
  io.onchainmm.bench.Bench "$@"
