package io.onchainmm.sim.book;

import io.onchainmm.sim.maker.LayerSpec;
import io.onchainmm.sim.maker.MakerSpec;

/** Makers for tests: another one with one thing changed. */
public final class Makers {
  private Makers() {}

  /** The same maker with these layers. */
  public static MakerSpec layered(MakerSpec m, LayerSpec layers) {
    return of(m, layers, m.impactSource(), m.impactFills());
  }

  /** The same maker with its impact measured over so many fills. */
  public static MakerSpec measuring(MakerSpec m, int fills) {
    return of(m, m.layers(), MakerSpec.ImpactSource.MEASURED, fills);
  }

  private static MakerSpec of(
      MakerSpec m, LayerSpec layers, MakerSpec.ImpactSource impact, int impactFills) {
    return new MakerSpec(
        m.gamma(),
        m.gammaUnit(),
        m.model(),
        m.quoter(),
        m.horizon(),
        m.horizonSeconds(),
        m.terminalPenaltyBps(),
        m.halfSpreadBps(),
        m.depthShiftBps(),
        m.skewScale(),
        m.impactBps(),
        m.alpha(),
        m.orderUsd(),
        m.maxInventoryUsd(),
        m.requoteMs(),
        m.noImprove(),
        m.volatility(),
        m.hedge(),
        m.hedgeBandUsd(),
        m.hedgeBeta(),
        m.hedgeTakerFeeBps(),
        m.hedgeLatencyMs(),
        m.hedgeFeedLatencyMs(),
        m.hedgeFees(),
        m.hedgeFunding(),
        layers,
        impact,
        impactFills);
  }
}
