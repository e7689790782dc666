package io.onchainmm.data;

/** What a market states that brings its own steps of prices and sizes. */
interface OwnSteps {
  /** Price step, USD. */
  double tickUsd();

  /** Size step, base units. */
  double lotBase();
}
