/**
 * Bars to features; every feature is known at the close of its bar and looks only back. A new
 * feature is one {@link io.onchainmm.features.Indicator} and one constant in {@link
 * io.onchainmm.features.Feature}.
 */
package io.onchainmm.features;
