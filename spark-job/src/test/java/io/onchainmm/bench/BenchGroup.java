package io.onchainmm.bench;

/** Benchmarks of one subject on one workload. */
@FunctionalInterface
interface BenchGroup {
  /** Runs the workload and reports each figure to the meter. */
  void measure(Meter meter) throws Exception;
}
