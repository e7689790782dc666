package io.onchainmm.features;

import java.util.List;

/** Specs of the tests; what is not named is at its default. */
final class FeatureSpecs {
  static final FeaturesSpec LEGACY =
      of(FeaturesSpec.FeatureSet.LEGACY, 0.5, 0.01, 14, 10, 20, List.of());

  private FeatureSpecs() {}

  static FeaturesSpec of(
      double order,
      double threshold,
      int rsiPeriods,
      int flowBars,
      int volatilityBars,
      List<Feature> include) {
    return of(
        FeaturesSpec.FeatureSet.CATALOGUE,
        order,
        threshold,
        rsiPeriods,
        flowBars,
        volatilityBars,
        include);
  }

  private static FeaturesSpec of(
      FeaturesSpec.FeatureSet set,
      double order,
      double threshold,
      int rsiPeriods,
      int flowBars,
      int volatilityBars,
      List<Feature> include) {
    return new FeaturesSpec(
        set,
        order,
        threshold,
        rsiPeriods,
        flowBars,
        volatilityBars,
        12,
        26,
        9,
        20,
        2,
        30,
        10,
        40,
        20,
        10,
        5,
        include);
  }
}
