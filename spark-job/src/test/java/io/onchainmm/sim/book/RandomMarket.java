package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.util.SplittableRandom;

/**
 * A random book: a mid that wanders, levels around it, aggressors with exponential reach, equal
 * times, forgotten levels and now and then a gap. Not a model of anything, but it visits all rules.
 */
public final class RandomMarket {
  private final SplittableRandom random;
  private final TapeBuilder tape = new TapeBuilder();
  private final long[] bids = new long[400_000];
  private final long[] asks = new long[400_000];
  private long ms;
  private long mid = 20_000;

  /** The same seed makes the same market. */
  public RandomMarket(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A tape of about {@code steps} instants. */
  public BookTape tape(int steps, Instrument instrument) {
    tape.instrument(instrument);
    refill();
    for (int i = 0; i < steps; i++) {
      ms += random.nextInt(4) == 0 ? 0 : random.nextInt(120);
      step();
    }
    return tape.build();
  }

  private void step() {
    int what = random.nextInt(1000);
    if (what < 250) {
      trade();
    } else if (what < 400) {
      moveMid(random.nextInt(-2, 3));
    } else if (what < 402) {
      gap();
    } else if (what < 420) {
      forget();
    } else if (random.nextBoolean()) {
      setBid(mid - 1 - random.nextInt(10), random.nextInt(6) == 0 ? 0 : random.nextInt(1, 60));
    } else {
      setAsk(mid + 1 + random.nextInt(10), random.nextInt(6) == 0 ? 0 : random.nextInt(1, 60));
    }
  }

  private void trade() {
    long reach = (long) (-Math.log(random.nextDouble()) * 4);
    long size = random.nextInt(1, 50);
    if (random.nextBoolean()) {
      tape.buyTrade(ms, mid + 1 + reach, size);
    } else {
      tape.sellTrade(ms, mid - 1 - reach, size);
    }
  }

  private void moveMid(int ticks) {
    mid = Math.max(1000, mid + ticks);
    // What the new mid crosses disappears, sometimes only after the other side has come.
    if (random.nextBoolean()) {
      clean();
      refillTouch();
    } else {
      refillTouch();
      clean();
    }
  }

  private void clean() {
    for (long p = mid - 15; p <= mid + 15; p++) {
      if (p >= mid && bids[(int) p] > 0) {
        setBid(p, 0);
      }
      if (p <= mid && asks[(int) p] > 0) {
        setAsk(p, 0);
      }
    }
  }

  private void refillTouch() {
    setBid(mid - 1, random.nextInt(1, 60));
    setAsk(mid + 1, random.nextInt(1, 60));
  }

  private void refill() {
    for (int i = 1; i <= 10; i++) {
      setBid(mid - i, random.nextInt(1, 60));
      setAsk(mid + i, random.nextInt(1, 60));
    }
  }

  private void forget() {
    long price = mid - 5 - random.nextInt(8);
    if (bids[(int) price] > 0) {
      bids[(int) price] = 0;
      tape.row(ms, BookTape.BID_FORGET, price, 0);
    }
  }

  private void gap() {
    tape.row(ms, BookTape.GAP, 0, 0);
    java.util.Arrays.fill(bids, 0);
    java.util.Arrays.fill(asks, 0);
    ms += random.nextInt(2000);
    refill();
  }

  private void setBid(long price, long lots) {
    bids[(int) price] = lots;
    tape.bid(ms, price, lots);
  }

  private void setAsk(long price, long lots) {
    asks[(int) price] = lots;
    tape.ask(ms, price, lots);
  }
}
