package io.onchainmm.data;

import io.onchainmm.sim.amm.ConcentratedPool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads recorded events of a pool of concentrated liquidity: swaps, mints and burns in chain order,
 * each with where the pool stood after it. Collected fees change nothing and are passed over.
 *
 * <p>Where the pool stands after a mint or a burn follows from the event before, since neither
 * moves its price, and sources round the tick of a price that rests on one the wrong way.
 *
 * <p>Blocks are counted by their time, so that a slot without a block is a block in which nothing
 * happened. The first event only says where the pool stands.
 */
final class UniswapV3Loader {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int AMOUNT_BITS = 128;

  private final PoolTerms terms;

  UniswapV3Loader(PoolTerms terms) {
    this.terms = terms;
  }

  /** Events in chain order; their ticks are still to be derived. */
  PoolEvents events(Path file, BadRows bad) {
    PoolEvents events = new PoolEvents(terms.ticks().spacing());
    try (CsvFile csv = new CsvFile(file)) {
      Positions at = new Positions(csv);
      csv.forEach(bad, row -> add(row, at, events));
    }
    return events;
  }

  private void add(CsvRow row, Positions at, PoolEvents events) {
    String type = row.text(at.type);
    if (type.equals("COLLECT")) {
      return;
    }
    long nanos = nanos(row, at.time);
    if (events.opened() && nanos < events.last().timeNanos()) {
      throw row.bad(at.time, "must not be before the row before");
    }
    long block = Math.floorDiv(nanos, terms.blockNanos());
    if (events.opened() && offset(nanos) != offset(events.last().timeNanos())) {
      throw row.bad(at.time, "must be whole blocks (block_seconds) after the first row");
    }
    PoolEvents.Event event =
        switch (type) {
          case "SWAP" -> swap(row, at, nanos, block);
          case "MINT", "BURN" -> position(row, at, nanos, block, events);
          default -> throw row.bad(at.type, "must be SWAP, MINT, BURN or COLLECT");
        };
    if (events.opened()) {
      events.add(event);
    } else {
      events.open(nanos, block, event.after());
    }
  }

  private long offset(long nanos) {
    return Math.floorMod(nanos, terms.blockNanos());
  }

  private PoolEvents.Event swap(CsvRow row, Positions at, long nanos, long block) {
    BigInteger amount0 = whole(row, at.amount0);
    BigInteger amount1 = whole(row, at.amount1);
    if (amount0.signum() * amount1.signum() > 0) {
      throw row.bad(at.amount1, "must be paid out where amount0 is paid in, and the other way");
    }
    BigInteger in = amount0.max(amount1);
    BigInteger out = amount0.min(amount1).negate();
    if (in.signum() <= 0 || in.bitLength() > AMOUNT_BITS || out.bitLength() > AMOUNT_BITS) {
      throw row.bad(at.amount0, "must make an input from 1 to 2^128 - 1");
    }
    boolean baseIn = (amount0.signum() > 0) == terms.baseIsToken0();
    return PoolEvents.Event.swap(nanos, block, baseIn, in, out, state(row, at));
  }

  private PoolEvents.Event position(
      CsvRow row, Positions at, long nanos, long block, PoolEvents events) {
    int lower = tick(row, at.lower);
    int upper = tick(row, at.upper);
    if (lower % terms.ticks().spacing() != 0 || upper % terms.ticks().spacing() != 0) {
      throw row.bad(at.lower, "must be a multiple of tick_spacing, as must tick_upper");
    }
    if (lower >= upper) {
      throw row.bad(at.lower, "must be below tick_upper");
    }
    BigInteger size = liquidity(row, at.size);
    BigInteger change = row.text(at.type).equals("BURN") ? size.negate() : size;
    PoolEvents.State stated = state(row, at);
    PoolEvents.State after =
        events.opened() ? events.last().after().with(lower, upper, change) : stated;
    if (after.liquidity().signum() < 0) {
      throw row.bad(at.size, "must not take more liquidity than is in range");
    }
    return PoolEvents.Event.position(nanos, block, lower, upper, change, after);
  }

  private static PoolEvents.State state(CsvRow row, Positions at) {
    BigInteger price = whole(row, at.sqrtPrice);
    if (!ConcentratedPool.isPrice(price)) {
      throw row.bad(at.sqrtPrice, "must be a price that a tick has");
    }
    return new PoolEvents.State(price, tick(row, at.tick), liquidity(row, at.liquidity));
  }

  private static BigInteger liquidity(CsvRow row, int column) {
    BigInteger value = whole(row, column);
    if (value.signum() < 0 || value.bitLength() > AMOUNT_BITS) {
      throw row.bad(column, "must be a whole number from 0 to 2^128 - 1");
    }
    return value;
  }

  private static int tick(CsvRow row, int column) {
    BigInteger value = whole(row, column);
    if (!ConcentratedPool.isTick(value)) {
      throw row.bad(column, "must be a tick from -887272 to 887272");
    }
    return value.intValue();
  }

  /** Some sources write whole numbers with a trailing {@code .0}. */
  private static BigInteger whole(CsvRow row, int column) {
    BigDecimal value = row.decimal(column);
    try {
      return value.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw row.bad(column, "must be a whole number");
    }
  }

  private static long nanos(CsvRow row, int column) {
    try {
      LocalDateTime time = LocalDateTime.parse(row.text(column).replace(' ', 'T'));
      return Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), NANOS_PER_SECOND);
    } catch (DateTimeException | ArithmeticException e) {
      throw row.bad(column, "must be a time such as 2024-01-05 00:00:23, in UTC");
    }
  }

  /** Where the columns are. */
  private static final class Positions {
    final int time;
    final int type;
    final int amount0;
    final int amount1;
    final int liquidity;
    final int sqrtPrice;
    final int tick;
    final int lower;
    final int upper;
    final int size;

    Positions(CsvFile csv) {
      time = csv.column("block_timestamp");
      type = csv.column("tx_type");
      amount0 = csv.column("amount0");
      amount1 = csv.column("amount1");
      liquidity = csv.column("total_liquidity");
      sqrtPrice = csv.column("sqrtPriceX96");
      tick = csv.column("current_tick");
      lower = csv.column("tick_lower");
      upper = csv.column("tick_upper");
      size = csv.column("liquidity");
    }
  }
}
