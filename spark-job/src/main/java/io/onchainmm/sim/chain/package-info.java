/**
 * Chains as models of inclusion and cost: when a swap that was sent takes effect, who is ahead of
 * whom, and what is paid when it lands, reverts or is left out. Each has a clock of its own.
 */
package io.onchainmm.sim.chain;
