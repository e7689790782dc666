package io.onchainmm.sim.theory;

import io.onchainmm.data.PoissonGenerator;
import io.onchainmm.data.SyntheticMarket;
import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.Simulator;
import io.onchainmm.sim.Trial;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.maker.AlphaSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import java.math.BigDecimal;
import java.util.List;

/**
 * Strategies of a Poisson-fill world flown by the simulator over paths of its synthetic market. One
 * unit of price is one basis point of the start, 0.01 USD, in ticks of 10⁻⁴ of it (so that rounding
 * a quote to ticks is below all errors); one order is one unit.
 */
final class WorldFlight {
  private static final double UNIT_USD = 0.01;
  private static final double START_USD = 100;
  private static final Instrument INSTRUMENT =
      new Instrument("WORLD", new BigDecimal("0.000001"), BigDecimal.ONE, 0, 0);

  private final SyntheticMarket.Poisson market;
  private final List<Trial> trials;

  /** What became of one strategy on one path, in units of price. */
  record Path(double profit, double objective, double fills, double avgAbsQ, double finalAbsQ) {}

  WorldFlight(PoissonWorld world, List<String> strategies, double stepSeconds) {
    market =
        new SyntheticMarket.Poisson(
            world.seconds(), START_USD, 1e-6, 1, world.sigma(), world.a(), world.k(), stepSeconds);
    trials = strategies.stream().map(name -> trial(world, name, stepSeconds)).toList();
  }

  /** All strategies on the same luck. */
  List<Path> fly(long seed) {
    return Simulator.fly(PoissonGenerator.generate("w", market, INSTRUMENT, seed), trials).stream()
        .map(WorldFlight::path)
        .toList();
  }

  private static Path path(TrialResult result) {
    if (!(result.outcome() instanceof Outcome.Completed done)) {
      throw new AssertionError(result);
    }
    Metrics metrics = done.metrics();
    return new Path(
        metrics.netPnlUsd() / UNIT_USD,
        metrics.certaintyEquivalentUsd().orElseThrow() / UNIT_USD,
        metrics.fills(),
        metrics.avgNotionalUsd() / START_USD,
        Math.abs(metrics.finalPositionBase()));
  }

  private static Trial trial(PoissonWorld world, String name, double stepSeconds) {
    return new Trial(
        name,
        1,
        maker(world, name, stepSeconds * 1000),
        CalibrationSpec.fixed(world.a(), world.k(), world.sigma(), 1e6),
        new BookSpec(0, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0),
        new RiskSpec(1e6, 1e6, 1e6, 1e6, 1e6, 10),
        Signal.NONE,
        false);
  }

  private static MakerSpec maker(PoissonWorld world, String name, double stepMs) {
    return new MakerSpec(
        world.gamma(),
        MakerSpec.GammaUnit.BP_LOT,
        world.model(),
        rule(name),
        MakerSpec.Horizon.DATA_END,
        1,
        0,
        0,
        name.startsWith("cf_shift:") ? number(name) / world.k() : 0,
        name.startsWith("cf_skewx:") ? number(name) : name.equals("wrong_sign") ? -1 : 1,
        0,
        new AlphaSpec(AlphaSpec.Use.SHIFT, 60, 10),
        START_USD,
        (world.bound() + 0.5) * START_USD,
        requoteMs(name, stepMs),
        false,
        MakerSpec.VolatilitySource.CALIBRATION,
        false);
  }

  private static MakerSpec.QuoteRule rule(String name) {
    return switch (name) {
      case "exact" -> MakerSpec.QuoteRule.EXACT;
      case "asymptotic" -> MakerSpec.QuoteRule.ASYMPTOTIC;
      case "as2008" -> MakerSpec.QuoteRule.AS2008;
      case "symmetric" -> MakerSpec.QuoteRule.SYMMETRIC;
      default -> MakerSpec.QuoteRule.CLOSED_FORM;
    };
  }

  private static double number(String name) {
    return Double.parseDouble(name.substring(name.indexOf(':') + 1));
  }

  /**
   * An order whose cancel is under way counts towards the limit, so that one order below the bound
   * its successor waits for the next look. Strategies that live at the bound look three times a
   * step: at its start, before the sweeps in its middle, and after them.
   */
  private static double requoteMs(String name, double stepMs) {
    boolean atTheBound =
        name.equals("symmetric") || name.equals("wrong_sign") || name.equals("cf_skewx:0");
    return atTheBound ? stepMs / 3 : stepMs;
  }
}
