/**
 * Order-by-order matching: {@link io.onchainmm.sim.matching.FifoBook} applies single orders in
 * price–time priority and says what happened to each. Recorded orders and those of synthetic agents
 * go through it; what comes out becomes a tape. It knows no clock: the order of its calls is time.
 */
package io.onchainmm.sim.matching;
