package io.onchainmm.sim.book;

import io.onchainmm.sim.maker.LayerSpec;
import io.onchainmm.sim.maker.MakerSpec;

/** Makers for tests: another one with one thing changed. */
public final class Makers {
  private Makers() {}

  /** The same maker with these layers. */
  public static MakerSpec layered(MakerSpec m, LayerSpec layers) {
    return of(m, layers, m.impactSource(), m.impactFills(), m.rounding(), m.maxOrderAgeSeconds());
  }

  /** The same maker with its impact measured over so many fills. */
  public static MakerSpec measuring(MakerSpec m, int fills) {
    return of(
        m,
        m.layers(),
        MakerSpec.ImpactSource.MEASURED,
        fills,
        m.rounding(),
        m.maxOrderAgeSeconds());
  }

  /** The same maker with quotes rounded so. */
  public static MakerSpec rounding(MakerSpec m, MakerSpec.Rounding rounding) {
    return of(m, m.layers(), m.impactSource(), m.impactFills(), rounding, m.maxOrderAgeSeconds());
  }

  /** The same maker with orders that grow so old at most. */
  public static MakerSpec renewing(MakerSpec m, double seconds) {
    return of(m, m.layers(), m.impactSource(), m.impactFills(), m.rounding(), seconds);
  }

  private static MakerSpec of(
      MakerSpec m,
      LayerSpec layers,
      MakerSpec.ImpactSource impact,
      int impactFills,
      MakerSpec.Rounding rounding,
      double maxOrderAgeSeconds) {
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
        impactFills,
        rounding,
        maxOrderAgeSeconds);
  }
}
