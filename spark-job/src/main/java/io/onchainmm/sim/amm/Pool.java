package io.onchainmm.sim.amm;

import java.math.BigInteger;

/** A constant-product pool: reserves of base and quote in raw units, moved by swaps. */
public final class Pool {
  private final SwapCurve curve;
  private BigInteger base;
  private BigInteger quote;
  private double baseRaw;
  private double quoteRaw;

  /** A pool with these reserves. */
  public Pool(SwapCurve curve, BigInteger base, BigInteger quote) {
    this.curve = curve;
    reserves(base, quote);
  }

  /** A pool of its own with the same reserves. */
  public Pool copy() {
    return new Pool(curve, base, quote);
  }

  /** Base reserve, raw units. */
  public BigInteger base() {
    return base;
  }

  /** Quote reserve, raw units. */
  public BigInteger quote() {
    return quote;
  }

  /** The contract's arithmetic. */
  public SwapCurve curve() {
    return curve;
  }

  /** Takes other reserves: liquidity came or went. */
  public void reserves(BigInteger newBase, BigInteger newQuote) {
    base = newBase;
    quote = newQuote;
    baseRaw = newBase.doubleValue();
    quoteRaw = newQuote.doubleValue();
  }

  /** Base reserve in raw units, for model mathematics only. */
  public double baseRaw() {
    return baseRaw;
  }

  /** Quote reserve in raw units, for model mathematics only. */
  public double quoteRaw() {
    return quoteRaw;
  }

  /** Marginal price at which base can be bought, raw quote per raw base. */
  public double askRaw() {
    return quoteRaw / baseRaw / curve.keptFraction();
  }

  /** Marginal price at which base can be sold, raw quote per raw base. */
  public double bidRaw() {
    return quoteRaw / baseRaw * curve.keptFraction();
  }

  /** Most that the pool pays for an input. Throws {@link Revert} where the contract would. */
  public BigInteger amountOut(boolean baseIn, BigInteger in) {
    return curve.amountOut(in, reserveIn(baseIn), reserveOut(baseIn));
  }

  /** What buys an exact output. Throws {@link Revert} where the contract would. */
  public BigInteger amountIn(boolean baseIn, BigInteger out) {
    return curve.amountIn(out, reserveIn(baseIn), reserveOut(baseIn));
  }

  /** Sells an exact input for the most the pool pays, and returns that. */
  public BigInteger swapExactIn(boolean baseIn, BigInteger in) {
    BigInteger out = amountOut(baseIn, in);
    settle(baseIn, in, out);
    return out;
  }

  /** Buys an exact output for the least the pool asks, and returns that. */
  public BigInteger swapExactOut(boolean baseIn, BigInteger out) {
    BigInteger in = amountIn(baseIn, out);
    settle(baseIn, in, out);
    return in;
  }

  /** Moves the reserves by a swap whose amounts are known. */
  public void settle(boolean baseIn, BigInteger in, BigInteger out) {
    BigInteger entering = curve.entersReserves(in);
    if (baseIn) {
      reserves(Uint256.add(base, entering), Uint256.subtract(quote, out));
    } else {
      reserves(Uint256.subtract(base, out), Uint256.add(quote, entering));
    }
  }

  /**
   * A recorded trader swaps in this pool instead of the recorded one: pays as much in, and leaves
   * as much on the table. Where the contract would refuse, the trader stays away.
   */
  public void follow(boolean baseIn, BigInteger in, BigInteger leftOnTheTable) {
    try {
      settle(baseIn, in, amountOut(baseIn, in).subtract(leftOnTheTable).max(BigInteger.ZERO));
    } catch (Revert refused) {
      assert refused.reason() != null;
    }
  }

  private BigInteger reserveIn(boolean baseIn) {
    return baseIn ? base : quote;
  }

  private BigInteger reserveOut(boolean baseIn) {
    return baseIn ? quote : base;
  }
}
