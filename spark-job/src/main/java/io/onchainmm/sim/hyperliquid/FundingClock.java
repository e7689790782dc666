package io.onchainmm.sim.hyperliquid;

import java.math.BigDecimal;

/** When funding is next paid, and at which rate: at every full UTC hour inside a window. */
public final class FundingClock {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final FundingSpec spec;
  private long nextNanos;
  private int hour;

  /** The first payment is at the first full hour after {@code startNanos}. */
  public FundingClock(FundingSpec spec, long startNanos) {
    this.spec = spec;
    nextNanos =
        spec.source() == FundingSpec.Source.NONE
            ? Long.MAX_VALUE
            : (Math.floorDiv(startNanos, HOUR_NANOS) + 1) * HOUR_NANOS;
  }

  /** Time of the next payment, the largest long when there is none. */
  public long nextNanos() {
    return nextNanos;
  }

  /** What the position pays then, in atoms, negative when received; moves on to the next hour. */
  public long payAtoms(long positionAtoms) {
    BigDecimal rate = rate();
    hour++;
    nextNanos += HOUR_NANOS;
    return FundingRate.paidAtoms(positionAtoms, rate);
  }

  private BigDecimal rate() {
    int at = Math.min(hour, spec.hourly().size() - 1);
    BigDecimal stated = BigDecimal.valueOf(spec.hourly().get(at));
    return spec.source() == FundingSpec.Source.PREMIUMS
        ? FundingRate.hourly(FundingRate.ofEightHours(stated))
        : FundingRate.capped(stated);
  }
}
