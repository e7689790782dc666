package io.onchainmm.sim.amm;

/**
 * What theory says liquidity in a constant-product pool loses to arbitrageurs (docs, section on
 * liquidity): loss versus rebalancing of Milionis, Moallemi, Roughgarden and Zhang (2022), with
 * fees and blocks of Milionis, Moallemi and Roughgarden (2023) and Nezlobin and Tassy (2025).
 */
public final class LossVersusRebalancing {
  private static final double FIXED_BLOCKS = 1.7164;

  private LossVersusRebalancing() {}

  /**
   * LVR per second, σ²V/8, in the unit of the value.
   *
   * @param sigma volatility of the logarithm of the price, per √second
   * @param value V, the pool's value
   */
  public static double perSecond(double sigma, double value) {
    return sigma * sigma * value / 8;
  }

  /**
   * The share of blocks in which an arbitrageur trades, and of LVR that he keeps after the fee,
   * when blocks come at exponential times: 1/(1 + f/(σ√(Δ/2))).
   *
   * @param feeLog f = −ln(1 − fee)
   * @param meanBlockSeconds Δ
   */
  public static double keptWithPoissonBlocks(double feeLog, double sigma, double meanBlockSeconds) {
    return 1 / (1 + feeLog / (sigma * Math.sqrt(meanBlockSeconds / 2)));
  }

  /** The share of LVR that arbitrageurs keep when each block takes Δ: 1/(1 + 1.7164 f/(σ√Δ)). */
  public static double keptWithFixedBlocks(double feeLog, double sigma, double blockSeconds) {
    return 1 / (1 + FIXED_BLOCKS * feeLog / (sigma * Math.sqrt(blockSeconds)));
  }

  /** Value against holding the tokens deposited, less 1, when the price is r times as high. */
  public static double impermanentLoss(double priceRatio) {
    return 2 * Math.sqrt(priceRatio) / (1 + priceRatio) - 1;
  }
}
