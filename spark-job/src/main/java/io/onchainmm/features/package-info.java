/**
 * Bars to features; every feature of the catalogue is known at the close of its bar and looks only
 * back. A new feature is one {@link io.onchainmm.features.Indicator} and one constant in {@link
 * io.onchainmm.features.Feature}. {@link io.onchainmm.features.LegacyFeature} holds those of the
 * pipeline before this one, to compare with it.
 */
package io.onchainmm.features;
