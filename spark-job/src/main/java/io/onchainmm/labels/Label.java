package io.onchainmm.labels;

/**
 * What became of one event. It spans the returns of the bars {@code start + 1} to {@code end}.
 *
 * @param start the event's bar; positions enter at its close
 * @param end the bar at which the label is known; may lie beyond the data when not complete
 * @param side the position judged, +1 or −1
 * @param barrier which barrier ended it
 * @param logReturn log return of the price from {@code start} until then, whatever the side
 * @param value the class: −1, 0 or +1 for a direction; 1 or 0 for a meta-label
 * @param complete whether the whole holding period lies within the data; the others are not for
 *     training, since those that end early are a biased choice among them
 */
public record Label(
    int start, int end, int side, Barrier barrier, double logReturn, int value, boolean complete) {

  /** Refuses a label that ends before it starts. */
  public Label {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a label from bar %d to bar %d".formatted(start, end));
    }
  }
}
