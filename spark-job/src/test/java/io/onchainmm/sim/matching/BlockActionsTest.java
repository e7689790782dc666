package io.onchainmm.sim.matching;

import static io.onchainmm.sim.matching.TimeInForce.ALO;
import static io.onchainmm.sim.matching.TimeInForce.GTC;
import static io.onchainmm.sim.matching.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockActionsTest {
  private final OrderEvents events = new OrderEvents();
  private final FifoBook book = new FifoBook(OrderRules.none(), events);
  private final BlockActions block = new BlockActions();

  private List<Long> orderOfEvents() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      ids.add(events.orderId(i));
    }
    return ids;
  }

  @Test
  void aMakersCancelAndNewQuoteBeatATakerOfTheSameBlock() {
    book.submit(1, 1, false, 100, 5, GTC, false);
    events.clear();
    block.beginAction();
    block.submit(10, 2, true, 101, 5, IOC, false);
    block.beginAction();
    block.cancel(1);
    block.beginAction();
    block.submit(11, 1, false, 101, 5, ALO, false);
    block.execute(book);
    // The new quote, the cancel, then the taker, which meets the new quote.
    assertThat(orderOfEvents()).containsExactly(11L, 1L, 10L, 10L);
    assertThat(events.makerId(3)).isEqualTo(11);
    assertThat(events.priceTicks(3)).isEqualTo(101);
  }

  @Test
  void aReplacementBelongsToTheGroupOfItsNewOrder() {
    book.submit(1, 1, true, 90, 5, GTC, false);
    book.submit(2, 1, true, 91, 5, GTC, false);
    book.submit(3, 1, true, 92, 5, GTC, false);
    events.clear();
    block.beginAction();
    block.replace(1, 90, 4, GTC);
    block.beginAction();
    block.cancel(2);
    block.beginAction();
    block.replace(3, 92, 4, ALO);
    block.execute(book);
    assertThat(orderOfEvents()).containsExactly(3L, 2L, 1L);
  }

  @Test
  void anActionWithOneTakerIsATakerAndKeepsItsOrder() {
    block.beginAction();
    block.submit(1, 1, true, 90, 5, ALO, false);
    block.submit(2, 1, true, 90, 5, GTC, false);
    block.beginAction();
    block.cancel(77);
    block.submit(3, 1, true, 90, 5, ALO, false);
    block.beginAction();
    block.execute(book);
    assertThat(orderOfEvents()).containsExactly(77L, 3L, 1L, 2L);
    assertThat(book.lotsAhead(2)).isEqualTo(10);
  }

  @Test
  void withinAGroupTheProposersOrderDecides() {
    for (int id = 1; id <= 300; id++) {
      block.beginAction();
      block.submit(id, 0, true, 90, 1, ALO, false);
    }
    block.execute(book);
    assertThat(book.lotsAhead(300)).isEqualTo(299);
    assertThat(book.firstOrder(90, 0)).isEqualTo(1);
    events.clear();
    block.execute(book);
    assertThat(events.size()).isZero();
  }

  @Test
  void commandsNeedAnAction() {
    assertThatThrownBy(() -> block.cancel(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("beginAction");
  }
}
