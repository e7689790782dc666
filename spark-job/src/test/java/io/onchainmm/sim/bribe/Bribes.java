package io.onchainmm.sim.bribe;

/** Bribe specs for tests: the defaults of the configuration, changed key by key. */
public final class Bribes {
  private BribeSpec.Mode mode = BribeSpec.Mode.PERCENTILE;
  private double percentile = 95;
  private int windowBlocks = 50;
  private double fixedUsd = 0.02;
  private double capFraction = 0.5;
  private double floorUsd = 0.0001;
  private double alpha = 1;
  private double beta = 0.8;
  private BribeSpec.Link link = BribeSpec.Link.LOG;
  private double lostShare;
  private double failCostUsd;
  private int maxRetries;
  private double tipMedianUsd = 0.02;
  private double tipLogSd = 1;
  private double priorAlphaError;
  private double priorBetaFactor = 1;
  private BribeSpec.Fit fit = BribeSpec.Fit.PRIOR;
  private int fitAttempts = 500;
  private int fitRefit = 20;

  /** Percentile mode with the default inclusion model. */
  public static BribeSpec percentile(
      double percentile, int windowBlocks, double capFraction, double floorUsd) {
    return new Bribes().of(percentile, windowBlocks, capFraction, floorUsd).spec();
  }

  /** Everything about inclusion spelled out. */
  public static BribeSpec inclusion(
      double alpha,
      double beta,
      BribeSpec.Link link,
      double lostShare,
      double failCostUsd,
      int maxRetries) {
    return new Bribes()
        .law(alpha, beta, link)
        .failing(lostShare, failCostUsd)
        .retries(maxRetries)
        .spec();
  }

  public Bribes mode(BribeSpec.Mode value) {
    mode = value;
    return this;
  }

  public Bribes of(double percent, int blocks, double cap, double floor) {
    percentile = percent;
    windowBlocks = blocks;
    capFraction = cap;
    floorUsd = floor;
    return this;
  }

  public Bribes fixed(double usd) {
    fixedUsd = usd;
    return mode(BribeSpec.Mode.FIXED);
  }

  public Bribes law(double alphaOfTheWorld, double betaOfTheWorld, BribeSpec.Link linkOfTheWorld) {
    alpha = alphaOfTheWorld;
    beta = betaOfTheWorld;
    link = linkOfTheWorld;
    return this;
  }

  public Bribes failing(double lost, double costUsd) {
    lostShare = lost;
    failCostUsd = costUsd;
    return this;
  }

  public Bribes retries(int most) {
    maxRetries = most;
    return this;
  }

  public Bribes tips(double medianUsd, double logSd) {
    tipMedianUsd = medianUsd;
    tipLogSd = logSd;
    return this;
  }

  public Bribes prior(double alphaError, double betaFactor) {
    priorAlphaError = alphaError;
    priorBetaFactor = betaFactor;
    return this;
  }

  /** Fits its belief to so many latest attempts, anew after so many. */
  public Bribes fit(BribeSpec.Fit kind, int attempts, int refit) {
    fit = kind;
    fitAttempts = attempts;
    fitRefit = refit;
    return this;
  }

  public BribeSpec spec() {
    return new BribeSpec(
        mode,
        percentile,
        windowBlocks,
        fixedUsd,
        capFraction,
        floorUsd,
        alpha,
        beta,
        link,
        lostShare,
        failCostUsd,
        maxRetries,
        tipMedianUsd,
        tipLogSd,
        priorAlphaError,
        priorBetaFactor,
        fit,
        0.5,
        fitAttempts,
        fitRefit);
  }
}
