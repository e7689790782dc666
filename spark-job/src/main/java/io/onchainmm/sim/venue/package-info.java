/**
 * What a venue is to a trial: the seat it takes, the block of the configuration that says how its
 * orders fare, and what comes back. The venues themselves are {@code sim.book} and {@code
 * sim.pool}.
 */
package io.onchainmm.sim.venue;
