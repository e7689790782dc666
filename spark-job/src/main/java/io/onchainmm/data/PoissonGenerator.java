package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Rng;

/**
 * Generates the market of Avellaneda and Stoikov (2008, section 3.3) itself: at each step the mid
 * moves up or down by σ√dt, and half a step later one sweep of each side reaches a distance D from
 * the mid with P(D &gt; δ) = min(1, A·e^(−kδ)·dt), for negative δ too. The best levels stand so far
 * away that a quote never meets them; a sweep always has more than enough size.
 *
 * <p>What is filled here is what the theory of quoting says, so that results can be held to exact
 * equations.
 */
public final class PoissonGenerator {
  private static final double BPS = 1e4;

  /** The touch is this many times 1/k away from the mid. */
  private static final double FAR = 40;

  private static final long PLENTY = 1_000_000;

  private final SyntheticMarket.Poisson spec;
  private final double bpTicks;
  private final long stepNanos;
  private final long farTicks;
  private final Draws moves;
  private final Draws buys;
  private final Draws sells;
  private final TapeBuilder tape = new TapeBuilder();

  private PoissonGenerator(String market, SyntheticMarket.Poisson spec, long seed) {
    this.spec = spec;
    this.bpTicks = spec.startPriceUsd() / spec.tickUsd() / BPS;
    this.stepNanos = Math.max(2, Math.round(spec.stepSeconds() * 1e9));
    this.farTicks = (long) Math.ceil(FAR / spec.intensityK() * bpTicks);
    long key = Rng.key(seed, market);
    this.moves = new Draws(key, Rng.SYNTHETIC);
    this.buys = new Draws(key, Rng.SYNTHETIC + 1);
    this.sells = new Draws(key, Rng.SYNTHETIC + 2);
  }

  /** The tape of such a market. */
  public static BookTape generate(
      String market, SyntheticMarket.Poisson spec, Instrument instrument, long seed) {
    PoissonGenerator generator = new PoissonGenerator(market, spec, seed);
    generator.run(market);
    int length = generator.tape.length();
    return generator.tape.build(market, instrument, true, length);
  }

  private void run(String market) {
    long steps = Math.round(spec.durationSeconds() * 1e9 / stepNanos);
    double move = spec.sigmaBps() * bpTicks * Math.sqrt(stepNanos / 1e9);
    double mid = spec.startPriceUsd() / spec.tickUsd();
    long shown = Math.round(mid);
    show(BookGenerator.START_NANOS, shown, PLENTY);
    for (long i = 0; i < steps; i++) {
      long nanos = BookGenerator.START_NANOS + i * stepNanos;
      sweep(nanos + stepNanos / 2, shown, buys, BookTape.BUY_TRADE);
      sweep(nanos + stepNanos / 2, shown, sells, BookTape.SELL_TRADE);
      mid += moves.uniform() < 0.5 ? -move : move;
      long next = Math.round(mid);
      if (next <= farTicks) {
        throw new ConfigException(
            "markets.%s: the price came too close to zero; choose a larger start_price_usd or intensity_k, or a smaller sigma_bps or duration_seconds"
                .formatted(market));
      }
      show(nanos + stepNanos, next, PLENTY);
      if (next != shown) {
        show(nanos + stepNanos, shown, 0);
        shown = next;
      }
    }
  }

  private void show(long nanos, long mid, long lots) {
    tape.add(nanos, BookTape.BID_DEPTH, mid - farTicks, lots);
    tape.add(nanos, BookTape.ASK_DEPTH, mid + farTicks, lots);
  }

  private void sweep(long nanos, long mid, Draws draws, byte kind) {
    double most = spec.intensityA() * stepNanos / 1e9;
    double reach = Math.floor(StrictMath.log(most / draws.uniform()) / spec.intensityK() * bpTicks);
    if (reach > -farTicks) {
      long ticks = (long) Math.min(reach, farTicks - 1.0);
      tape.add(nanos, kind, kind == BookTape.BUY_TRADE ? mid + ticks : mid - ticks, PLENTY);
    }
  }
}
