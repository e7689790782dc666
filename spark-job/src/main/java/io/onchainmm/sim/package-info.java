/**
 * The simulator as a library: arrays in, numbers out. It knows nothing of YAML, Spark or Delta,
 * reads no clock and no environment; {@link io.onchainmm.sim.Simulator} flies many trials over one
 * tape.
 */
package io.onchainmm.sim;
