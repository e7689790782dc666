package io.onchainmm.sim.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeeTiersTest {
  private static final long DAY = 86_400_000_000_000L;

  private static FeeSpec perp(double volume, double share, double stake, double referral) {
    return new FeeSpec(FeeSpec.Schedule.HYPERLIQUID_PERP, volume, share, stake, referral, false);
  }

  private static FeeSpec spot(double share, boolean quotePair) {
    return new FeeSpec(FeeSpec.Schedule.HYPERLIQUID_SPOT, 0, share, 0, 0, quotePair);
  }

  @Test
  void tiersAreReachedAboveTheirVolume() {
    double[] volumes = {0, 5e6, 5.1e6, 26e6, 101e6, 501e6, 3e9, 8e9};
    double[] perps = {1.5, 1.5, 1.2, 0.8, 0.4, 0, 0, 0};
    double[] spots = {4, 4, 3, 2, 1, 0, 0, 0};
    for (int i = 0; i < volumes.length; i++) {
      assertThat(FeeTiers.makerBps(perp(0, 0, 0, 0), volumes[i])).isEqualTo(perps[i]);
      assertThat(FeeTiers.makerBps(spot(0, false), volumes[i])).isEqualTo(spots[i]);
    }
  }

  @Test
  void takersPayByTheSameVolumes() {
    double[] volumes = {0, 5e6, 5.1e6, 26e6, 101e6, 501e6, 3e9, 8e9};
    double[] perps = {4.5, 4.5, 4, 3.5, 3, 2.8, 2.6, 2.4};
    double[] spots = {7, 7, 6, 5, 4, 3.5, 3, 2.5};
    for (int i = 0; i < volumes.length; i++) {
      assertThat(FeeTiers.takerBps(perp(0, 0, 0, 0), volumes[i])).isEqualTo(perps[i]);
      assertThat(FeeTiers.takerBps(spot(0, false), volumes[i])).isEqualTo(spots[i]);
    }
    // A rebate is the maker's; a stake and a referral are everybody's: 4.5 x 0.95 x 0.96.
    assertThat(FeeTiers.takerBps(perp(0, 0.031, 11, 0.04), 0)).isEqualTo(4.104);
    assertThat(FeeTiers.takerBps(spot(0, true), 0)).isEqualTo(1.4);
  }

  @Test
  void rebatesByMakerShareTakeThePlaceOfTheFee() {
    assertThat(FeeTiers.makerBps(perp(0, 0.005, 0, 0), 0)).isEqualTo(1.5);
    assertThat(FeeTiers.makerBps(perp(0, 0.006, 0, 0), 0)).isEqualTo(-0.1);
    assertThat(FeeTiers.makerBps(perp(0, 0.016, 0, 0), 0)).isEqualTo(-0.2);
    assertThat(FeeTiers.makerBps(perp(0, 0.031, 1e6, 0.5), 0)).isEqualTo(-0.3);
    assertThat(FeeTiers.makerBps(spot(0.031, true), 0)).isEqualTo(-0.06);
  }

  @Test
  void discountsMultiplyAndRoundUp() {
    assertThat(FeeTiers.makerBps(perp(0, 0, 11, 0), 0)).isEqualTo(1.425);
    assertThat(FeeTiers.makerBps(perp(0, 0, 600_000, 0.04), 0)).isEqualTo(0.864);
    assertThat(FeeTiers.makerBps(perp(0, 0, 101, 0.123456), 0)).isEqualTo(1.18334);
  }

  @Test
  void moreVolumeStakeOrShareNeverCostsMore() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1_000; i++) {
      double volume = Math.pow(10, random.nextDouble(5, 10.5));
      double share = random.nextDouble(0, 0.04);
      double stake = Math.pow(10, random.nextDouble(0, 7));
      double fee = FeeTiers.makerBps(perp(0, share, stake, 0.04), volume);
      assertThat(FeeTiers.makerBps(perp(0, share, stake, 0.04), 2 * volume))
          .isLessThanOrEqualTo(fee);
      assertThat(FeeTiers.makerBps(perp(0, share, 2 * stake, 0.04), volume))
          .isLessThanOrEqualTo(fee);
      assertThat(FeeTiers.makerBps(perp(0, 2 * share, stake, 0.04), volume))
          .isLessThanOrEqualTo(fee);
      double taker = FeeTiers.takerBps(perp(0, share, stake, 0.04), volume);
      assertThat(taker).isGreaterThan(fee);
      assertThat(FeeTiers.takerBps(perp(0, share, stake, 0.04), 2 * volume))
          .isLessThanOrEqualTo(taker);
      assertThat(FeeTiers.takerBps(perp(0, share, 2 * stake, 0.04), volume))
          .isLessThanOrEqualTo(taker);
    }
  }

  @Test
  void ownVolumeCountsFromTheEndOfItsDayForFourteenDays() {
    FeeClock clock = new FeeClock(perp(1e6, 0, 0, 0), 3 * DAY + 5);
    assertThat(clock.makerBps()).isEqualTo(1.5);
    clock.traded(4.5e6);
    assertThat(clock.turned(4 * DAY - 1)).isFalse();
    assertThat(clock.makerBps()).isEqualTo(1.5);
    assertThat(clock.turned(4 * DAY)).isTrue();
    assertThat(clock.makerBps()).isEqualTo(1.2);
    assertThat(clock.turned(17 * DAY)).isTrue();
    assertThat(clock.makerBps()).isEqualTo(1.2);
    assertThat(clock.turned(18 * DAY)).isTrue();
    assertThat(clock.makerBps()).isEqualTo(1.5);
  }

  @Test
  void spotVolumeCountsTwice() {
    FeeClock clock = new FeeClock(spot(0, false), 0);
    clock.traded(2.6e6);
    assertThat(clock.turned(DAY)).isTrue();
    assertThat(clock.makerBps()).isEqualTo(3);
  }

  @Test
  void legsOfOneAccountShareTheirVolume() {
    AccountVolume account = new AccountVolume(0);
    FeeClock spotLeg = new FeeClock(spot(0, false), account, 0);
    FeeClock perpLeg = new FeeClock(perp(0, 0, 0, 0), account, 0);
    spotLeg.traded(2e6);
    perpLeg.traded(1.5e6);
    // 2 x 2 M + 1.5 M pass 5 M, for both and only from the next day on.
    assertThat(perpLeg.takerBps()).isEqualTo(4.5);
    assertThat(perpLeg.turned(DAY)).isTrue();
    assertThat(spotLeg.turned(DAY)).isTrue();
    assertThat(spotLeg.turned(DAY)).isFalse();
    assertThat(perpLeg.takerBps()).isEqualTo(4);
    assertThat(spotLeg.makerBps()).isEqualTo(3);
  }
}
