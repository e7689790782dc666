package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.BookSpec;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Scores of queue models, worked by hand. */
class QueueStudyTest {
  private static final long SECOND = 1_000_000_000L;

  /**
   * Bids of 6 and 4 lots at 100; ours comes behind both. At 20 s the first is cancelled, at 30 s
   * five lots are sold: by its true place ours is filled, while risk-adverse still has 4 − 5 &lt; 0
   * lots ahead only because the level shows 4.
   */
  private static BookTape tape(boolean frontLeaves) {
    TapeBuilder rows =
        new TapeBuilder()
            .bid(0, 100, 6)
            .bid(0, 100, 10)
            .bid(0, 99, 50)
            .ask(0, 105, 10)
            .ask(0, 106, 10)
            .bid(10_000, 100, 15)
            .bid(20_000, 100, frontLeaves ? 9 : 10)
            .sellTrade(30_000, 100, 5)
            .bid(30_000, 100, frontLeaves ? 4 : 5)
            .bid(100_000, 98, 1);
    BookTape tape = rows.build();
    int[] ranks = new int[tape.length()];
    Arrays.fill(ranks, BookTape.NO_ORDER);
    // Event 6 takes out the order of event 0, or the one of event 5, which came after ours.
    ranks[6] = frontLeaves ? 0 : 5;
    return tape.withRanks(ranks);
  }

  /** One batch of one order in the first five seconds, on the side of the bids. */
  private static PassiveOrders orders(BookTape tape) {
    for (long seed = 1; ; seed++) {
      PassiveOrders orders =
          PassiveOrders.of(
              tape,
              new PassiveOrders.Plan(60 * SECOND, 40 * SECOND, 0, PassiveOrders.Step.TICKS, seed));
      if (orders.count() == 1
          && orders.side(0) == OrderDesk.BUY
          && orders.placedNanos(0) < 5 * SECOND) {
        return orders;
      }
    }
  }

  @Test
  void anOrderIsFilledByItsTruePlaceWhenThoseAheadLeave() {
    BookTape tape = tape(true);
    PassiveOrders orders = orders(tape);
    List<QueueScore> scores = QueueStudy.of(tape, orders, 3);

    QueueScore truth = scores.get(0);
    assertThat(truth.queue()).isEqualTo(BookSpec.Queue.FIFO);
    assertThat(truth.fillShare()).isEqualTo(1);
    double seconds = 30 - orders.placedNanos(0) / 1e9;
    assertThat(truth.meanSeconds().getAsDouble()).isCloseTo(seconds, within(1e-9));
    assertThat(truth.medianSeconds().getAsDouble()).isCloseTo(seconds, within(1e-9));
    assertThat(truth.brier()).isZero();

    // 10 ahead; the level falls from 15 to 9 and no further: min(10, 9) − 5 > 0.
    QueueScore cautious = scores.get(1);
    assertThat(cautious.queue()).isEqualTo(BookSpec.Queue.RISK_ADVERSE);
    assertThat(cautious.fillShare()).isZero();
    assertThat(cautious.shareBias()).isEqualTo(-1);
    assertThat(cautious.meanSeconds()).isEmpty();
    assertThat(cautious.biasSeconds()).isCloseTo(40 - seconds, within(1e-9));
    assertThat(cautious.rootMeanSquareSeconds()).isCloseTo(40 - seconds, within(1e-9));
    assertThat(cautious.agreement()).isZero();
    assertThat(cautious.earlier()).isZero();
    assertThat(cautious.brier()).isEqualTo(1);
    assertThat(cautious.shareByDistance()).containsExactly(OptionalDouble.of(0));
    assertThat(cautious.fillShareError()).isEmpty();
  }

  @Test
  void anOrderThatCameLaterLeavesNobodyAhead() {
    BookTape tape = tape(false);
    List<QueueScore> scores = QueueStudy.of(tape, orders(tape), 3);

    assertThat(scores).hasSize(7);
    assertThat(scores.get(0).fillShare()).isZero();
    assertThat(scores.get(1).agreement()).isEqualTo(1);
  }

  @Test
  void withoutRanksThereIsNoTruth() {
    BookTape tape = new TapeBuilder().bid(0, 100, 1).ask(0, 101, 1).bid(100_000, 99, 1).build();
    PassiveOrders orders =
        PassiveOrders.of(
            tape, new PassiveOrders.Plan(SECOND, SECOND, 0, PassiveOrders.Step.TICKS, 1));

    assertThatThrownBy(() -> QueueStudy.of(tape, orders, 3))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("no order-level data");
  }

  @Test
  void ordersThatStandAloneNeedWholeFills() {
    BookTape tape = tape(true);

    assertThatThrownBy(
            () ->
                new QueueProbe(orders(tape), BookSpecs.queue(BookSpec.Queue.RISK_ADVERSE, 3), tape))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole");
  }
}
