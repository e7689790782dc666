package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The fast book against sorted maps. */
class BookDifferentialTest {

  @Test
  void equalsSortedMapsOnRandomLevelsNearAndFar() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      // A tiny window, so that levels leave it and it has to move.
      Book book = new Book(new Levels(128), new Levels(128));
      Reference reference = new Reference();
      long mid = 10_000;
      for (int i = 0; i < 3000; i++) {
        mid += random.nextInt(200) == 0 ? random.nextInt(-400, 401) : random.nextInt(-1, 2);
        boolean buy = random.nextBoolean();
        long distance = random.nextInt(10) == 0 ? random.nextInt(2000) : random.nextInt(20);
        long price = buy ? mid - distance : mid + distance;
        long lots = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 100);
        boolean improved = buy ? book.setBid(price, lots) : book.setAsk(price, lots);
        assertThat(improved).isEqualTo(reference.set(buy, price, lots));
        if (random.nextInt(500) == 0) {
          book.clear();
          reference = new Reference();
        }
        assertThat(book.bestBid()).isEqualTo(reference.bestBid);
        assertThat(book.bestAsk()).isEqualTo(reference.bestAsk);
        assertThat(book.unknown())
            .isEqualTo(reference.bestBid == Book.NONE && reference.bestAsk == Book.NONE);
        long probe = mid + random.nextInt(-30, 31);
        assertThat(book.bidLots(probe)).isEqualTo(reference.bids.getOrDefault(probe, 0L));
        assertThat(book.askLots(probe)).isEqualTo(reference.asks.getOrDefault(probe, 0L));
        assertThat(book.queueAhead(true, probe)).isEqualTo(reference.bidAhead(probe));
        assertThat(book.queueAhead(false, probe)).isEqualTo(reference.askAhead(probe));
        if (book.twoSided()) {
          assertThat(book.bestBid()).isLessThan(book.bestAsk());
          assertThat(book.midHalfTicks()).isEqualTo(book.bestBid() + book.bestAsk());
        }
      }
    }
  }

  /** The rules, said plainly. */
  private static final class Reference {
    final TreeMap<Long, Long> bids = new TreeMap<>();
    final TreeMap<Long, Long> asks = new TreeMap<>();
    long bestBid = Book.NONE;
    long bestAsk = Book.NONE;

    boolean set(boolean buy, long price, long lots) {
      TreeMap<Long, Long> own = buy ? bids : asks;
      if (lots == 0) {
        own.remove(price);
      } else {
        own.put(price, lots);
      }
      return buy ? setBid(price, lots) : setAsk(price, lots);
    }

    private boolean setBid(long price, long lots) {
      if (lots == 0) {
        bestBid = price == bestBid ? key(bids.lowerEntry(price)) : bestBid;
        return false;
      }
      if (bestBid != Book.NONE && price <= bestBid) {
        return false;
      }
      bestBid = price;
      if (bestAsk != Book.NONE && bestBid >= bestAsk) {
        bestAsk = key(asks.higherEntry(bestBid));
      }
      return true;
    }

    private boolean setAsk(long price, long lots) {
      if (lots == 0) {
        bestAsk = price == bestAsk ? key(asks.higherEntry(price)) : bestAsk;
        return false;
      }
      if (bestAsk != Book.NONE && price >= bestAsk) {
        return false;
      }
      bestAsk = price;
      if (bestBid != Book.NONE && bestBid >= bestAsk) {
        bestBid = key(bids.lowerEntry(bestAsk));
      }
      return true;
    }

    double bidAhead(long price) {
      boolean beyond = bids.isEmpty() || price < bids.firstKey();
      return beyond ? Double.POSITIVE_INFINITY : bids.getOrDefault(price, 0L);
    }

    double askAhead(long price) {
      boolean beyond = asks.isEmpty() || price > asks.lastKey();
      return beyond ? Double.POSITIVE_INFINITY : asks.getOrDefault(price, 0L);
    }

    private static long key(Map.Entry<Long, Long> entry) {
      return entry == null ? Book.NONE : entry.getKey();
    }
  }
}
