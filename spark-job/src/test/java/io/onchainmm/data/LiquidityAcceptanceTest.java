package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.pool.PoolSeats;
import io.onchainmm.sim.pool.PoolVenue;
import io.onchainmm.sim.venue.SeatResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Liquidity provided to the synthetic pool loses to its arbitrageurs what the published Monte Carlo
 * says (Milionis, Moallemi and Roughgarden 2023; Nezlobin and Tassy 2025): the pool venue's own
 * accounting on the generator's own market. Lots are so small that the one by which holdings are
 * rounded does not count.
 */
class LiquidityAcceptanceTest {
  private static final int BLOCKS = 4000;
  private static final double POOL_USD = 1e7;
  private static final double LIQUIDITY_USD = 5e6;
  private static final double LOT_BASE = 0.000001;
  private static final Instrument INSTRUMENT =
      new Instrument("pool", new BigDecimal("0.01"), BigDecimal.valueOf(LOT_BASE), 0, 0);

  private static double keptShareOfLvr(JsonNode c, long seed) {
    double sigma = c.get("sigma_daily").asDouble() / Math.sqrt(86_400);
    double block = c.get("block_time").asDouble();
    boolean poisson = c.get("blocks").asText().equals("poisson");
    SyntheticMarket.Pool spec =
        new SyntheticMarket.Pool(
            "path",
            PoolTape.Curve.AERODROME_VOLATILE,
            (int) Math.round(c.get("fee_log").asDouble() * 1e4),
            TicksSpec.DEFAULT,
            POOL_USD,
            0,
            1,
            1,
            1,
            block,
            poisson ? SyntheticMarket.BlockLaw.POISSON : SyntheticMarket.BlockLaw.FIXED,
            new FairPathSpec(0.01, LOT_BASE, 2500, sigma * 1e4, BLOCKS * block),
            SyntheticMarket.Chain.BASE,
            Optional.empty(),
            false);
    PriceSeries fair = FairPath.of("pool", spec, INSTRUMENT, seed);
    long end = fair.timeNanos[fair.length() - 1];
    SwapColumns swaps;
    try {
      swaps = PoolGenerator.generate("pool", spec, fair, INSTRUMENT.tickUsd(), end, seed);
    } catch (ConfigException nothingWasSwapped) {
      return 0;
    }
    PoolTape tape =
        PoolCompiler.compile(
            "pool",
            INSTRUMENT,
            PoolTerms.of("pool", spec),
            opened(swaps, fair),
            fair,
            "path",
            true);
    SeatResult result =
        new PoolVenue(tape).replay(List.of(PoolSeats.liquidity(LIQUIDITY_USD))).get(0);
    Metrics metrics = ((SeatResult.Closed) result).closing().metrics();
    double lost = metrics.lvrUsd().orElseThrow() - metrics.lpFeesUsd().orElseThrow();
    return lost / (sigma * sigma / 8 * LIQUIDITY_USD * (end - fair.timeNanos[0]) / 1e9);
  }

  /**
   * With a swap of the smallest amount in the first block, so that the pool is known from there.
   */
  private static SwapColumns opened(SwapColumns swaps, PriceSeries fair) {
    SwapColumns.Swap first = swaps.get(0);
    SwapColumns opened = new SwapColumns();
    opened.add(
        new SwapColumns.Swap(
            fair.timeNanos[0],
            0,
            0,
            true,
            BigInteger.ONE,
            BigInteger.ZERO,
            first.reserveBase(),
            first.reserveQuote()));
    for (int i = 0; i < swaps.size(); i++) {
      opened.add(swaps.get(i));
    }
    return opened;
  }

  private static void check(int paths) throws IOException {
    JsonNode file = new ObjectMapper().readTree(TestFiles.vector("lvr_mc.json").toFile());
    for (JsonNode c : file.get("cases")) {
      double sum = 0;
      double squares = 0;
      for (int path = 0; path < paths; path++) {
        double kept = keptShareOfLvr(c, 1000 + path);
        sum += kept;
        squares += kept * kept;
      }
      double mean = sum / paths;
      double published = c.get("mc_arb_rate_over_lvr").asDouble();
      double own = Math.sqrt((squares / paths - mean * mean) / (paths - 1));
      double error = Math.hypot(own, c.get("mc_se").asDouble());
      // The note in the file: the last case starts at the centre of a wide band.
      int allowed = c.get("block_time").asDouble() < 1 ? 6 : 4;
      assertThat(Math.abs(mean - published))
          .as("kept %s, but published for %s", mean, c)
          .isLessThan(allowed * error);
    }
  }

  @Test
  void aSampleOfPaths() throws IOException {
    check(100);
  }

  @Test
  @Tag("nightly")
  void sixHundredPaths() throws IOException {
    check(600);
  }
}
