package io.onchainmm.sim.book;

/** What the exchange asks of the account behind an order, beside what it asks of the order. */
interface Clearing {
  /** Nothing is asked. */
  Clearing NONE =
      new Clearing() {
        @Override
        public boolean takesOrder(
            long nanos, int side, long restingLots, long lots, int openOrders) {
          return true;
        }

        @Override
        public boolean takesCancel(long nanos) {
          return true;
        }

        @Override
        public boolean carries(int side, long lots, long markHalfTicks) {
          return true;
        }
      };

  /**
   * Whether a new order is taken when it arrives.
   *
   * @param restingLots lots of the same side that rest in the book
   * @param openOrders orders that rest in the book
   */
  boolean takesOrder(long nanos, int side, long restingLots, long lots, int openOrders);

  /** Whether a cancel is taken when it arrives. */
  boolean takesCancel(long nanos);

  /** Whether the account can carry an execution of a resting order; if not, the order goes. */
  boolean carries(int side, long lots, long markHalfTicks);
}
