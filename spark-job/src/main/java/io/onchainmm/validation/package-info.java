/**
 * Which samples train and which test, so that nothing of a test is known in its training: purged
 * k-fold, walk-forward, combinatorial paths, and the final window that stays locked. Pure Java over
 * indices; a sample is known by the bars that its information comes from.
 */
package io.onchainmm.validation;
