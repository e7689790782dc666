package io.onchainmm.sim.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.matching.RandomCommands.Command;
import io.onchainmm.sim.matching.reference.NaiveFifoBook;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The fast book and the naive one say the same, number for number. */
class FifoBookDifferentialTest {
  private static final int STREAMS = 1_200;
  private static final int COMMANDS = 250;

  /** Prices of three figures, so that the step changes within the range of the streams. */
  static Instrument instrument() {
    return new Instrument("X", new BigDecimal("0.01"), new BigDecimal("0.01"), 3, 1.5);
  }

  @Test
  void equalsTheNaiveBookOnRandomStreams() {
    int[] seen = new int[6];
    for (int seed = 0; seed < STREAMS; seed++) {
      OrderEvents events = new OrderEvents();
      // A window of 64 or 128 ticks: levels leave it and it has to move.
      PriceLevels levels = new PriceLevels(64 << (seed & 1));
      Instrument instrument = instrument(seed);
      FifoBook fast = new FifoBook(OrderRules.of(instrument), events, levels);
      NaiveFifoBook naive = new NaiveFifoBook(instrument);
      RandomCommands commands = new RandomCommands(seed);
      for (int i = 0; i < COMMANDS; i++) {
        Command command = commands.next();
        command.to(fast);
        tell(naive, command);
        compareBooks(fast, naive, command);
      }
      assertThat(events.toArray()).as("stream %d", seed).isEqualTo(naive.toArray());
      for (int event = 0; event < events.size(); event++) {
        seen[events.kind(event)]++;
      }
    }
    for (int kind = 0; kind < seen.length; kind++) {
      assertThat(seen[kind]).as("events of kind %d", kind).isGreaterThan(STREAMS);
    }
  }

  private static Instrument instrument(int seed) {
    return seed % 3 == 0
        ? instrument()
        : new Instrument("Y", new BigDecimal("0.01"), new BigDecimal("0.01"), 0, 0);
  }

  private static void tell(NaiveFifoBook naive, Command c) {
    switch (c.kind()) {
      case SUBMIT ->
          naive.submit(c.id(), c.owner(), c.buy(), c.price(), c.lots(), c.tif(), c.reduceOnly());
      case CANCEL -> naive.cancel(c.id());
      case REPLACE -> naive.replace(c.id(), c.price(), c.lots(), c.tif());
    }
  }

  private static void compareBooks(FifoBook fast, NaiveFifoBook naive, Command c) {
    Long bid = naive.best(true);
    Long ask = naive.best(false);
    assertThat(fast.bestBid()).isEqualTo(bid == null ? FifoBook.NO_BID : bid);
    assertThat(fast.bestAsk()).isEqualTo(ask == null ? FifoBook.NO_ASK : ask);
    assertThat(fast.restingOrders()).isEqualTo(naive.restingOrders());
    assertThat(fast.lotsAt(c.price())).isEqualTo(naive.lotsAt(c.price()));
    assertThat(fast.lotsAhead(c.id())).isEqualTo(naive.lotsAhead(c.id()));
    assertThat(fast.positionLots(c.owner()))
        .isEqualTo(c.owner() == 0 ? 0 : naive.position(c.owner()));
  }
}
