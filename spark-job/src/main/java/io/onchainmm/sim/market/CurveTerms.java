package io.onchainmm.sim.market;

import java.io.Serializable;
import java.util.Optional;

/**
 * What a pool's curve needs to know besides its events.
 *
 * @param baseIsToken0 whether our base is the pool's token 0
 * @param events what happens between ticks; with concentrated liquidity alone
 * @param feeScaling how a dynamic fee grows with the distance from the average tick (K); 0 for a
 *     fee that stays
 * @param feeCapPips most that a dynamic fee takes, millionths of the input
 */
public record CurveTerms(
    boolean baseIsToken0, Optional<TickEvents> events, int feeScaling, int feeCapPips)
    implements Serializable {
  /** Of a curve that needs no more. */
  public static final CurveTerms TOKEN0_IS_BASE = new CurveTerms(true, Optional.empty(), 0, 0);
}
