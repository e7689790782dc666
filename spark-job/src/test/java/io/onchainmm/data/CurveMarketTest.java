package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.Ticks;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.pool.PoolSeats;
import io.onchainmm.sim.pool.PoolVenue;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every curve is a market: generated, replayed, traded in, and refused where it cannot be. */
class CurveMarketTest {
  private static final Instrument TOKEN =
      new Instrument("T", new BigDecimal("0.0001"), new BigDecimal("0.001"), 0, 0);

  private static SyntheticMarket.Pool spec(
      PoolTape.Curve curve, int feeBps, TicksSpec ticks, double price, double sigmaBps) {
    return new SyntheticMarket.Pool(
        "path",
        curve,
        feeBps,
        ticks,
        2_000_000,
        0.4,
        1500,
        1,
        0.5,
        2,
        SyntheticMarket.BlockLaw.FIXED,
        new FairPathSpec(0.0001, 0.001, price, sigmaBps, 3600),
        SyntheticMarket.Chain.BASE,
        Optional.empty(),
        false);
  }

  private static PoolTape tape(SyntheticMarket.Pool spec) {
    PriceSeries fair = FairPath.of("pool", spec, TOKEN, 7);
    PoolTerms terms = spec.terms("pool");
    long end = fair.timeNanos[fair.length() - 1];
    if (terms.concentrated()) {
      PoolEvents events = PoolGenerator.events("pool", spec, fair, TOKEN.tickUsd(), end, 7);
      return events.tape("pool", TOKEN, terms, fair, "path", true);
    }
    SwapColumns swaps = PoolGenerator.generate("pool", spec, fair, TOKEN.tickUsd(), end, 7);
    return PoolCompiler.compile("pool", TOKEN, terms, swaps, fair, "path", true);
  }

  private static List<Seat> seats() {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      PoolSpec.Threshold threshold =
          i % 2 == 0 ? PoolSpec.Threshold.INDIFFERENCE : PoolSpec.Threshold.QUOTE;
      seats.add(
          PoolSeats.seat(
              "t" + i,
              PoolSeats.maker(0.0001, 1000 + 2000 * i, 20_000),
              PoolSeats.pool(threshold, 1 + i, PoolSeats.CERTAIN)));
    }
    return seats;
  }

  @ParameterizedTest
  @EnumSource(PoolTape.Curve.class)
  void trialsFillAndNoneDependsOnTheOthers(PoolTape.Curve curve) {
    int feeBps = curve == PoolTape.Curve.UNISWAP_V2 ? 10 : 5;
    TicksSpec ticks =
        curve == PoolTape.Curve.SLIPSTREAM
            ? new TicksSpec(50, 400, 500_000, 100)
            : TicksSpec.DEFAULT;
    double price = curve == PoolTape.Curve.AERODROME_STABLE ? 1 : 2500;
    PoolTape tape = tape(spec(curve, feeBps, ticks, price, 3));
    List<Seat> seats = seats();

    List<SeatResult> together = new PoolVenue(tape).replay(seats);

    long fills = 0;
    for (int i = 0; i < seats.size(); i++) {
      SeatResult.Closed closed = (SeatResult.Closed) together.get(i);
      fills += closed.closing().metrics().fills();
      assertThat(new PoolVenue(tape).replay(seats.subList(i, i + 1)).get(0))
          .usingRecursiveComparison()
          .isEqualTo(closed);
    }
    assertThat(fills).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(
      value = PoolTape.Curve.class,
      names = {"AERODROME_STABLE", "UNISWAP_V3"})
  void liquidityIsProvidedToConstantProductsOnly(PoolTape.Curve curve) {
    PoolTape tape = tape(spec(curve, 5, TicksSpec.DEFAULT, 1, 1));

    SeatResult result = new PoolVenue(tape).replay(List.of(PoolSeats.liquidity(10_000))).get(0);

    assertThat(result)
        .isInstanceOfSatisfying(
            SeatResult.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(FailureReason.INVALID_CONFIG);
              assertThat(failed.message()).contains("use strategy: taker");
            });
  }

  /** A pool without liquidity in range refuses every swap: nobody fills, nothing breaks. */
  @Test
  void aPoolWithoutLiquidityFillsNobody() {
    PoolTerms terms = spec(PoolTape.Curve.UNISWAP_V3, 5, TicksSpec.DEFAULT, 1, 1).terms("pool");
    PoolEvents events = new PoolEvents(10);
    BigInteger one = BigInteger.ONE.shiftLeft(96).divide(BigInteger.valueOf(1_000_000));
    PoolEvents.State empty = new PoolEvents.State(one, -276_325, BigInteger.ZERO);
    events.open(2_000_000_000L, 1, empty);
    for (int block = 2; block < 300; block++) {
      long nanos = block * 2_000_000_000L;
      events.add(PoolEvents.Event.position(nanos, block, -10, 10, BigInteger.ONE, empty));
    }
    PriceSeries fair = new PriceSeries(new long[] {0}, new long[] {40_000});
    PoolTape tape = events.tape("pool", TOKEN, terms, fair, "file:x", true);

    for (SeatResult result : new PoolVenue(tape).replay(seats())) {
      assertThat(((SeatResult.Closed) result).closing().metrics().fills()).isZero();
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    TicksSpec ticks = TicksSpec.DEFAULT;
    TicksSpec dynamic = new TicksSpec(10, 400, 5, 1);
    refused(spec(PoolTape.Curve.UNISWAP_V2, 25, ticks, 1, 1), "multiple of 10");
    refused(spec(PoolTape.Curve.UNISWAP_V3, 5, dynamic, 1, 1), "must be 0 with any curve but");
    refused(spec(PoolTape.Curve.SLIPSTREAM, 5, dynamic, 1, 1), "must be at least fee_bps (5)");
    PoolTerms terms = spec(PoolTape.Curve.UNISWAP_V3, 5, ticks, 1, 1).terms("pool");
    assertThatThrownBy(() -> new TickLayout("pool", terms, 1e-60, 1e12))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no tick has a price of 1.0E-60");
    assertThatThrownBy(() -> new TickLayout("pool", terms, 1, 1e60))
        .hasMessageContaining("beyond 128 bits");
    assertThatThrownBy(() -> new TickLayout("pool", terms, 1, 1e-60))
        .hasMessageContaining("which is none");
    assertThatThrownBy(() -> new Ticks(0)).hasMessageContaining("tick spacing must be > 0");
  }

  private static void refused(SyntheticMarket.Pool spec, String why) {
    assertThatThrownBy(() -> spec.terms("pool"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(why);
  }

  /** A sale too small for one unit of quote gets none, and the pool keeps the input. */
  @Test
  void aSaleTooSmallForOneUnitGetsNothing() {
    PoolTerms terms = spec(PoolTape.Curve.UNISWAP_V3, 5, TicksSpec.DEFAULT, 1, 1).terms("pool");
    ConcentratedPool pool = new TickLayout("pool", terms, 1e-12, 2e12).pool();

    assertThat(pool.amountOut(true, BigInteger.TEN)).isZero();
  }

  /** A trial that has moved its pool cannot follow a recording that contradicts itself. */
  @Test
  void aPoolThatCannotFollowEndsItsTrialAlone() {
    SyntheticMarket.Pool spec = spec(PoolTape.Curve.UNISWAP_V3, 5, TicksSpec.DEFAULT, 2500, 3);
    PriceSeries fair = FairPath.of("pool", spec, TOKEN, 7);
    long end = fair.timeNanos[fair.length() - 1];
    PoolEvents events = PoolGenerator.events("pool", spec, fair, TOKEN.tickUsd(), end, 7);
    PoolEvents.Event last = events.last();
    PoolEvents.State state = last.after();
    BigInteger ten = state.liquidity().multiply(BigInteger.TEN);
    PoolEvents.State more = new PoolEvents.State(state.sqrtPriceX96(), state.tick(), ten);
    long nanos = last.timeNanos();
    long block = last.block();
    BigInteger one = BigInteger.ONE;
    events.add(PoolEvents.Event.swap(nanos, block, true, one, BigInteger.ZERO, more));
    events.add(
        PoolEvents.Event.position(
            nanos, block, -887_270, 887_270, ten.negate().shiftRight(1), state));
    PoolTape tape = events.tape("pool", TOKEN, spec.terms("pool"), fair, "path", true);
    List<Seat> seats = new ArrayList<>(seats());
    PoolSpec dear = new PoolSpec(PoolSpec.Threshold.QUOTE, 50, 1, 500, PoolSeats.CERTAIN);
    seats.add(PoolSeats.seat("idle", PoolSeats.maker(0.0001, 1000, 20_000), dear));

    List<SeatResult> results = new PoolVenue(tape).replay(seats);

    SeatResult.Failed failed = (SeatResult.Failed) results.get(0);
    assertThat(failed.reason()).isEqualTo(FailureReason.MISSING_DATA);
    assertThat(failed.message())
        .contains("of pool", "does not go with the liquidity there (UNDERFLOW)");
    assertThat(results.get(seats.size() - 1))
        .isInstanceOfSatisfying(
            SeatResult.Closed.class, idle -> assertThat(idle.closing().metrics().fills()).isZero());
  }

  @Test
  void aRecordingThatCannotBeIsAStatedFailureOfAllItsTrials() {
    SyntheticMarket.Pool spec = spec(PoolTape.Curve.UNISWAP_V3, 5, TicksSpec.DEFAULT, 2500, 3);
    PriceSeries fair = FairPath.of("pool", spec, TOKEN, 7);
    long end = fair.timeNanos[fair.length() - 1];
    PoolEvents events = PoolGenerator.events("pool", spec, fair, TOKEN.tickUsd(), end, 7);
    PoolEvents.Event last = events.last();
    events.add(
        PoolEvents.Event.position(
            last.timeNanos(),
            last.block(),
            -887_270,
            887_270,
            last.after().liquidity().negate().shiftLeft(1),
            last.after()));
    PoolTape tape = events.tape("pool", TOKEN, spec.terms("pool"), fair, "path", true);

    for (SeatResult result : new PoolVenue(tape).replay(seats())) {
      assertThat(((SeatResult.Failed) result).reason()).isEqualTo(FailureReason.MISSING_DATA);
    }
  }

  /** x³y of such reserves leaves 256 bits: the contract gives no quote, so nobody trades. */
  @Test
  void aStablePoolBeyond256BitsFillsNobody() {
    PoolTerms terms = spec(PoolTape.Curve.AERODROME_STABLE, 5, TicksSpec.DEFAULT, 1, 1).terms("p");
    SwapColumns swaps = new SwapColumns();
    BigInteger huge = BigInteger.ONE.shiftLeft(126);
    for (int block = 1; block < 400; block++) {
      swaps.add(
          new SwapColumns.Swap(
              block * 2_000_000_000L, block, 0, true, huge.shiftRight(8), huge, huge, huge));
    }
    PriceSeries fair = new PriceSeries(new long[] {0}, new long[] {40_000});
    PoolTape tape = PoolCompiler.compile("p", TOKEN, terms, swaps, fair, "file:x", true);

    for (SeatResult result : new PoolVenue(tape).replay(seats())) {
      if (result instanceof SeatResult.Failed failed) {
        assertThat(failed.reason()).as(failed.message()).isNotEqualTo(FailureReason.BUG);
      } else {
        assertThat(((SeatResult.Closed) result).closing().metrics().fills()).isZero();
      }
    }
  }
}
