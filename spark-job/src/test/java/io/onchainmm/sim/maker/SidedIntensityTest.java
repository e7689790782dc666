package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each side with an A of its own. */
class SidedIntensityTest {
  private static final double[] LEVELS = {0.5, 1.5, 2.5, 3.5, 4.5};

  private static long[] counts(double a, double k, long m, double dt) {
    return Arrays.stream(LEVELS)
        .mapToLong(x -> Math.round(-m * Math.expm1(-a * Math.exp(-k * x) * dt)))
        .toArray();
  }

  @Test
  void findsBothRatesAndTheirDecay() {
    SplittableRandom random = new SplittableRandom(8);
    long m = 2_000_000_000L;
    for (int i = 0; i < 1_000; i++) {
      double bid = random.nextDouble(0.2, 2);
      double ask = random.nextDouble(0.2, 2);
      double k = random.nextDouble(0.1, 0.8);
      SidedIntensity fit =
          SidedIntensity.intervalCorrected(
                  LEVELS, counts(bid, k, m, 0.5), counts(ask, k, m, 0.5), m, 0.5, 5)
              .orElseThrow();
      assertThat(fit.bidA()).isCloseTo(bid, within(1e-5));
      assertThat(fit.askA()).isCloseTo(ask, within(1e-5));
      assertThat(fit.k()).isCloseTo(k, within(1e-5));
      assertThat(fit.tilt()).isCloseTo(Math.log(bid / ask) / 2, within(1e-4));
      assertThat(fit.a()).isCloseTo(Math.sqrt(bid * ask), within(1e-5));
    }
  }

  @Test
  void sidesThatAreAlikeAreThePooledFit() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 1_000; i++) {
      long m = random.nextLong(300, 5_000);
      long[] counts = counts(random.nextDouble(0.3, 2), random.nextDouble(0.1, 0.8), m, 1);
      var pooled = Intensity.intervalCorrected(LEVELS, counts, m, 1, 2);
      var sides = SidedIntensity.intervalCorrected(LEVELS, counts, counts, m, 1, 2);
      assertThat(sides.isPresent()).isEqualTo(pooled.isPresent());
      if (pooled.isPresent()) {
        assertThat(sides.get().bidA()).isCloseTo(pooled.get().a(), within(1e-9));
        assertThat(sides.get().tilt()).isCloseTo(0, within(1e-12));
        assertThat(sides.get().k()).isCloseTo(pooled.get().k(), within(1e-12));
      }
    }
  }

  @Test
  void aSideWithTooFewLevelsHasNoFit() {
    long[] few = {50, 10, 1, 0, 0};
    long[] many = {50, 40, 30, 20, 10};
    assertThat(SidedIntensity.intervalCorrected(LEVELS, few, many, 100, 1, 5)).isEmpty();
    assertThat(SidedIntensity.intervalCorrected(LEVELS, many, few, 100, 1, 5)).isEmpty();
    long[] rising = {10, 20, 30, 40, 50};
    assertThat(SidedIntensity.intervalCorrected(LEVELS, rising, rising, 100, 1, 5)).isEmpty();
  }

  @Test
  void theSideThatIsHitMoreOftenIsQuotedDeeper() {
    double tilt = 0.3;
    double k = 0.5;
    Instrument instrument =
        new Instrument("X", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);
    double[][] depths = new double[2][];
    for (int i = 0; i < 2; i++) {
      Calibration calibration =
          new Calibration(
              new long[] {0},
              new double[] {1},
              new double[] {i * tilt},
              new double[] {k},
              new double[] {0.5},
              new double[] {Double.NaN},
              new long[] {40_000},
              new int[] {0});
      Quoter quoter =
          new Quoter(
              new MakerSpec(
                  0.1,
                  MakerSpec.GammaUnit.USD,
                  MakerSpec.Model.A,
                  1000,
                  10_000,
                  100,
                  false,
                  MakerSpec.VolatilitySource.CALIBRATION,
                  false),
              instrument,
              1.5,
              calibration,
              Signal.NONE);
      assertThat(quoter.refresh(1)).isTrue();
      assertThat(quoter.sigmaNoise()).isNaN();
      depths[i] = new double[] {quoter.bidDepthHalfTicks(0), quoter.askDepthHalfTicks(0)};
    }
    // ln(A_b/A_a) / (2k) = 0.6 bp, and 4 half-ticks in a basis point.
    assertThat(depths[1][0] - depths[0][0]).isCloseTo(4 * 0.6, within(1e-9));
    assertThat(depths[1][1] - depths[0][1]).isCloseTo(-4 * 0.6, within(1e-9));
  }

  @Test
  void aCalibratorOfBothSidesTellsSellersFromBuyers() {
    Map<CalibrationSpec.Sides, Calibration> found = new EnumMap<>(CalibrationSpec.Sides.class);
    for (CalibrationSpec.Sides sides : CalibrationSpec.Sides.values()) {
      Calibrator calibrator = new Calibrator(spec(sides), 0, 1_000_000_000L, 1);
      SplittableRandom random = new SplittableRandom(2);
      for (int i = 1; i <= 4_000; i++) {
        // Half-ticks from a mid of 20,000: one is half a basis point. Sellers come twice as often.
        double buy = random.nextInt(4) == 0 ? -8 * Math.log(random.nextDouble()) : Double.NaN;
        double sell = random.nextInt(2) == 0 ? -8 * Math.log(random.nextDouble()) : Double.NaN;
        calibrator.interval(i * 1_000_000_000L, 20_000, 20_000 + i % 2, buy, sell);
      }
      found.put(sides, calibrator.finish(4_000_000_000_000L));
    }
    Calibration pooled = found.get(CalibrationSpec.Sides.POOLED);
    Calibration sided = found.get(CalibrationSpec.Sides.SEPARATE);
    int last = pooled.length() - 1;
    assertThat(pooled.tilt[last]).isZero();
    double ratio = sided.bidA(last) / sided.askA(last);
    // -ln(1 - 1/2) over -ln(1 - 1/4) is 2.41 near the touch; far away, where hits are few, it is 2.
    assertThat(ratio).isBetween(1.9, 2.5);
    assertThat(sided.a[last]).isCloseTo(pooled.a[last], within(0.1));
    // Of ten changes five are x and five are 0: 5 x^2 over (5 x)^2.
    assertThat(pooled.sigmaNoise[last]).isCloseTo(Math.sqrt(0.2), within(1e-9));
  }

  private static CalibrationSpec spec(CalibrationSpec.Sides sides) {
    return spec(sides, CalibrationSpec.Estimator.INTERVAL_CORRECTED);
  }

  private static CalibrationSpec spec(
      CalibrationSpec.Sides sides, CalibrationSpec.Estimator estimator) {
    return new CalibrationSpec(
        CalibrationSpec.Source.MEASURED,
        1,
        1,
        1,
        CalibrationSpec.Sigma.ZERO_MEAN,
        estimator,
        4_001,
        4_000,
        1,
        1,
        12,
        5,
        sides);
  }

  @Test
  void onlyTheDefaultEstimatorKnowsSides() {
    assertThatThrownBy(
            () -> spec(CalibrationSpec.Sides.SEPARATE, CalibrationSpec.Estimator.POISSON))
        .hasMessageContaining("needs estimator interval_corrected, but it was poisson");
  }

  @Test
  void bouncingPricesAreNoisyAndRandomWalksAreNot() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 1_000; run++) {
      double[] walk = new double[600];
      double[] bounce = new double[600];
      double before = 0;
      for (int i = 0; i < walk.length; i++) {
        walk[i] = random.nextBoolean() ? 1 : -1;
        double now = random.nextBoolean() ? 1 : -1;
        bounce[i] = now - before;
        before = now;
      }
      // 60 tens: the ratio of a walk is off by a tenth.
      assertThat(Volatility.noise(walk, 0, 600)).isBetween(0.6, 1.5);
      assertThat(Volatility.noise(bounce, 0, 600)).isGreaterThan(1.8);
    }
    double[] still = new double[600];
    assertThat(Volatility.noise(still, 0, 600)).isNaN();
    double[] few = new double[299];
    Arrays.fill(few, 1);
    assertThat(Volatility.noise(few, 0, 299)).isNaN();
    double[] gaps = new double[310];
    Arrays.fill(gaps, 1);
    gaps[3] = Double.NaN;
    // 30 tens of ten ones: 10 over 100 a ten.
    assertThat(Volatility.noise(gaps, 0, 310)).isEqualTo(Math.sqrt(0.1));
  }
}
