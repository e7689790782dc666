/** Bars to features; every feature is known at the close of its bar and looks only back. */
package io.onchainmm.features;
