package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import java.math.BigInteger;

/**
 * Shares of a constant-product pair: what a deposit mints and what burning returns, without the
 * protocol's own fee (Uniswap/v2-core, {@code UniswapV2Pair.sol}, {@code mint} and {@code burn}).
 */
public final class LpShares {
  /** Shares that the first deposit locks for ever. */
  public static final BigInteger MINIMUM_LIQUIDITY = BigInteger.valueOf(1000);

  private LpShares() {}

  /** What burning returns, raw units. */
  public record Amounts(BigInteger amount0, BigInteger amount1) {}

  /** Shares for the first deposit: {@code √(a₀·a₁) − 1000}. */
  public static BigInteger firstMint(BigInteger amount0, BigInteger amount1) {
    BigInteger root = Uint256.multiply(amount0, amount1).sqrt();
    return positive(
        Uint256.subtract(root, MINIMUM_LIQUIDITY), Reason.INSUFFICIENT_LIQUIDITY_MINTED);
  }

  /** Shares for a later deposit: the smaller of the two shares of the reserves. */
  public static BigInteger mint(
      BigInteger amount0,
      BigInteger amount1,
      BigInteger reserve0,
      BigInteger reserve1,
      BigInteger totalSupply) {
    BigInteger of0 = Uint256.divide(Uint256.multiply(amount0, totalSupply), reserve0);
    BigInteger of1 = Uint256.divide(Uint256.multiply(amount1, totalSupply), reserve1);
    return positive(of0.min(of1), Reason.INSUFFICIENT_LIQUIDITY_MINTED);
  }

  /** What shares are worth in both tokens, each rounded down. */
  public static Amounts burn(
      BigInteger shares, BigInteger reserve0, BigInteger reserve1, BigInteger totalSupply) {
    return new Amounts(share(shares, reserve0, totalSupply), share(shares, reserve1, totalSupply));
  }

  private static BigInteger share(BigInteger shares, BigInteger reserve, BigInteger totalSupply) {
    return positive(
        Uint256.divide(Uint256.multiply(shares, reserve), totalSupply),
        Reason.INSUFFICIENT_LIQUIDITY_BURNED);
  }

  private static BigInteger positive(BigInteger value, Reason otherwise) {
    if (value.signum() == 0) {
      throw new Revert(otherwise);
    }
    return value;
  }
}
