package io.onchainmm.sim.matching;

import java.util.SplittableRandom;

/**
 * A seeded stream of commands, few of them sensible: prices wander, jump and are wrong at times.
 */
final class RandomCommands {
  private static final TimeInForce[] TIFS = TimeInForce.values();

  private final SplittableRandom random;
  private long mid = 5_000;
  private final long[] lastPrice = new long[64];
  private long lastId;

  RandomCommands(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** One command. */
  Command next() {
    mid += random.nextInt(150) == 0 ? random.nextInt(-900, 901) : random.nextInt(-1, 2);
    mid = Math.max(mid, 50);
    int what = random.nextInt(100);
    if (what < 20) {
      return new Command(Kind.CANCEL, someId(), 0, false, 0, 0, null, false);
    }
    if (what < 40) {
      long id = someId();
      long price = random.nextBoolean() ? lastPrice[(int) id & 63] : price();
      return new Command(Kind.REPLACE, id, 0, false, noted(id, price), lots(), tif(), false);
    }
    long id = random.nextInt(60) == 0 ? someId() : ++lastId;
    boolean reduces = random.nextInt(6) == 0;
    int owner = random.nextInt(4);
    long price = noted(id, price());
    return new Command(Kind.SUBMIT, id, owner, random.nextBoolean(), price, lots(), tif(), reduces);
  }

  /**
   * Remembers at which price an order was last wanted, so that some replacements only shrink it.
   */
  private long noted(long id, long price) {
    lastPrice[(int) id & 63] = price;
    return price;
  }

  private long someId() {
    return Math.max(1, lastId - random.nextInt(40) + 1);
  }

  private TimeInForce tif() {
    return random.nextInt(2) == 0 ? TimeInForce.GTC : TIFS[random.nextInt(TIFS.length)];
  }

  private long price() {
    return switch (random.nextInt(40)) {
      case 0 -> -random.nextInt(2);
      case 1 -> random.nextInt(1, 20_000);
      case 2 -> (1L << 60) + random.nextInt(2);
      default -> mid + random.nextInt(-6, 7);
    };
  }

  private long lots() {
    return switch (random.nextInt(40)) {
      case 0 -> 0;
      case 1 -> (1L << 42) + random.nextInt(2);
      default -> random.nextInt(1, 30);
    };
  }

  /** What is asked of a book. */
  enum Kind {
    SUBMIT,
    CANCEL,
    REPLACE
  }

  /** One command with the fields its kind needs. */
  record Command(
      Kind kind,
      long id,
      int owner,
      boolean buy,
      long price,
      long lots,
      TimeInForce tif,
      boolean reduceOnly) {

    void to(FifoBook book) {
      switch (kind) {
        case SUBMIT -> book.submit(id, owner, buy, price, lots, tif, reduceOnly);
        case CANCEL -> book.cancel(id);
        case REPLACE -> book.replace(id, price, lots, tif);
      }
    }
  }
}
