package io.onchainmm.sim.market;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The tape of a pool: swaps in chain order, and the reserves wherever the recording (re)states
 * them, or with concentrated liquidity what {@link TickEvents} says. Amounts are raw token units as
 * unsigned 128-bit integers in two {@code long}s.
 *
 * <p>The maker's "base" token is what it holds as inventory; "quote" is what it pays with. Prices
 * are USD per base unit: quote units are converted with {@code usdPerQuote}.
 */
public final class PoolTape implements Tape {
  private static final long serialVersionUID = 1L;

  /** A swap that pays base in and takes quote out (a sale of base to the pool). */
  public static final byte BASE_IN = 0;

  /** A swap that pays quote in and takes base out (a purchase of base from the pool). */
  public static final byte QUOTE_IN = 1;

  /**
   * Reserves stated by the recording: {@code amountIn} holds the base reserve, {@code amountOut}
   * the quote reserve. Liquidity changed here, or a gap ended; the pool of every lane takes these
   * values.
   */
  public static final byte RESERVES = 2;

  /**
   * A position of concentrated liquidity changed; {@link TickEvents} says which and by how much.
   */
  public static final byte POSITION = 3;

  /** How the contract computes. */
  public enum Curve {
    /** Uniswap V2: x·y, 0.3 % fee that stays in the pool. */
    UNISWAP_V2(Shape.CONSTANT_PRODUCT),
    /** PancakeSwap V2: x·y, 0.25 % fee that stays in the pool. */
    PANCAKE_V2(Shape.CONSTANT_PRODUCT),
    /** Aerodrome basic volatile: x·y, fee in basis points, moved out of the pool. */
    AERODROME_VOLATILE(Shape.CONSTANT_PRODUCT),
    /** Aerodrome basic stable: x³y + y³x, fee in basis points, moved out of the pool. */
    AERODROME_STABLE(Shape.STABLE),
    /** PancakeSwap V3: liquidity between ticks. */
    PANCAKE_V3(Shape.CONCENTRATED),
    /** Aerodrome Slipstream: liquidity between ticks, a fee that may change. */
    SLIPSTREAM(Shape.CONCENTRATED),
    /** Uniswap V3: liquidity between ticks. */
    UNISWAP_V3(Shape.CONCENTRATED);

    private final Shape shape;

    Curve(Shape shape) {
      this.shape = shape;
    }

    /** What the pool keeps constant in a swap without fee. */
    public Shape shape() {
      return shape;
    }

    /** Whether x·y is what a swap keeps. */
    public boolean constantProduct() {
      return shape == Shape.CONSTANT_PRODUCT;
    }
  }

  /** What a pool keeps constant in a swap without fee. */
  public enum Shape {
    /** x·y of its reserves. */
    CONSTANT_PRODUCT,
    /** x³y + y³x of its reserves. */
    STABLE,
    /** Liquidity, between one initialised tick and the next. */
    CONCENTRATED
  }

  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

  public final long[] timeNanos;
  public final long[] blockNumber;
  public final byte[] kind;
  public final long[] amountInHigh;
  public final long[] amountInLow;
  public final long[] amountOutHigh;
  public final long[] amountOutLow;

  /**
   * External fair price in half-ticks; what may be known at a time is what the series says then.
   */
  public final PriceSeries reference;

  /** The label of a reference that is an average of the pool's own price. */
  public static final String SELF = "self";

  /** Where the reference comes from, e.g. {@link #SELF}, for the report's labels. */
  public final String referenceLabel;

  public final Curve curve;

  /** Pool fee in basis points of the input. */
  public final int feeBps;

  /** Raw units in one base token, 10^decimals. */
  public final int baseDecimals;

  /** Raw units in one quote token, 10^decimals. */
  public final int quoteDecimals;

  /** USD per quote token. */
  public final double usdPerQuote;

  /** Duration of one block. */
  public final long blockNanos;

  private final String market;
  private final Instrument instrument;
  private final int length;
  private final boolean synthetic;
  private final long rawRows;
  private final HedgeMarket hedge;
  private final CurveTerms terms;

  /** Wraps the arrays without copying; the caller gives them up. */
  public PoolTape(
      String market,
      Instrument instrument,
      Curve curve,
      int feeBps,
      int baseDecimals,
      int quoteDecimals,
      double usdPerQuote,
      long blockNanos,
      int length,
      long[] timeNanos,
      long[] blockNumber,
      byte[] kind,
      long[] amountInHigh,
      long[] amountInLow,
      long[] amountOutHigh,
      long[] amountOutLow,
      PriceSeries reference,
      String referenceLabel,
      boolean synthetic,
      long rawRows) {
    this(
        market,
        instrument,
        curve,
        feeBps,
        baseDecimals,
        quoteDecimals,
        usdPerQuote,
        blockNanos,
        length,
        timeNanos,
        blockNumber,
        kind,
        amountInHigh,
        amountInLow,
        amountOutHigh,
        amountOutLow,
        reference,
        referenceLabel,
        synthetic,
        rawRows,
        null,
        CurveTerms.TOKEN0_IS_BASE);
  }

  private PoolTape(
      String market,
      Instrument instrument,
      Curve curve,
      int feeBps,
      int baseDecimals,
      int quoteDecimals,
      double usdPerQuote,
      long blockNanos,
      int length,
      long[] timeNanos,
      long[] blockNumber,
      byte[] kind,
      long[] amountInHigh,
      long[] amountInLow,
      long[] amountOutHigh,
      long[] amountOutLow,
      PriceSeries reference,
      String referenceLabel,
      boolean synthetic,
      long rawRows,
      HedgeMarket hedge,
      CurveTerms terms) {
    for (int i = 1; i < length; i++) {
      if (blockNumber[i] < blockNumber[i - 1] || timeNanos[i] < timeNanos[i - 1]) {
        throw new IllegalArgumentException(
            "Event %d of %s is in block %d, before its predecessor in block %d"
                .formatted(i, market, blockNumber[i], blockNumber[i - 1]));
      }
    }
    this.market = market;
    this.instrument = instrument;
    this.curve = curve;
    this.feeBps = feeBps;
    this.baseDecimals = baseDecimals;
    this.quoteDecimals = quoteDecimals;
    this.usdPerQuote = usdPerQuote;
    this.blockNanos = blockNanos;
    this.length = length;
    this.timeNanos = timeNanos;
    this.blockNumber = blockNumber;
    this.kind = kind;
    this.amountInHigh = amountInHigh;
    this.amountInLow = amountInLow;
    this.amountOutHigh = amountOutHigh;
    this.amountOutLow = amountOutLow;
    this.reference = reference;
    this.referenceLabel = referenceLabel;
    this.synthetic = synthetic;
    this.rawRows = rawRows;
    this.hedge = hedge;
    this.terms = terms;
  }

  /** What event {@code i} paid in, raw units; the base reserve where it states reserves. */
  public BigInteger amountIn(int i) {
    return unsigned(amountInHigh[i], amountInLow[i]);
  }

  /** What event {@code i} took out, raw units; the quote reserve where it states reserves. */
  public BigInteger amountOut(int i) {
    return unsigned(amountOutHigh[i], amountOutLow[i]);
  }

  /** The number of 128 unsigned bits. */
  public static BigInteger unsigned(long high, long low) {
    BigInteger value = unsigned(low);
    return high == 0 ? value : unsigned(high).shiftLeft(Long.SIZE).add(value);
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits >= 0 ? value : value.add(TWO_64);
  }

  @Override
  public String market() {
    return market;
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long startNanos() {
    return length == 0 ? 0 : timeNanos[0];
  }

  @Override
  public long endNanos() {
    return length == 0 ? 0 : timeNanos[length - 1];
  }

  @Override
  public Optional<HedgeMarket> hedge() {
    return Optional.ofNullable(hedge);
  }

  /** What the curve needs to know besides the events. */
  public CurveTerms terms() {
    return terms;
  }

  @Override
  public PoolTape withHedge(HedgeMarket market) {
    return with(market, terms);
  }

  /** The same events of a curve that needs to know more. */
  public PoolTape withTerms(CurveTerms curveTerms) {
    return with(hedge, curveTerms);
  }

  private PoolTape with(HedgeMarket hedgeMarket, CurveTerms curveTerms) {
    return new PoolTape(
        market,
        instrument,
        curve,
        feeBps,
        baseDecimals,
        quoteDecimals,
        usdPerQuote,
        blockNanos,
        length,
        timeNanos,
        blockNumber,
        kind,
        amountInHigh,
        amountInLow,
        amountOutHigh,
        amountOutLow,
        reference,
        referenceLabel,
        synthetic,
        rawRows,
        hedgeMarket,
        curveTerms);
  }

  @Override
  public boolean synthetic() {
    return synthetic;
  }

  @Override
  public long rawRows() {
    return rawRows;
  }
}
