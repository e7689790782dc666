package io.onchainmm.features;

/**
 * Relative strength index with Wilder's smoothing (Wilder 1978, "New Concepts in Technical Trading
 * Systems"): the first averages are the means of n gains and losses, later ones (average · (n − 1)
 * + x) / n. Between 0 and 100; 50 where the price has not moved.
 */
final class Rsi implements Indicator {
  private final int periods;
  private int bars;
  private double close;
  private double gain;
  private double loss;

  Rsi(int periods) {
    this.periods = periods;
  }

  @Override
  public double next(PricedBar bar) {
    double change = bars == 0 ? 0 : bar.close() - close;
    close = bar.close();
    int changes = bars++;
    double up = Math.max(change, 0);
    double down = Math.max(-change, 0);
    if (changes <= periods) {
      gain += up;
      loss += down;
      if (changes < periods) {
        return ABSENT;
      }
      gain /= periods;
      loss /= periods;
    } else {
      gain = (gain * (periods - 1) + up) / periods;
      loss = (loss * (periods - 1) + down) / periods;
    }
    return gain + loss == 0 ? 50 : 100 * (gain / (gain + loss));
  }
}
