package io.onchainmm.sim.pool;

import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.Bribes;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.LpSpec;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import java.util.List;

/** PoolSeats in a pool flight for tests. */
public final class PoolSeats {
  public static final RiskSpec RISK = new RiskSpec(0.5, 1, 0.9, 60, 5, 10);
  public static final CalibrationSpec CALIBRATION = new CalibrationSpec(600, 10, 2, 5, 70, 5);

  /** Is always included, for two cents. */
  public static final BribeSpec CERTAIN =
      new Bribes().of(95, 10, 1, 0.02).law(100, 1, BribeSpec.Link.LOG).tips(0.0001, 0).spec();

  private PoolSeats() {}

  public static MakerSpec maker(double gamma, double orderUsd, double maxInventoryUsd) {
    return new MakerSpec(
        gamma,
        MakerSpec.GammaUnit.USD,
        MakerSpec.Model.A,
        orderUsd,
        maxInventoryUsd,
        100,
        false,
        MakerSpec.VolatilitySource.CALIBRATION,
        false);
  }

  public static PoolSpec pool(PoolSpec.Threshold threshold, int lotsPerBlock, BribeSpec bribe) {
    return new PoolSpec(threshold, 50, lotsPerBlock, 0.01, bribe);
  }

  public static Seat seat(String id, MakerSpec maker, PoolSpec pool) {
    return new Seat(id, 42, maker, CALIBRATION, pool, RISK, Signal.NONE, true);
  }

  /** Provides so much liquidity and leaves it there. */
  public static Seat liquidity(double usd) {
    return liquidity(new LpSpec(usd, LpSpec.Rule.HOLD, 1000, LpSpec.Rewards.FEES, 0));
  }

  public static Seat liquidity(LpSpec lp) {
    PoolSpec pool =
        new PoolSpec(
            PoolSpec.Strategy.LP,
            PoolSpec.Threshold.QUOTE,
            50,
            1,
            0.01,
            lp,
            CERTAIN,
            ChainSpec.ASSUMED);
    return seat("lp", maker(0.1, lp.liquidityUsd(), 2 * lp.liquidityUsd()), pool);
  }

  /** One of many different trials. */
  public static Seat varied(int i) {
    PoolSpec.Threshold threshold =
        i % 2 == 0 ? PoolSpec.Threshold.QUOTE : PoolSpec.Threshold.INDIFFERENCE;
    BribeSpec bribe =
        i % 3 == 0 ? CERTAIN : Bribes.inclusion(1.5, 0.5, BribeSpec.Link.LOG, 0.3, 0.005, i % 4);
    return seat(
        "trial" + i,
        maker(0.0001 * Math.pow(10, i % 4), 500 + 300 * (i % 5), 6000),
        pool(threshold, 1 + i % 3, bribe));
  }

  /** The calibration schedule that all seats here would follow on the tape. */
  public static List<Calibration> calibrations(PoolTape tape) {
    return List.of(
        PoolExcursions.calibrate(tape, new BlockClock(tape), new PoolPath(tape), CALIBRATION));
  }
}
