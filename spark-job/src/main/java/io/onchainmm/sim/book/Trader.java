package io.onchainmm.sim.book;

/**
 * Who trades in a lane of a {@link Flight}: it wakes on its own clock, decides through its {@link
 * OrderDesk}, and is told of its fills.
 */
interface Trader extends OrderDesk.FillListener {
  /** Wake of a trader that will not wake again. */
  long NEVER = Long.MAX_VALUE;

  /** Its orders. */
  OrderDesk desk();

  /** Local time of its next wake, rising; {@link #NEVER} when it is done. */
  long nextWakeNanos();

  /**
   * It is {@code localNanos}: all that happened at the exchange by then has been played. The trader
   * reads its answers and sends what it wants; afterwards {@link #nextWakeNanos} is later.
   *
   * @param markHalfTicks the exchange's mid now, or the last one there was; 0 before the first
   */
  void wake(long localNanos, long markHalfTicks);
}
