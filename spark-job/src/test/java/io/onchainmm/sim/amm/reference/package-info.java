/** The obvious ways of computing what pools compute, in plain big integers. */
package io.onchainmm.sim.amm.reference;
