package io.onchainmm.sim.pool;

import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.market.PoolTape;
import java.util.HashMap;
import java.util.Map;

/** The calibration schedules of a pool's tape, each computed once for all flights of a venue. */
final class PoolCalibrations {
  private final PoolTape tape;
  private final BlockClock clock;
  private final RecordedPath path;
  private final Map<CalibrationSpec, Calibration> known = new HashMap<>();

  PoolCalibrations(PoolTape tape, BlockClock clock, RecordedPath path) {
    this.tape = tape;
    this.clock = clock;
    this.path = path;
  }

  /** The schedule under a specification. */
  Calibration of(CalibrationSpec spec) {
    return known.computeIfAbsent(spec, s -> PoolExcursions.calibrate(tape, clock, path, s));
  }
}
