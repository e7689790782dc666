package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.maker.MakerSpec.GammaUnit;
import io.onchainmm.sim.maker.MakerSpec.VolatilitySource;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Signal;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Units of risk aversion, and what is known when. */
class QuoterTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);
  private static final Calibration CALIBRATION =
      new Calibration(
          new long[] {100, 200, 300},
          new double[] {1, 1, Double.NaN},
          new double[] {0.3, 0.3, Double.NaN},
          new double[] {0.5, 0.5, Double.NaN},
          new long[] {50_000, 50_000, 0},
          new int[] {0, 1, 0});

  @Test
  void theThreeUnitsOfGammaMeanTheSameQuotes() {
    // 1,000 USD an order, mid 2,500 USD, tick 0.1 USD: 1 bp = 2.5 ticks.
    double perBpOrder = 0.1 * 1000 * 1e-4;
    double usd = depth(0.1, GammaUnit.USD);
    assertThat(depth(perBpOrder, GammaUnit.BP_LOT)).isCloseTo(usd, within(1e-12));
    assertThat(depth(perBpOrder / 2.5, GammaUnit.TICK_LOT)).isCloseTo(usd, within(1e-12));
    // 3.28 bp margin + half of 0.107 bp skew = 3.33 bp = 8.33 ticks = 16.7 half-ticks.
    assertThat(usd).isCloseTo(16.66, within(0.02));
  }

  private static double depth(double gamma, GammaUnit unit) {
    Quoter quoter = quoter(gamma, unit, VolatilitySource.CALIBRATION, Signal.NONE);
    assertThat(quoter.refresh(150)).isTrue();
    assertThat(quoter.bidDepthHalfTicks(0)).isEqualTo(quoter.askDepthHalfTicks(0));
    assertThat(quoter.marginHalfTicks()).isLessThan(quoter.bidDepthHalfTicks(0));
    return quoter.bidDepthHalfTicks(0);
  }

  @Test
  void quotesOnlyWhileCalibratedAndCountsRejections() {
    Quoter quoter = quoter(0.1, GammaUnit.USD, VolatilitySource.CALIBRATION, Signal.NONE);
    assertThat(quoter.refresh(99)).isFalse();
    assertThat(quoter.rejectsInRow()).isZero();
    assertThat(quoter.refresh(100)).isTrue();
    assertThat(quoter.refresh(200)).isTrue();
    assertThat(quoter.rejectsInRow()).isEqualTo(1);
    assertThat(quoter.refresh(300)).isFalse();
    assertThat(quoter.rejects()).isEqualTo(1);
  }

  @Test
  void volatilityCanComeFromBars() {
    Signal signal = new Signal(new long[] {110, 120, 130}, new double[] {Double.NaN, 5e-5, 1e-4});
    Quoter quoter = quoter(0.1, GammaUnit.USD, VolatilitySource.BARS, signal);
    assertThat(quoter.refresh(105)).isFalse();
    assertThat(quoter.refresh(115)).isFalse();
    assertThat(quoter.refresh(125)).isTrue();
    double calm = quoter.bidDepthHalfTicks(4) - quoter.bidDepthHalfTicks(3);
    assertThat(quoter.refresh(135)).isTrue();
    double wild = quoter.bidDepthHalfTicks(4) - quoter.bidDepthHalfTicks(3);
    assertThat(wild).isCloseTo(2 * calm, within(1e-9));
  }

  @Test
  void aPredictionMovesBothQuotesByWhatIsStillToCome() {
    // 4 bp x 0.5 = 2 bp at first, half of it after half of the default 60 s; 1 bp = 5 half-ticks.
    Signal signal =
        new Signal(new long[] {150}, new double[] {1e-4}, new double[] {4e-4}, new double[] {0.5});
    Quoter plain = quoter(0.1, GammaUnit.USD, VolatilitySource.CALIBRATION, Signal.NONE);
    Quoter moved = quoter(0.1, GammaUnit.USD, VolatilitySource.CALIBRATION, signal);
    plain.refresh(150);
    moved.refresh(150);
    double bid = plain.bidDepthHalfTicks(1);
    double ask = plain.askDepthHalfTicks(1);
    assertThat(moved.bidDepthHalfTicks(1)).isCloseTo(bid - 10, within(1e-9));
    assertThat(moved.askDepthHalfTicks(1)).isCloseTo(ask + 10, within(1e-9));
  }

  @Test
  void givenValuesHoldFromTheFirstPriceOn() {
    PriceSeries mids = new PriceSeries(new long[] {5, 10}, new long[] {0, 50_000});
    Calibration fixed = Calibration.fixed(CalibrationSpec.fixed(1, 0.3, 0.5, 1e-8), mids, 25);
    assertThat(fixed.timeNanos).containsExactly(10, 20);
    assertThat(fixed.kPerBp).containsExactly(0.3, 0.3);
    assertThat(fixed.refHalfTicks).containsExactly(50_000, 50_000);
  }

  private static Quoter quoter(double gamma, GammaUnit unit, VolatilitySource source, Signal s) {
    MakerSpec spec =
        new MakerSpec(gamma, unit, MakerSpec.Model.A, 1000, 10_000, 100, false, source, false);
    return new Quoter(spec, INSTRUMENT, 0, CALIBRATION, s);
  }
}
