/** What we own and why we made money: the integer ledger, PnL attribution, mark-outs, metrics. */
package io.onchainmm.sim.accounting;
