/**
 * What Hyperliquid charges and pays besides the trade: fee tiers and hourly funding. Rates only;
 * the money is booked by the ledger.
 */
package io.onchainmm.sim.hyperliquid;
