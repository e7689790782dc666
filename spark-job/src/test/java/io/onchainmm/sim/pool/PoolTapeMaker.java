package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.amm.SwapCurve;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.Bribes;
import io.onchainmm.sim.chain.ArbitrumSpec;
import io.onchainmm.sim.chain.BaseSpec;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.chain.EthereumSpec;
import io.onchainmm.sim.chain.HyperliquidSpec;
import io.onchainmm.sim.chain.Sending;
import io.onchainmm.sim.chain.SolanaSpec;
import io.onchainmm.sim.maker.AlphaSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * Random pool markets and random trials on them: busy and silent blocks, both fees, small and large
 * numbers, a fair price from outside or the pool's own, liquidity that comes and goes.
 *
 * @param decimals decimals of both tokens; with more than ten nothing fits 63 bits
 * @param swapsPerBlock mean
 * @param fairPerBlock share of blocks in which the fair price changes
 * @param restatedPerBlock share of blocks in which liquidity changes
 */
record PoolTapeMaker(
    PoolTape.Curve curve,
    int decimals,
    int blocks,
    double swapsPerBlock,
    double fairPerBlock,
    double restatedPerBlock,
    boolean self) {

  static PoolTapeMaker random(SplittableRandom random) {
    int[] decimals = {6, 6, 9, 18};
    double[] rates = {0.05, 0.6, 4};
    PoolTape.Curve curve =
        random.nextBoolean() ? PoolTape.Curve.AERODROME_VOLATILE : PoolTape.Curve.PANCAKE_V2;
    return new PoolTapeMaker(
        curve,
        decimals[random.nextInt(decimals.length)],
        300 + random.nextInt(1500),
        rates[random.nextInt(rates.length)],
        random.nextInt(3) == 0 ? 0.05 : 0.9,
        random.nextInt(3) == 0 ? 0.01 : 0,
        random.nextInt(4) == 0);
  }

  private BigInteger raw(double units) {
    return BigDecimal.valueOf(units).movePointRight(decimals).toBigInteger();
  }

  /** A pool of 1,000 base at about 2,000 USD. */
  PoolTape tape(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PoolTapes tapes =
        new PoolTapes()
            .curve(curve, 30)
            .decimals(decimals, decimals)
            .reference(self ? PoolTape.SELF : "other");
    Pool pool = new Pool(new SwapCurve(curve, 30), raw(1000), raw(2_000_000));
    tapes.instrument(new Instrument("T", new BigDecimal("0.01"), new BigDecimal("0.001"), 0, 0));
    tapes.reserves(1, pool.base(), pool.quote());
    double fair = 2000;
    for (int block = 1; block <= blocks; block++) {
      fair *= 1 + 0.0006 * (random.nextDouble() + random.nextDouble() - 1);
      if (self) {
        fair = pool.quoteRaw() / pool.baseRaw();
      }
      if (random.nextDouble() < fairPerBlock) {
        tapes.fair(block, Math.round(fair * 200));
      }
      if (random.nextDouble() < restatedPerBlock) {
        BigInteger percent = BigInteger.valueOf(90 + random.nextInt(20));
        BigInteger hundred = BigInteger.valueOf(100);
        pool.reserves(
            pool.base().multiply(percent).divide(hundred),
            pool.quote().multiply(percent).divide(hundred));
        tapes.reserves(block, pool.base(), pool.quote());
      }
      for (double u = random.nextDouble(); u < swapsPerBlock; u += 2 * random.nextDouble()) {
        swap(tapes, pool, block, fair, random);
      }
    }
    return tapes.reserves(blocks, pool.base(), pool.quote()).tape();
  }

  private void swap(PoolTapes tapes, Pool pool, int block, double fair, SplittableRandom random) {
    boolean cheap = pool.quoteRaw() / pool.baseRaw() < fair;
    boolean baseIn = random.nextInt(3) == 0 ? !cheap : random.nextBoolean();
    double size = 0.2 * Math.exp(1.5 * (random.nextDouble() * 2 - 0.5));
    BigInteger in = raw(baseIn ? size : size * 2000).max(BigInteger.ONE);
    BigInteger out = pool.amountOut(baseIn, in);
    if (random.nextInt(10) == 0) {
      out = out.subtract(out.shiftRight(random.nextInt(12)));
    }
    pool.settle(baseIn, in, out);
    tapes.swap(block, baseIn, in, out);
  }

  static Seat seat(SplittableRandom random) {
    BribeSpec.Fit[] fits = BribeSpec.Fit.values();
    BribeSpec.Mode[] modes = BribeSpec.Mode.values();
    BribeSpec bribe =
        random.nextInt(3) == 0
            ? PoolSeats.CERTAIN
            : new Bribes()
                .mode(modes[random.nextInt(modes.length)])
                .law(random.nextDouble() * 2, 0.5, BribeSpec.Link.LOG)
                .failing(0.3, 0.005)
                .retries(random.nextInt(3))
                .fit(fits[random.nextInt(fits.length)], 40, 5)
                .spec();
    PoolSpec pool =
        new PoolSpec(
                random.nextBoolean() ? PoolSpec.Threshold.QUOTE : PoolSpec.Threshold.INDIFFERENCE,
                random.nextInt(60),
                1 + random.nextInt(4),
                0.01,
                bribe)
            .under(chain(random));
    double order = 20 + random.nextInt(3000);
    MakerSpec.QuoteRule[] rules = MakerSpec.QuoteRule.values();
    MakerSpec.Horizon[] horizons = MakerSpec.Horizon.values();
    boolean plain = random.nextInt(3) > 0;
    AlphaSpec.Use use = random.nextBoolean() ? AlphaSpec.Use.SHIFT : AlphaSpec.Use.DRIFT;
    MakerSpec maker =
        new MakerSpec(
            Math.pow(10, -4 + 3 * random.nextDouble()),
            MakerSpec.GammaUnit.USD,
            MakerSpec.Model.A,
            plain ? MakerSpec.QuoteRule.CLOSED_FORM : rules[random.nextInt(rules.length)],
            horizons[random.nextInt(horizons.length)],
            60 + random.nextInt(600),
            0,
            0,
            0,
            plain ? 1 : random.nextDouble() * 2,
            0,
            new AlphaSpec(use, 20, 10),
            order,
            order * (1 + random.nextInt(8)),
            100,
            false,
            MakerSpec.VolatilitySource.CALIBRATION,
            false);
    RiskSpec risk =
        new RiskSpec(
            random.nextDouble() * 0.003,
            random.nextInt(2) == 0 ? 0.004 : 1,
            random.nextDouble(),
            random.nextInt(60),
            1 + random.nextInt(20),
            1 + random.nextInt(10));
    CalibrationSpec calibration =
        new CalibrationSpec(
            100 + random.nextInt(600), 1 + random.nextInt(30), 1 + random.nextInt(6), 5, 70, 3);
    return new Seat("t", 42, maker, calibration, pool, risk, signal(random), true);
  }

  /** Half of them assumed, the others under the rules of some chain, now and then quicker ones. */
  private static ChainSpec chain(SplittableRandom random) {
    ChainSpec.Rules[] rules = {
      ChainSpec.Rules.BASE,
      ChainSpec.Rules.ARBITRUM,
      ChainSpec.Rules.SOLANA,
      ChainSpec.Rules.ETHEREUM,
      ChainSpec.Rules.HYPERLIQUID
    };
    if (random.nextBoolean()) {
      return ChainSpec.ASSUMED;
    }
    ChainSpec.Order order = random.nextBoolean() ? ChainSpec.Order.LAST : ChainSpec.Order.RULES;
    double bidUsd = random.nextBoolean() ? 0 : 0.02;
    return new ChainSpec(
        rules[random.nextInt(rules.length)],
        order,
        new BaseSpec(2000, 10, random.nextInt(3000), 150_000, 0.002, 0.001, 2500),
        new ArbitrumSpec(
            250, 1900, 200, bidUsd, 60, 15, 0.001, 0.01, 1, 150_000, 0.02, 0.001, 2500),
        new SolanaSpec(400, 4, Sending.BUNDLE, 0.5, 200, 1000, 50, 1, 200_000, 0, 150),
        new EthereumSpec(12_000, 50, Sending.PLAIN, 150_000, 0.01, 2500),
        new HyperliquidSpec(91, 1800, 4000, random.nextInt(9), 45, random.nextInt(9)));
  }

  /** Bars every minute or so, now and then with a prediction. */
  private static Signal signal(SplittableRandom random) {
    if (random.nextInt(3) > 0) {
      return Signal.NONE;
    }
    int bars = 60;
    long[] time = new long[bars];
    double[] volatility = new double[bars];
    double[] predicted = new double[bars];
    double[] confidence = new double[bars];
    for (int i = 0; i < bars; i++) {
      time[i] = i * 60_000_000_000L + random.nextInt(1_000_000_000);
      volatility[i] = 1e-4;
      predicted[i] = random.nextInt(3) == 0 ? Double.NaN : 0.001 * (random.nextDouble() - 0.5);
      confidence[i] = random.nextDouble();
    }
    return random.nextBoolean()
        ? new Signal(time, volatility)
        : new Signal(time, volatility, predicted, confidence);
  }
}
