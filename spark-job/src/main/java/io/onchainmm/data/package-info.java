/**
 * Loads recorded (or generates synthetic) trades, books and swaps into the raw tables, and compiles
 * them into tapes. Where a new source goes: one record in a family of {@link
 * io.onchainmm.data.MarketSpec} and one loader.
 */
package io.onchainmm.data;
