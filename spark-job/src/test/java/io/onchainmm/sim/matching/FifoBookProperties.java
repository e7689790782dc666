package io.onchainmm.sim.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.matching.RandomCommands.Command;
import io.onchainmm.sim.matching.RandomCommands.Kind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The guarantees of price–time priority, held to on random streams by what the book says happened
 * and by nothing else.
 */
class FifoBookProperties {
  private static final int STREAMS = 1_000;
  private static final int COMMANDS = 200;

  private final OrderEvents events = new OrderEvents();
  private FifoBook book;

  /** Place of each order at rest in its queue, as an observer of the events knows it. */
  private final Map<Long, Long> since = new HashMap<>();

  private final Map<Long, Long> price = new HashMap<>();
  private final Map<Long, Long> leaves = new HashMap<>();
  private final Map<Long, Boolean> buys = new HashMap<>();
  private long clock;

  @Test
  void guaranteesHoldOnRandomStreams() {
    for (int seed = 0; seed < STREAMS; seed++) {
      book = new FifoBook(OrderRules.none(), events, new PriceLevels(64));
      since.clear();
      price.clear();
      leaves.clear();
      buys.clear();
      RandomCommands commands = new RandomCommands(1_000_000L + seed);
      for (int i = 0; i < COMMANDS; i++) {
        Command command = commands.next();
        boolean rested = book.rests(command.id());
        command.to(book);
        check(command, rested);
        events.clear();
      }
    }
  }

  private void check(Command command, boolean rested) {
    long accepted = 0;
    long traded = 0;
    long expired = 0;
    for (int e = 0; e < events.size(); e++) {
      switch (events.kind(e)) {
        case OrderEvents.ACCEPTED -> accepted = events.lots(e);
        case OrderEvents.TRADED -> {
          trade(e, command);
          traded += events.lots(e);
        }
        case OrderEvents.REDUCED -> leaves.put(events.orderId(e), events.lots(e));
        case OrderEvents.CANCELLED -> forget(events.orderId(e));
        case OrderEvents.EXPIRED -> expired = events.lots(e);
        default -> refused(e, command, rested);
      }
    }
    // (iv) what makers gave is what the taker got, never more than it wanted.
    assertThat(traded + expired).isLessThanOrEqualTo(accepted);
    if (accepted > 0) {
      rememberTaker(command, accepted - traded);
      limits(command, accepted, traded);
    }
    // (vi) never locked or crossed between commands.
    assertThat(book.bestBid()).isLessThan(book.bestAsk());
  }

  private void trade(int e, Command command) {
    long maker = events.makerId(e);
    long at = events.priceTicks(e);
    // (v) the maker's price, within the taker's limit.
    assertThat(at).isEqualTo(price.get(maker));
    boolean takerBuys = events.buy(e);
    assertThat(takerBuys ? at <= command.price() : at >= command.price()).isTrue();
    // (i), (ii) nobody at a better price, nobody earlier at this price.
    for (long other : price.keySet()) {
      if (other == maker || buys.get(other) == takerBuys) {
        continue;
      }
      long theirs = price.get(other);
      assertThat(takerBuys ? theirs < at : theirs > at).isFalse();
      assertThat(theirs == at && since.get(other) < since.get(maker)).isFalse();
    }
    // (iv) again: the maker gives what it had less what it keeps.
    assertThat(leaves.get(maker) - events.lots(e)).isEqualTo(events.makerLeavesLots(e));
    leaves.put(maker, events.makerLeavesLots(e));
    if (events.makerLeavesLots(e) == 0) {
      forget(maker);
    }
  }

  /** (iii) a reduction keeps {@code since}; whatever comes in anew gets a later one. */
  private void rememberTaker(Command command, long left) {
    long id = command.id();
    assertThat(book.leavesLots(id)).isIn(0L, left);
    if (book.rests(id)) {
      int accepted = 0;
      while (events.kind(accepted) != OrderEvents.ACCEPTED) {
        accepted++;
      }
      since.put(id, ++clock);
      price.put(id, command.price());
      leaves.put(id, left);
      buys.put(id, events.buy(accepted));
    }
  }

  /** (vii) what each time in force allows. */
  private void limits(Command command, long accepted, long traded) {
    switch (command.tif()) {
      case ALO -> assertThat(traded).isZero();
      case FOK -> assertThat(traded).isEqualTo(accepted);
      case IOC -> assertThat(book.rests(command.id())).isFalse();
      case GTC -> {}
    }
  }

  private void refused(int e, Command command, boolean rested) {
    // A refused command is all that happened, and it changed nothing.
    assertThat(events.size()).isEqualTo(1);
    assertThat(book.rests(command.id())).isEqualTo(rested);
    // (viii) a cancel of what does not rest is told so.
    if (command.kind() == Kind.CANCEL) {
      assertThat(rested).isFalse();
      assertThat(events.refusal(e)).isEqualTo(Refusal.NOT_RESTING);
    }
  }

  private void forget(long id) {
    since.remove(id);
    price.remove(id);
    leaves.remove(id);
    buys.remove(id);
  }
}
