/** Watches the ledger at each mark: drawdown, inventory, stale marks; records alerts, may halt. */
package io.onchainmm.sim.risk;
