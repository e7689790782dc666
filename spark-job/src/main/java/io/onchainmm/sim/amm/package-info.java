/**
 * What pool contracts compute: swaps exact to the unit, reserves, arbitrage back to a fair price.
 * Pure arithmetic; it knows neither trials nor tapes' time.
 */
package io.onchainmm.sim.amm;
