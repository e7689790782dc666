/**
 * Bars to labels: which barrier the price touches first after each bar, whether acting on a given
 * side paid, and how much each label should weigh. A label looks ahead, which is its purpose; it
 * says with {@code known_nanos} from when on it may be used.
 */
package io.onchainmm.labels;
