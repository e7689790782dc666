package io.onchainmm.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.Golden;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.book.RandomMarket;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.Tape;
import io.onchainmm.sim.pool.PoolSeats;
import io.onchainmm.sim.pool.PoolTapes;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** One whole trial per kind of venue, byte for byte. */
class SimulatorGoldenTest {

  @Test
  void aTrialInAnOrderBookIsAsRecorded() throws Exception {
    MakerSpec maker =
        new MakerSpec(
            0.01,
            MakerSpec.GammaUnit.USD,
            MakerSpec.Model.A,
            1000,
            5000,
            100,
            false,
            MakerSpec.VolatilitySource.CALIBRATION,
            false);
    Trial trial =
        new Trial(
            "book",
            1,
            maker,
            new CalibrationSpec(30, 2, 0.5, 0, 30, 2),
            new BookSpec(1.5, BookSpec.Queue.RISK_ADVERSE, 50, 40, 30),
            new RiskSpec(5, 1000, 0.9, 60, 1, 10),
            Signal.NONE,
            true);
    Instrument instrument =
        new Instrument("GOLDEN", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);
    check("trial-book.csv", new RandomMarket(77).tape(3000, instrument), trial);
  }

  @Test
  void aTrialAgainstAPoolIsAsRecorded() throws Exception {
    Seat seat = PoolSeats.varied(1);
    Trial trial =
        new Trial(
            "pool",
            seat.seed(),
            seat.maker(),
            seat.calibration(),
            seat.venue(),
            seat.risk(),
            seat.signal(),
            true);
    check("trial-pool.csv", PoolTapes.wandering(77, 1500), trial);
  }

  private static void check(String name, Tape tape, Trial trial) throws Exception {
    TrialResult result = Simulator.fly(tape, List.of(trial)).get(0);
    assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class);
    Outcome.Completed completed = (Outcome.Completed) result.outcome();
    assertThat(completed.fills()).hasSizeGreaterThan(10);
    compare(name, lines(completed));
  }

  private static void compare(String name, List<String> lines) throws IOException {
    Golden.check(name, "Simulator.VERSION", Simulator.VERSION, lines);
  }

  private static List<String> lines(Outcome.Completed trial) throws ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (RecordComponent metric : Metrics.class.getRecordComponents()) {
      lines.add(metric.getName() + "," + text(metric.getAccessor().invoke(trial.metrics())));
    }
    lines.add("equityPoints," + trial.equity().length());
    lines.add("timeNanos,lots,cashAtoms,feeAtoms,markHalfTicks,orderId");
    for (Fill fill : trial.fills()) {
      lines.add(
          "%d,%d,%d,%d,%d,%d"
              .formatted(
                  fill.timeNanos(),
                  fill.lots(),
                  fill.cashAtoms(),
                  fill.feeAtoms(),
                  fill.markHalfTicks(),
                  fill.orderId()));
    }
    return lines;
  }

  private static String text(Object value) {
    if (value instanceof OptionalDouble optional) {
      return optional.isEmpty() ? "" : Double.toString(optional.getAsDouble());
    }
    return value instanceof Double number ? Double.toString(number) : String.valueOf(value);
  }
}
