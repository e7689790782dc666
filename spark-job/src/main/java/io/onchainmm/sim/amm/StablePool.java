package io.onchainmm.sim.amm;

import java.math.BigInteger;

/**
 * A pool that keeps {@code x³y + y³x} of its reserves of base and quote, moved by swaps.
 *
 * <p>Model mathematics, with {@code r = y/x} of the reserves in whole tokens: the marginal price is
 * {@code p = (3r + r³)/(1 + 3r²)}. Since {@code (1±r)³ = 1 + 3r² ± (3r + r³)}, {@code (1−r)/(1+r) =
 * ∛((1−p)/(1+p))} gives r for a price, and {@code k = x⁴(r + r³)} the reserves that go with it.
 */
public final class StablePool {
  private final StableCurve curve;
  private final boolean baseIsToken0;
  private final double baseUnit;
  private final double quoteUnit;
  private BigInteger base;
  private BigInteger quote;
  private double baseTokens;
  private double quoteTokens;

  /** A pool with these reserves, raw units. */
  public StablePool(StableCurve curve, boolean baseIsToken0, BigInteger base, BigInteger quote) {
    this.curve = curve;
    this.baseIsToken0 = baseIsToken0;
    this.baseUnit = (baseIsToken0 ? curve.unit0() : curve.unit1()).doubleValue();
    this.quoteUnit = (baseIsToken0 ? curve.unit1() : curve.unit0()).doubleValue();
    reserves(base, quote);
  }

  /** A pool of its own with the same reserves. */
  public StablePool copy() {
    return new StablePool(curve, baseIsToken0, base, quote);
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
  public StableCurve curve() {
    return curve;
  }

  /** Takes other reserves: liquidity came or went. */
  public void reserves(BigInteger newBase, BigInteger newQuote) {
    base = newBase;
    quote = newQuote;
    baseTokens = newBase.doubleValue() / baseUnit;
    quoteTokens = newQuote.doubleValue() / quoteUnit;
  }

  /** 1 − fee, for model mathematics only. */
  public double keptFraction() {
    return curve.keptFraction();
  }

  /** Marginal price without fee, raw quote per raw base. */
  public double spotRaw() {
    double r = quoteTokens / baseTokens;
    return (3 * r + r * r * r) / (1 + 3 * r * r) * quoteUnit / baseUnit;
  }

  /** Marginal price at which base can be bought, raw quote per raw base. */
  public double askRaw() {
    return spotRaw() / keptFraction();
  }

  /** Marginal price at which base can be sold, raw quote per raw base. */
  public double bidRaw() {
    return spotRaw() * keptFraction();
  }

  /** Base reserve, raw units, at which the price without fee is {@code spotRaw}; k is kept. */
  public double baseAt(double spotRaw) {
    double p = spotRaw * baseUnit / quoteUnit;
    double u = Math.cbrt((1 - p) / (1 + p));
    double ratio = (1 - u) / (1 + u);
    double now = quoteTokens / baseTokens;
    double change = (now + now * now * now) / (ratio + ratio * ratio * ratio);
    return baseTokens * Math.sqrt(Math.sqrt(change)) * baseUnit;
  }

  /** Quote reserve, raw units, at which the price without fee is {@code spotRaw}; k is kept. */
  public double quoteAt(double spotRaw) {
    double p = spotRaw * baseUnit / quoteUnit;
    double u = Math.cbrt((1 - p) / (1 + p));
    return baseAt(spotRaw) / baseUnit * (1 - u) / (1 + u) * quoteUnit;
  }

  /** Most that the pool pays for an input. Throws {@link Revert} where the contract would. */
  public BigInteger amountOut(boolean baseIn, BigInteger in) {
    return curve.amountOut(baseIn == baseIsToken0, in, reserve0(), reserve1());
  }

  /** Least that buys an exact output. Throws {@link Revert} where the contract would. */
  public BigInteger amountIn(boolean baseIn, BigInteger out) {
    return curve.amountIn(baseIn == baseIsToken0, out, reserve0(), reserve1());
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

  private BigInteger reserve0() {
    return baseIsToken0 ? base : quote;
  }

  private BigInteger reserve1() {
    return baseIsToken0 ? quote : base;
  }
}
