package io.onchainmm.sim.hyperliquid;

/**
 * How many orders and cancels an address has left (Hyperliquid documentation, "Rate limits and user
 * limits"): one for every USD traded since inception, beside those it had at the start. When they
 * are spent, one every ten seconds. Cancels have a limit of their own, min(limit + 100,000, 2 ·
 * limit). At most 1,000 orders may be open, and one more for every 5 M USD traded, up to 5,000.
 */
public final class ActionBudget {
  private static final long SLOW_NANOS = 10_000_000_000L;
  private static final long CANCELS_BEYOND = 100_000;
  private static final long OPEN_ORDERS = 1_000;
  private static final long MOST_OPEN_ORDERS = 5_000;
  private static final double USD_PER_OPEN_ORDER = 5e6;

  /** More than anybody trades; keeps every sum below in the range of a long. */
  private static final double MOST_USD = 1e17;

  private final boolean limited;
  private final long initial;
  private double tradedUsd;
  private long sent;
  private long slowNanos = Long.MIN_VALUE;
  private long refused;

  /** An address with the history that the spec states. */
  public ActionBudget(RateLimitSpec spec) {
    limited = spec.rule() == RateLimitSpec.Rule.HYPERLIQUID;
    initial = spec.initialActions();
    tradedUsd = spec.tradedBeforeUsd();
    sent = spec.sentBefore();
  }

  /** Counts what was traded. */
  public void traded(double usd) {
    tradedUsd += usd;
  }

  /** Whether an order that arrives is taken, while so many orders of the address are open. */
  public boolean takesOrder(long nanos, int openOrders) {
    return !limited || count(openOrders < mostOpen() && within(nanos, limit()));
  }

  /** Whether a cancel that arrives is taken. */
  public boolean takesCancel(long nanos) {
    return !limited || count(within(nanos, cancelLimit(limit())));
  }

  /** Actions allowed so far, orders and cancels together. */
  public long limit() {
    return initial + (long) Math.min(tradedUsd, MOST_USD);
  }

  /** Actions after which no cancel is taken at once. */
  public static long cancelLimit(long limit) {
    return Math.min(limit + CANCELS_BEYOND, 2 * limit);
  }

  /** Number of actions that were refused. */
  public long refused() {
    return refused;
  }

  private long mostOpen() {
    return Math.min(MOST_OPEN_ORDERS, OPEN_ORDERS + (long) (tradedUsd / USD_PER_OPEN_ORDER));
  }

  private boolean within(long nanos, long limit) {
    if (sent < limit) {
      return true;
    }
    if (nanos < slowNanos) {
      return false;
    }
    slowNanos = nanos + SLOW_NANOS;
    return true;
  }

  private boolean count(boolean taken) {
    if (taken) {
      sent++;
    } else {
      refused++;
    }
    return taken;
  }
}
