package io.onchainmm.sim.book;

import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import java.util.List;
import java.util.SplittableRandom;

/** Seats for the tests: one plain, many random. */
public final class Seats {
  public static final BookSpec BOOK = new BookSpec(1.5, BookSpec.Queue.RISK_ADVERSE, 50, 50, 50);
  public static final RiskSpec NO_HALT = new RiskSpec(1e6, 1e6, 0.9, 60, 5, 10);
  public static final CalibrationSpec CALIBRATION = new CalibrationSpec(30, 2, 0.5, 0, 30, 2);

  private Seats() {}

  public static Seat seat(MakerSpec maker, BookSpec book) {
    return new Seat("t", 1, maker, CALIBRATION, book, NO_HALT, Signal.NONE, true);
  }

  public static MakerSpec maker(double gamma) {
    return new MakerSpec(
        gamma,
        MakerSpec.GammaUnit.USD,
        MakerSpec.Model.A,
        1000,
        5000,
        100,
        false,
        MakerSpec.VolatilitySource.CALIBRATION,
        false);
  }

  public static Seat random(SplittableRandom random, int i, Signal signal) {
    MakerSpec maker =
        new MakerSpec(
            Math.exp(random.nextDouble(-6, 1)),
            pick(random, MakerSpec.GammaUnit.values()),
            pick(random, MakerSpec.Model.values()),
            random.nextDouble(200, 2000),
            random.nextDouble(2000, 9000),
            random.nextInt(1, 500),
            random.nextBoolean(),
            pick(random, MakerSpec.VolatilitySource.values()),
            false);
    BookSpec book =
        new BookSpec(
            random.nextInt(-10, 20) / 10.0,
            BookSpec.Queue.RISK_ADVERSE,
            random.nextInt(0, 100),
            random.nextInt(0, 100),
            random.nextInt(0, 100));
    CalibrationSpec calibration =
        random.nextBoolean()
            ? CALIBRATION
            : new CalibrationSpec(60, 1, 0.25, random.nextBoolean() ? 0 : 0.7, 20, 1);
    return new Seat("t" + i, 1, maker, calibration, book, NO_HALT, signal, true);
  }

  /** Any maker, in any order book that needs no recorded messages. */
  public static Seat anywhere(SplittableRandom random, int i, Signal signal) {
    Seat seat = random(random, i, signal);
    RiskSpec risk = random.nextInt(4) == 0 ? new RiskSpec(0.01, 0.05, 0.5, 1, 1, 2) : NO_HALT;
    return new Seat(
        seat.trialId(),
        seat.seed(),
        seat.maker(),
        random.nextBoolean() ? seat.calibration() : CalibrationSpec.fixed(1, 0.7, 4.5, 20),
        BookSpecs.random(random),
        risk,
        signal,
        true);
  }

  private static <T> T pick(SplittableRandom random, T[] choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }

  /** The calibration schedules that the seats' trials would follow on the tape. */
  public static List<Calibration> calibrations(BookTape tape, List<Seat> seats) {
    Touches touches = Touches.of(tape);
    return seats.stream()
        .map(Seat::calibration)
        .distinct()
        .map(spec -> BookCalibration.of(spec, tape, touches))
        .toList();
  }
}
