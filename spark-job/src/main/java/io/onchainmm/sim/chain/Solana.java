package io.onchainmm.sim.chain;

import io.onchainmm.sim.market.Rng;

/**
 * Solana: slots of leaders that keep several in a row. A bundle waits for a leader that takes
 * bundles and competes by its tip in auctions of 200 ms, and one below the least tip is not looked
 * at; a plain transaction competes by its priority fee within the slot. Whether a leader takes
 * bundles is drawn, a function of seed, market and leader.
 */
final class Solana implements Chain {
  /** Lamports of one signature. */
  private static final long SIGNATURE_LAMPORTS = 5_000;

  private static final double SOL_PER_LAMPORT = 1e-9;
  private static final long MICRO = 1_000_000;

  private final SolanaSpec spec;
  private final long drawKey;
  private final UnitClock slots;
  private final UnitClock ticks;
  private final long latencyNanos;
  private final double leastOfferUsd;
  private final Charges charges;

  /**
   * @param drawKey keys which leaders take bundles
   * @param anchorNanos end of a slot
   */
  Solana(SolanaSpec spec, long drawKey, long anchorNanos) {
    this.spec = spec;
    this.drawKey = drawKey;
    slots = new UnitClock(anchorNanos, UnitClock.nanos(spec.slotMs()));
    ticks = bundle() ? new UnitClock(anchorNanos, UnitClock.nanos(spec.auctionMs())) : slots;
    latencyNanos = Math.round(spec.latencyMs() * UnitClock.MS);
    leastOfferUsd = bundle() ? spec.leastTipLamports() * SOL_PER_LAMPORT * spec.solUsd() : 0;
    double feeUsd = feeLamports(spec) * SOL_PER_LAMPORT * spec.solUsd();
    charges = bundle() ? Charges.success(feeUsd) : Charges.landed(feeUsd);
  }

  private boolean bundle() {
    return spec.send() == Sending.BUNDLE;
  }

  /** Signatures and priority fee, on the units requested, rounded up (Solana docs, "Fees"). */
  static long feeLamports(SolanaSpec spec) {
    long micro = Math.multiplyExact(spec.computeUnitMicroLamports(), (long) spec.computeUnits());
    return spec.signatures() * SIGNATURE_LAMPORTS + (micro + MICRO - 1) / MICRO;
  }

  @Override
  public Charges charges() {
    return charges;
  }

  @Override
  public double leastOfferUsd() {
    return leastOfferUsd;
  }

  @Override
  public Landing landing(Sent sent, double draw) {
    long reached = sent.nanos() + latencyNanos;
    long first = slots.unit(reached);
    long slot = first;
    while (!open(slot)) {
      slot = (Math.floorDiv(slot, spec.leaderSlots()) + 1) * spec.leaderSlots();
    }
    // A bundle that waited takes part in the first auction of its leader.
    long asked = slot == first ? reached : slots.end(slot - 1);
    long order = ticks.end(ticks.unit(asked));
    boolean included = sent.offerUsd() >= leastOfferUsd && draw < sent.probability();
    return new Landing(included, slots.end(slot), order);
  }

  /** Whether a slot's leader takes what we send. */
  boolean open(long slot) {
    long leader = Math.floorDiv(slot, spec.leaderSlots());
    return !bundle() || Rng.uniform(drawKey, Rng.LEADERS, leader) < spec.jitoShare();
  }

  @Override
  public boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd) {
    return ticks.ahead(ours.orderNanos(), rivalNanos, offerUsd > rivalUsd);
  }
}
