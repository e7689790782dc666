/**
 * What Hyperliquid charges and asks besides the trade: fee tiers, hourly funding, margin, limits of
 * orders. Rates only; the money is booked by the ledger.
 */
package io.onchainmm.sim.hyperliquid;
