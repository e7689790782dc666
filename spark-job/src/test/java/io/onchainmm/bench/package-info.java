/**
 * Benchmarks, started by {@code bin/bench.sh}. A new group is one {@link
 * io.onchainmm.bench.BenchGroup} and one line in {@link io.onchainmm.bench.Bench}.
 */
package io.onchainmm.bench;
