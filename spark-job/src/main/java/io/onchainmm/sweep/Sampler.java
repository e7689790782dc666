package io.onchainmm.sweep;

import io.onchainmm.config.Point;
import java.util.Iterator;
import java.util.Optional;

/** Chooses the points of a space that are tried, one after the other. */
public interface Sampler {
  /** The points, made as they are asked for. */
  Iterator<Point> points();

  /** What a person should know about the choice, if anything. */
  Optional<String> note();
}
