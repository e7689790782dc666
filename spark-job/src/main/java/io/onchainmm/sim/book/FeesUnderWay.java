package io.onchainmm.sim.book;

import java.util.Arrays;

/**
 * Fees of the fills that the exchange has made and the trial has yet to hear of, in their order: a
 * ring of longs.
 */
final class FeesUnderWay {
  private long[] atoms = new long[8];
  private int head;
  private int size;

  /** A fill was charged; what the trial reads of fills it reads in this order. */
  void add(long feeAtoms) {
    if (size == atoms.length) {
      long[] longer = Arrays.copyOfRange(atoms, head, head + 2 * size);
      System.arraycopy(atoms, 0, longer, size - head, head);
      atoms = longer;
      head = 0;
    }
    atoms[(head + size++) & (atoms.length - 1)] = feeAtoms;
  }

  /** The fee of the oldest fill, which the trial now knows of; throws where there is none. */
  long take() {
    if (size == 0) {
      throw new IllegalStateException("A fill is known that the exchange has not made");
    }
    long fee = atoms[head];
    head = (head + 1) & (atoms.length - 1);
    size--;
    return fee;
  }
}
