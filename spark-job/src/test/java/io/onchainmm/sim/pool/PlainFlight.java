package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.PoolSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * {@link PoolFlight} without its short cuts: every block asks every lane, every pool is an object
 * with checked integers, every tip enters its window. The trials that share one pass over a pool's
 * blocks. A lane that throws is retired with its failure; the others fly on as if it had never been
 * there.
 */
final class PlainFlight {
  private static final double BPS = 1e4;

  private final PoolTape tape;
  private final BlockClock clock;
  private final PlainRecordedPool recorded;
  private final boolean external;
  private final FairPrice fair;
  private final Marks marks;
  private final PlainTips tips = new PlainTips();
  private final Map<CalibrationSpec, Calibration> calibrations = new HashMap<>();
  private final Map<Integer, PlainLane> flying = new TreeMap<>();
  private final Map<Integer, SeatResult> results = new TreeMap<>();

  PlainFlight(PoolTape tape, BlockClock clock, List<Seat> seats) {
    this.tape = tape;
    this.clock = clock;
    this.recorded = new PlainRecordedPool(tape);
    this.external = !tape.referenceLabel.equals(PoolTape.SELF);
    this.fair = new FairPrice(tape.reference);
    this.marks = new Marks(tape.reference);
    for (int i = 0; i < seats.size(); i++) {
      try {
        flying.put(i, lane(seats.get(i)));
      } catch (RuntimeException e) {
        results.put(i, SeatResult.failed(e));
      }
    }
  }

  private PlainLane lane(Seat seat) {
    if (!(seat.venue() instanceof PoolSpec spec)) {
      throw new IllegalArgumentException("%s cannot be flown in a pool".formatted(seat.venue()));
    }
    PoolUnits units = new PoolUnits(tape);
    long drawKey = Rng.key(seat.seed(), tape.market());
    PlainTips.Tips seen = tips.tips(drawKey, spec.bribe());
    Chain chain = spec.open(drawKey, tape.startNanos());
    Offers offers = new Offers(spec.bribe(), chain);
    boolean byRules = spec.chain().order() == ChainSpec.Order.RULES;
    double limitUsd = seat.maker().maxInventoryUsd();
    return new PlainLane(
        recorded.pool(),
        units,
        tape.instrument(),
        quoter(seat, offers, seen),
        new PoolPlan(
            seat.maker(),
            spec,
            units,
            tape.instrument(),
            offers,
            recorded.pool().curve().keptFraction()),
        offers,
        chain,
        new Transit(chain, byRules, seen.assumed(), drawKey, tape.blockNanos),
        new TrialAccount(
            tape.instrument(),
            marks,
            limitUsd,
            tape.startNanos(),
            tape.endNanos(),
            seat.keepFills()),
        new RiskMonitor(seat.risk(), limitUsd),
        seen.window());
  }

  /**
   * A fill costs gas and a bribe, and happens only as often as we are included; both enter the
   * closed form as expected before anything was seen.
   */
  private Quoter quoter(Seat seat, Offers offers, PlainTips.Tips seen) {
    double costUsd = offers.expectedCostUsd(seen.assumed(), seat.maker().orderUsd());
    Calibration dislocations =
        calibrations.computeIfAbsent(
            seat.calibration(), c -> PlainExcursions.calibrate(tape, clock, c));
    return new Quoter(
        seat.maker(),
        tape.instrument(),
        costUsd / seat.maker().orderUsd() * BPS,
        PoolExcursions.thinned(dislocations, offers.expectedInclusion(seen.assumed())),
        seat.signal(),
        tape.startNanos(),
        tape.endNanos());
  }

  /** Flies to the end of the tape; results in the order of the seats. */
  List<SeatResult> fly() {
    for (long block = clock.firstBlock();
        block <= clock.lastBlock() && !flying.isEmpty();
        block++) {
      fly(block);
    }
    each((seat, lane) -> results.put(seat, lane.close()));
    return List.copyOf(results.values());
  }

  private void fly(long block) {
    long nanos = clock.nanos(block);
    long before = fair.at(nanos - 1);
    if (recorded.nextIn(block) >= 0) {
      each((seat, lane) -> lane.landAhead(block, nanos, before));
    }
    for (int i = recorded.nextIn(block); i >= 0; i = recorded.nextIn(block)) {
      if (recorded.statesReserves(i)) {
        each((seat, lane) -> lane.restate());
      } else if (recorded.known()) {
        follow(i);
      }
      recorded.play();
    }
    long now = fair.at(nanos);
    each((seat, lane) -> lane.arbitrage(now, external));
    each((seat, lane) -> lane.land(block, nanos, before));
    if (recorded.known() && now > 0) {
      double ageSeconds = fair.ageSeconds(nanos);
      boolean last = block == clock.lastBlock();
      each((seat, lane) -> lane.decide(block, nanos, now, ageSeconds, last));
    }
    tips.see(block);
  }

  /** Recorded swap {@code i} also happens in the pools that are no longer the recorded one. */
  private void follow(int i) {
    if (flying.values().stream().anyMatch(PlainLane::disturbed)) {
      boolean baseIn = recorded.baseIn(i);
      BigInteger in = recorded.amountIn(i);
      BigInteger left = recorded.leftOnTheTable(i);
      each(
          (seat, lane) -> {
            if (lane.disturbed()) {
              lane.pool().follow(baseIn, in, left);
            }
          });
    }
  }

  private void each(BiConsumer<Integer, PlainLane> step) {
    Iterator<Map.Entry<Integer, PlainLane>> lanes = flying.entrySet().iterator();
    while (lanes.hasNext()) {
      Map.Entry<Integer, PlainLane> lane = lanes.next();
      try {
        step.accept(lane.getKey(), lane.getValue());
      } catch (RuntimeException e) {
        results.put(lane.getKey(), SeatResult.failed(e));
        lanes.remove();
      }
    }
  }
}
