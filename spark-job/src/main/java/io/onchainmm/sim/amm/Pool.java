package io.onchainmm.sim.amm;

import java.math.BigInteger;
import java.util.Optional;

/** A constant-product pool: reserves of base and quote in raw units, moved by swaps. */
public final class Pool implements SwapPool {
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

  @Override
  public Pool copy() {
    return new Pool(curve, base, quote);
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

  @Override
  public double keptFraction() {
    return curve.keptFraction();
  }

  @Override
  public double spotRaw() {
    return quoteRaw / baseRaw;
  }

  /** With reserves x and y and γ kept a purchase ends where y + γΔy = √(xyγp). */
  @Override
  public double baseOutUntil(double bidRaw) {
    return baseRaw - Math.sqrt(baseRaw / (curve.keptFraction() * bidRaw)) * Math.sqrt(quoteRaw);
  }

  /** A sale ends where x + γΔx = √(xyγ/p). */
  @Override
  public double baseInUntil(double askRaw) {
    double kept = curve.keptFraction();
    double end = Math.sqrt(baseRaw * kept / askRaw) * Math.sqrt(quoteRaw);
    return (end - baseRaw) / kept;
  }

  @Override
  public BigInteger amountOut(boolean baseIn, BigInteger in) {
    return curve.amountOut(in, reserveIn(baseIn), reserveOut(baseIn));
  }

  @Override
  public BigInteger amountIn(boolean baseIn, BigInteger out) {
    return curve.amountIn(out, reserveIn(baseIn), reserveOut(baseIn));
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

  @Override
  public Optional<Arbitrage.Swap> towards(double fairRaw) {
    return Arbitrage.towards(this, fairRaw);
  }

  private BigInteger reserveIn(boolean baseIn) {
    return baseIn ? base : quote;
  }

  private BigInteger reserveOut(boolean baseIn) {
    return baseIn ? quote : base;
  }
}
