package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.bribe.BribePolicy;
import io.onchainmm.sim.bribe.TipWindow;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.PoolSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what one trial sends for the next block: lot after lot, each at the quotes of the
 * inventory that the ones before would leave, as long as it is expected to pay.
 *
 * <p>A side that failed more often in a row than retries are allowed is left alone until the pool
 * has come back inside our quotes there: that dislocation is given up.
 */
final class PoolPlan {
  private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

  private static final double SAFELY_MORE = 1 + 1e-9;

  private final MakerSpec maker;
  private final PoolSpec spec;
  private final PoolUnits units;
  private final Instrument instrument;
  private final Offers offers;
  private final double kept;
  private final BigDecimal mostBps;
  private final BigDecimal leastBps;
  private final int[] failuresInRow = new int[2];
  private long sent;

  PoolPlan(
      MakerSpec maker,
      PoolSpec spec,
      PoolUnits units,
      Instrument instrument,
      Offers offers,
      double kept) {
    this.maker = maker;
    this.spec = spec;
    this.units = units;
    this.instrument = instrument;
    this.offers = offers;
    this.kept = kept;
    BigDecimal tolerance = BigDecimal.valueOf(spec.slippageToleranceBps());
    this.mostBps = BPS.add(tolerance);
    this.leastBps = BPS.subtract(tolerance);
  }

  /** Number of swaps sent so far. */
  long sent() {
    return sent;
  }

  /** What became of the swaps of one side that were sent for one block. */
  void learn(boolean buy, boolean anyFilled) {
    failuresInRow[side(buy)] = anyFilled ? 0 : failuresInRow[side(buy)] + 1;
  }

  /**
   * Which side of the pool is worth taking at its marginal price, at the end of a block.
   *
   * @param spot price of base in the pool, raw quote per raw base
   * @return 1 to buy, −1 to sell, 0 for neither
   */
  int side(double spot, Quoter quoter, long fairHalfTicks, long positionLots) {
    double inventory = positionLots / (double) orderLots(units.lotUsd(fairHalfTicks));
    if (!(spot > 0 && spot < Double.POSITIVE_INFINITY)) {
      // A pool without reserves on a side has no price.
      return 0;
    }
    boolean buy = spot / kept < units.rawPrice(priceUsd(true, quoter, fairHalfTicks, inventory));
    boolean sell = spot * kept > units.rawPrice(priceUsd(false, quoter, fairHalfTicks, inventory));
    if (!buy) {
      failuresInRow[side(true)] = 0;
    }
    if (!sell) {
      failuresInRow[side(false)] = 0;
    }
    if ((!buy && !sell) || failuresInRow[side(buy)] > spec.bribe().maxRetries()) {
      return 0;
    }
    int direction = buy ? 1 : -1;
    double ask = units.priceUsd(buy ? spot / kept : spot * kept);
    double gain = direction * (priceUsd(buy, quoter, fairHalfTicks, inventory) - ask);
    long most = mostLots(direction, fairHalfTicks, positionLots);
    // Nothing pays that would not pay its gas if all of it were had at the marginal price.
    return units.baseUsd(most, gain) * SAFELY_MORE > offers.gasUsd() ? direction : 0;
  }

  /**
   * Most lots that one order on a side has, at a fair price and a position.
   *
   * @param direction 1 to buy, −1 to sell
   */
  private long mostLots(int direction, long fairHalfTicks, long positionLots) {
    double lotUsd = units.lotUsd(fairHalfTicks);
    long room = lots(maker.maxInventoryUsd(), lotUsd) - direction * positionLots;
    return Math.min(lots(maker.orderUsd(), lotUsd), room);
  }

  /**
   * The swaps to send on one side.
   *
   * @param imagined the pool as it is; used up
   * @param tips the tips of the blocks before this one
   */
  List<SwapOrder> orders(
      int direction,
      SwapPool imagined,
      Quoter quoter,
      long fairHalfTicks,
      long positionLots,
      TipWindow tips) {
    boolean buy = direction > 0;
    long orderLots = orderLots(units.lotUsd(fairHalfTicks));
    long position = positionLots;
    List<SwapOrder> orders = new ArrayList<>();
    while (orders.size() < spec.lotsPerBlock()) {
      double inventory = position / (double) orderLots;
      double priceUsd = priceUsd(buy, quoter, fairHalfTicks, inventory);
      long most = mostLots(direction, fairHalfTicks, position);
      long lots = Math.min(most, wantedLots(imagined, buy, priceUsd));
      Optional<SwapOrder> order =
          lots > 0 ? order(imagined, buy, lots, priceUsd, tips) : Optional.empty();
      if (order.isEmpty()) {
        break;
      }
      orders.add(order.get());
      position += direction * lots;
    }
    return orders;
  }

  /** Whether the next look at the pool can be skipped while nothing is worth taking. */
  boolean failed() {
    return failuresInRow[0] + failuresInRow[1] > 0;
  }

  /**
   * The least distance from the fair price, half-ticks, at which one side is worth taking, whatever
   * the fair price between two limits; −∞ when a limit makes a lot larger than an order. Depths
   * rise or fall with the inventory, which a fair price counts in orders, so that the limits
   * decide. Beyond our own quote the dislocation must at least pay the gas of the largest order.
   */
  double leastDepth(boolean buy, Quoter quoter, long low, long high, long positionLots) {
    long fewest = lots(maker.orderUsd(), units.lotUsd(high));
    long most = lots(maker.orderUsd(), units.lotUsd(low));
    if (fewest <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    long largest = mostLots(buy ? 1 : -1, low, positionLots);
    if (largest <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double nearest =
        Math.min(
            depth(buy, quoter, positionLots / (double) fewest),
            depth(buy, quoter, positionLots / (double) most));
    return nearest + units.halfTicksWorth(offers.gasUsd(), largest);
  }

  private long orderLots(double lotUsd) {
    long lots = lots(maker.orderUsd(), lotUsd);
    if (lots == 0) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "One lot of %s is worth %s USD, more than market_maker.order_usd %s: choose a finer lot"
              .formatted(instrument.symbol(), lotUsd, maker.orderUsd()));
    }
    return lots;
  }

  private long wantedLots(SwapPool pool, boolean buy, double priceUsd) {
    double price = units.rawPrice(priceUsd);
    return buy ? PoolTaker.lotsToBuy(pool, units, price) : PoolTaker.lotsToSell(pool, units, price);
  }

  /** Our threshold: the full GLFT quote, or the indifference price without its margin c1. */
  private double priceUsd(boolean buy, Quoter quoter, long fairHalfTicks, double inventory) {
    double depth = depth(buy, quoter, inventory);
    return units.priceUsdOfHalfTicks(buy ? fairHalfTicks - depth : fairHalfTicks + depth);
  }

  private double depth(boolean buy, Quoter quoter, double inventory) {
    double margin =
        spec.threshold() == PoolSpec.Threshold.INDIFFERENCE ? quoter.marginHalfTicks() : 0;
    double full = buy ? quoter.bidDepthHalfTicks(inventory) : quoter.askDepthHalfTicks(inventory);
    return full - margin;
  }

  /** Swaps in the imagined pool, and keeps the order if it is expected to pay. */
  private Optional<SwapOrder> order(
      SwapPool imagined, boolean buy, long lots, double priceUsd, TipWindow tips) {
    BigInteger base = units.baseRaw(lots);
    BigInteger quote;
    try {
      quote = buy ? imagined.swapExactOut(false, base) : imagined.swapExactIn(true, base);
    } catch (Revert refused) {
      return Optional.empty();
    }
    double notional = units.quoteUsd(quote);
    double surplus = units.baseUsd(lots, priceUsd) - notional;
    double edge = buy ? surplus : -surplus;
    if (!(edge > 0)) {
      return Optional.empty();
    }
    BribePolicy.Bid bid = offers.bid(tips, edge, notional);
    if (!(bid.expectedValueUsd() > 0)) {
      return Optional.empty();
    }
    sent++;
    BigInteger limit = limitRaw(buy, quote);
    return Optional.of(
        new SwapOrder(
            sent, buy, lots, limit, bid.bribeUsd(), bid.probability(), bid.believed(), notional));
  }

  private BigInteger limitRaw(boolean buy, BigInteger quote) {
    BigDecimal share = buy ? mostBps : leastBps;
    return new BigDecimal(quote).multiply(share).movePointLeft(4).toBigInteger();
  }

  private static long lots(double usd, double lotUsd) {
    return (long) (usd / lotUsd);
  }

  private static int side(boolean buy) {
    return buy ? 0 : 1;
  }
}
