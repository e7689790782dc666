/** Trades to time, tick, volume and dollar bars, exact in integers. */
package io.onchainmm.bars;
