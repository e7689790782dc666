package io.onchainmm.validation;

import io.onchainmm.schema.ConfigException;

/** Indices of the samples that train and of those that test, both ascending. */
public record Split(int[] train, int[] test) {

  /**
   * Refuses a training set from which nothing can be learnt.
   *
   * @param name which split this is, for people
   * @param labels the class of each sample
   * @param least fewest training samples
   */
  public void requireTrainable(String name, int[] labels, int least) {
    if (train.length < least) {
      throw new ConfigException(
          ("%s: %d samples are left to train on, but model.validation.min_train asks for %d; take"
                  + " more data, smaller bars, fewer folds or shorter labels")
              .formatted(name, train.length, least));
    }
    for (int i : train) {
      if (labels[i] != labels[train[0]]) {
        return;
      }
    }
    throw new ConfigException(
        ("%s: all %d training samples have the class %d, so there is nothing to tell apart; take"
                + " more data or other barriers")
            .formatted(name, train.length, labels[train[0]]));
  }
}
