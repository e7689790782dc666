/**
 * The Delta tables: names, schemas, row codecs, compute-once. Nothing else calls {@code row.getAs}.
 */
package io.onchainmm.lake;
