package io.onchainmm.sim.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Sends and cancels at random around the mark and writes down all that it is told. */
final class RandomTrader implements Trader {
  private static final long MS = 1_000_000;

  final List<String> diary = new ArrayList<>();
  private final SplittableRandom random;
  private final OrderDesk desk;
  private long wakeNanos;

  /** The same seed makes the same trader. */
  RandomTrader(long seed) {
    random = new SplittableRandom(seed);
    desk =
        new OrderDesk(
            new Latencies.Constant(random.nextInt(0, 90) * MS, random.nextInt(0, 90) * MS),
            QueueModel.of(BookSpecs.random(random), 0.01, false),
            this);
  }

  @Override
  public OrderDesk desk() {
    return desk;
  }

  @Override
  public long nextWakeNanos() {
    return wakeNanos;
  }

  @Override
  public void wake(long localNanos, long markHalfTicks) {
    desk.takeAnswers(localNanos);
    note("wake", localNanos, markHalfTicks);
    Wanted wanted = new Wanted();
    long mid = markHalfTicks == 0 ? 20_000 : markHalfTicks / 2;
    for (int i = random.nextInt(4); i > 0; i--) {
      int side = random.nextInt(2);
      long away = random.nextInt(-2, 9);
      long price = side == OrderDesk.BUY ? mid - away : mid + away;
      wanted.add(side, price, random.nextInt(1, 40));
    }
    desk.cancelAllBut(localNanos, wanted);
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < wanted.count(side); i++) {
        desk.send(localNanos, side, wanted.ticks(side, i), wanted.lots(side, i));
      }
    }
    wakeNanos = localNanos + 1 + random.nextInt(300) * MS;
  }

  @Override
  public void onFill(
      long nanos, long known, int side, long price, long lots, long mark, long orderId) {
    note("fill", nanos, known, price, lots, mark, orderId);
  }

  @Override
  public void onKnownFill(int side, long price, long lots) {
    note("known", price, lots);
  }

  @Override
  public void onSent(long nanos, long orderId, int side, long price, boolean cancel) {
    note(cancel ? "cancel" : "send", nanos, orderId, price);
  }

  @Override
  public void onArrival(long nanos, long known, long orderId, byte answer, double ahead) {
    note("arrived", nanos, known, orderId, answer, Double.doubleToLongBits(ahead));
  }

  private void note(String what, long... values) {
    diary.add(what + Arrays.toString(values));
  }
}
