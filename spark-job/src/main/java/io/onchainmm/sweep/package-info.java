/**
 * Expands an experiment into trials, prepares what they need (each upstream table once), runs them
 * in waves of flights on Spark, and resumes what is missing.
 */
package io.onchainmm.sweep;
