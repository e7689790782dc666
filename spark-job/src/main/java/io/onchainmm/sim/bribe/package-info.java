/** What inclusion costs: the logistic inclusion model and the policy that picks the bribe. */
package io.onchainmm.sim.bribe;
