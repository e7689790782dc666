package io.onchainmm.sim.book;

import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.Calibrator;
import io.onchainmm.sim.market.BookTape;

/**
 * Cuts a book tape into the intervals of a {@link Calibrator}: deepest trade of each side after the
 * interval's start and up to its end, measured from the mid at the start. A gap restarts the clock.
 */
final class BookCalibration {
  private final BookTape tape;
  private final Touches touches;
  private final Calibrator calibrator;
  private final long intervalNanos;

  private int touch = -1;
  private long startNanos;
  private long startMid;
  private double buyDepth = Double.NaN;
  private double sellDepth = Double.NaN;

  private BookCalibration(CalibrationSpec spec, BookTape tape, Touches touches) {
    this.tape = tape;
    this.touches = touches;
    this.intervalNanos = Calibrator.intervalNanos(spec, 1, tape.startNanos(), tape.endNanos());
    this.calibrator = new Calibrator(spec, tape.startNanos(), intervalNanos, spec.levelStepBps());
    start(tape.startNanos());
  }

  /** The schedule of the tape under the spec. */
  static Calibration of(CalibrationSpec spec, BookTape tape, Touches touches) {
    return spec.source() == CalibrationSpec.Source.FIXED
        ? Calibration.fixed(spec, touches.marks(), tape.endNanos())
        : new BookCalibration(spec, tape, touches).run();
  }

  private Calibration run() {
    for (int i = 0; i < tape.length(); i++) {
      byte kind = tape.kind[i];
      if (kind == BookTape.BUY_TRADE || kind == BookTape.SELL_TRADE) {
        closeIntervalsBefore(tape.timeNanos[i]);
        trade(tape.timeNanos[i], kind, tape.priceTicks[i]);
      } else if (kind == BookTape.GAP) {
        closeIntervalsBefore(tape.timeNanos[i]);
        calibrator.restart(tape.timeNanos[i]);
        start(tape.timeNanos[i]);
      }
    }
    closeIntervalsBefore(tape.endNanos() + 1);
    return calibrator.finish(tape.endNanos());
  }

  private void start(long nanos) {
    touch = touches.seek(touch, nanos);
    startNanos = nanos;
    startMid = touches.midHalfTicks(touch);
    buyDepth = Double.NaN;
    sellDepth = Double.NaN;
  }

  private void closeIntervalsBefore(long nanos) {
    while (startNanos + intervalNanos < nanos) {
      long mid = startMid;
      double buy = buyDepth;
      double sell = sellDepth;
      start(startNanos + intervalNanos);
      calibrator.interval(startNanos, mid, startMid, buy, sell);
    }
  }

  private void trade(long nanos, byte kind, long priceTicks) {
    if (startMid == 0 || nanos <= startNanos) {
      return;
    }
    if (kind == BookTape.BUY_TRADE) {
      double depth = 2 * priceTicks - startMid;
      buyDepth = depth > buyDepth || Double.isNaN(buyDepth) ? depth : buyDepth;
    } else {
      double depth = startMid - 2 * priceTicks;
      sellDepth = depth > sellDepth || Double.isNaN(sellDepth) ? depth : sellDepth;
    }
  }
}
