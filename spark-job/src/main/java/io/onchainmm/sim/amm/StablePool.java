package io.onchainmm.sim.amm;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A pool that keeps {@code x³y + y³x} of its reserves of base and quote, moved by swaps.
 *
 * <p>Model mathematics, with {@code r = y/x} of the reserves in whole tokens: the marginal price is
 * {@code p = (3r + r³)/(1 + 3r²)}. Since {@code (1±r)³ = 1 + 3r² ± (3r + r³)}, {@code (1−r)/(1+r) =
 * ∛((1−p)/(1+p))} gives r for a price, and {@code k = x⁴(r + r³)} the reserves that go with it.
 */
public final class StablePool implements SwapPool {
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

  @Override
  public StablePool copy() {
    return new StablePool(curve, baseIsToken0, base, quote);
  }

  @Override
  public BigInteger base() {
    return base;
  }

  @Override
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

  @Override
  public double keptFraction() {
    return curve.keptFraction();
  }

  @Override
  public double spotRaw() {
    double r = quoteTokens / baseTokens;
    return (3 * r + r * r * r) / (1 + 3 * r * r) * quoteUnit / baseUnit;
  }

  @Override
  public double baseOutUntil(double bidRaw) {
    return baseTokens * baseUnit - baseAt(bidRaw * keptFraction());
  }

  @Override
  public double baseInUntil(double askRaw) {
    return (baseAt(askRaw / keptFraction()) - baseTokens * baseUnit) / keptFraction();
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

  @Override
  public BigInteger amountOut(boolean baseIn, BigInteger in) {
    return curve.amountOut(baseIn == baseIsToken0, in, reserve0(), reserve1());
  }

  @Override
  public BigInteger amountIn(boolean baseIn, BigInteger out) {
    return curve.amountIn(baseIn == baseIsToken0, out, reserve0(), reserve1());
  }

  /** To the edge of the band: the fee is taken on top of what moves the price there. */
  @Override
  public Optional<Arbitrage.Swap> towards(double fairRaw) {
    double kept = keptFraction();
    if (askRaw() < fairRaw) {
      return Arbitrage.swap(false, (quoteAt(fairRaw * kept) - quoteTokens * quoteUnit) / kept);
    }
    return bidRaw() > fairRaw ? Arbitrage.swap(true, baseInUntil(fairRaw)) : Optional.empty();
  }

  /** Moves the reserves by a swap whose amounts are known. */
  @Override
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
