package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds order prices to the legal steps of an instrument. The step of the significant-figures rule
 * changes with the decade of the price only, so the last decade's step is remembered.
 */
final class PriceSteps {
  private final Instrument instrument;
  private long fromTicks;
  private long untilTicks;
  private long stepTicks = 1;

  PriceSteps(Instrument instrument) {
    this.instrument = instrument;
    this.untilTicks = instrument.significantFigures() == 0 ? Long.MAX_VALUE : 0;
  }

  /** The nearest legal price at or below. */
  long down(long ticks) {
    long step = step(ticks);
    return step == 1 ? ticks : Math.floorDiv(ticks, step) * step;
  }

  /** The nearest legal price at or above. */
  long up(long ticks) {
    long step = step(ticks);
    return step == 1 ? ticks : -Math.floorDiv(-ticks, step) * step;
  }

  /** Legal prices near {@code ticks} are multiples of this. */
  long step(long ticks) {
    if (ticks > 0 && (ticks < fromTicks || ticks >= untilTicks)) {
      BigDecimal price = instrument.tickSizeUsd().multiply(BigDecimal.valueOf(ticks));
      BigDecimal decade = BigDecimal.ONE.scaleByPowerOfTen(price.precision() - price.scale());
      stepTicks = instrument.stepTicks(ticks);
      untilTicks = ticks(decade);
      fromTicks = ticks(decade.movePointLeft(1));
    }
    return stepTicks;
  }

  private long ticks(BigDecimal price) {
    return price
        .divide(instrument.tickSizeUsd(), 0, RoundingMode.CEILING)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }
}
