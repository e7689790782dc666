package io.onchainmm.sim.bribe;

/**
 * What a trial has seen of its own attempts, and the model it draws from them: a walk forward in
 * the order of the blocks. Decisions of a block know the attempts that ended in earlier blocks, and
 * only those.
 */
final class InclusionLearner {
  private final BribeSpec.Link link;
  private final Learning learning;
  private final Belief prior;
  private final double[] links;
  private final double[] congestion;
  private final boolean[] included;
  private final long[] blocks;
  private long arrived;
  private long fittedUpTo;
  private Belief belief;
  private long fits;
  private long fallbacks;

  InclusionLearner(BribeSpec.Link link, Learning learning, Belief prior) {
    this.link = link;
    this.learning = learning;
    this.prior = prior;
    this.belief = prior;
    this.links = new double[learning.attempts()];
    this.congestion = new double[learning.attempts()];
    this.included = new boolean[learning.attempts()];
    this.blocks = new long[learning.attempts()];
  }

  /**
   * An attempt ended in {@code block}. One that offered nothing under the logarithmic link could
   * not have been included and teaches nothing.
   */
  void learn(long block, double bribeUsd, double busy, boolean wasIncluded) {
    if (link == BribeSpec.Link.LOG && bribeUsd == 0) {
      return;
    }
    if (arrived > 0 && block < blocks[slot(arrived - 1)]) {
      throw new IllegalArgumentException(
          "an attempt of block %d came after one of block %d"
              .formatted(block, blocks[slot(arrived - 1)]));
    }
    int slot = slot(arrived++);
    links[slot] = link == BribeSpec.Link.LOG ? Math.log(bribeUsd) : bribeUsd;
    congestion[slot] = busy;
    included[slot] = wasIncluded;
    blocks[slot] = block;
  }

  /** What is believed in decisions of {@code block}. */
  Belief at(long block) {
    if (arrived - fittedUpTo >= learning.refit()) {
      long end = arrived;
      long start = Math.max(0, arrived - links.length);
      while (end > start && blocks[slot(end - 1)] >= block) {
        end--;
      }
      if (end - fittedUpTo >= learning.refit()) {
        fittedUpTo = end;
        take(fit(start, (int) (end - start)));
      }
    }
    return belief;
  }

  private void take(Belief.Fitted fitted) {
    belief = fitted.belief();
    fits++;
    fallbacks += fitted.origin() == Belief.Origin.AS_ASKED ? 0 : 1;
  }

  /** How often the belief was fitted anew. */
  long fits() {
    return fits;
  }

  /** How many of the fits were not of the kind asked for: Firth's instead, or the prior kept. */
  long fallbacks() {
    return fallbacks;
  }

  private Belief.Fitted fit(long start, int rows) {
    double[] someLinks = new double[rows];
    double[] someCongestion = learning.congestion() ? new double[rows] : null;
    boolean[] someIncluded = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      int slot = slot(start + i);
      someLinks[i] = links[slot];
      someIncluded[i] = included[slot];
      if (someCongestion != null) {
        someCongestion[i] = congestion[slot];
      }
    }
    return Belief.fitted(learning, someLinks, someCongestion, someIncluded, prior);
  }

  private int slot(long attempt) {
    return (int) (attempt % links.length);
  }
}
