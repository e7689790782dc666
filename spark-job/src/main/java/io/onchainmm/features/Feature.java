package io.onchainmm.features;

/** The features; the constants are the choices in the YAML. */
public enum Feature {
  FRAC_DIFF,
  RSI,
  VOL_ADJ_FLOW,
  VOLATILITY
}
