/**
 * The whole YAML: {@link io.onchainmm.config.Experiment} with its tree and positions, and {@link
 * io.onchainmm.config.TrialConfig}, one resolved point composed of everybody's {@code *Spec}.
 */
package io.onchainmm.config;
