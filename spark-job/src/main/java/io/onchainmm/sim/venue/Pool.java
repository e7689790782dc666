package io.onchainmm.sim.venue;

import java.math.BigInteger;

/** A constant-product pool: reserves of base and quote in raw units, moved by swaps. */
public final class Pool {
  private final SwapCurve curve;
  private BigInteger base;
  private BigInteger quote;

  /** A pool with these reserves. */
  public Pool(SwapCurve curve, BigInteger base, BigInteger quote) {
    this.curve = curve;
    this.base = base;
    this.quote = quote;
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
      BigInteger newQuote = Uint256.subtract(quote, out);
      base = Uint256.add(base, entering);
      quote = newQuote;
    } else {
      BigInteger newBase = Uint256.subtract(base, out);
      quote = Uint256.add(quote, entering);
      base = newBase;
    }
  }

  private BigInteger reserveIn(boolean baseIn) {
    return baseIn ? base : quote;
  }

  private BigInteger reserveOut(boolean baseIn) {
    return baseIn ? quote : base;
  }
}
