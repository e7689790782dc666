package io.onchainmm.sim.amm;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A pool that can be swapped with, whatever it keeps constant: quotes and swaps exact to the unit
 * as its contract computes them, and prices for model mathematics.
 *
 * <p>"Base in" is a sale of base to the pool. Amounts are raw units; whatever the contract refuses
 * throws {@link Revert} and changes nothing.
 */
public interface SwapPool {
  /** A pool that stands where this one does and goes its own way from there. */
  SwapPool copy();

  /** 1 − fee of the next swap, for model mathematics only. */
  double keptFraction();

  /** Price without fee, raw quote per raw base; not a positive number where there is none. */
  double spotRaw();

  /** Marginal price at which base can be bought, raw quote per raw base. */
  default double askRaw() {
    return spotRaw() / keptFraction();
  }

  /** Marginal price at which base can be sold, raw quote per raw base. */
  default double bidRaw() {
    return spotRaw() * keptFraction();
  }

  /** Base that one purchase takes until the marginal ask is {@code bidRaw}, which is above it. */
  double baseOutUntil(double bidRaw);

  /** Base that one sale pays in until the marginal bid is {@code askRaw}, which is below it. */
  double baseInUntil(double askRaw);

  /** Most that the pool pays for an exact input. */
  BigInteger amountOut(boolean baseIn, BigInteger in);

  /** Least that buys an exact output, fee included. */
  BigInteger amountIn(boolean baseIn, BigInteger out);

  /** Sells an exact input for the most the pool pays, and returns that. */
  default BigInteger swapExactIn(boolean baseIn, BigInteger in) {
    BigInteger out = amountOut(baseIn, in);
    settle(baseIn, in, out);
    return out;
  }

  /** Buys an exact output for the least the pool asks, and returns that. */
  default BigInteger swapExactOut(boolean baseIn, BigInteger out) {
    BigInteger in = amountIn(baseIn, out);
    settle(baseIn, in, out);
    return in;
  }

  /** Does a swap of an exact number of base whose quote is known from {@link #amountOut}. */
  void settle(boolean baseIn, BigInteger in, BigInteger out);

  /**
   * A recorded trader swaps in this pool instead of the recorded one: pays as much in, and leaves
   * as much on the table. Where the contract would refuse, the trader stays away.
   */
  default void follow(boolean baseIn, BigInteger in, BigInteger leftOnTheTable) {
    try {
      settle(baseIn, in, amountOut(baseIn, in).subtract(leftOnTheTable).max(BigInteger.ZERO));
    } catch (Revert refused) {
      assert refused.reason() != null;
    }
  }

  /**
   * The swap after which nobody gains by another at a fair price, raw quote per raw base; empty
   * where nobody gains to begin with.
   */
  Optional<Arbitrage.Swap> towards(double fairRaw);

  /** Others swap until nobody gains; nobody swaps where the contract would refuse. */
  default void arbitrage(double fairRaw) {
    towards(fairRaw).ifPresent(swap -> follow(swap.baseIn(), swap.in(), BigInteger.ZERO));
  }

  /** Base reserve, raw units; with concentrated liquidity the virtual one of the range it is in. */
  BigInteger base();

  /** Quote reserve, raw units, likewise. */
  BigInteger quote();

  /** Time goes on, for a pool whose fee looks back in time. */
  default void at(long nanos) {}
}
