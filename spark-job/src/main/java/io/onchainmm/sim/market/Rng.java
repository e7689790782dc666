package io.onchainmm.sim.market;

/**
 * Chance as a function, not a stream: a draw depends only on (experiment seed, market, stream,
 * event). Adding a draw somewhere never changes another, and two trials of one experiment see the
 * same luck at the same event, so that their difference is the parameters' doing.
 *
 * <p>Three rounds of the SplitMix64 finaliser (Steele, Lea, Flood 2014, "Fast splittable
 * pseudorandom number generators", with Stafford's variant 13 constants) over the key words.
 */
public final class Rng {
  /**
   * Stream of inclusion draws, one per attempt (event = 128 times the block number, and the attempt
   * within it).
   */
  public static final int INCLUSION = 1;

  /** Stream of assumed competing tips (event = block number). */
  public static final int TIPS = 2;

  /** Stream of the jitter of our requests (event = time of sending, and place among its equals). */
  public static final int REQUEST_JITTER = 3;

  /** Stream of the jitter of the exchange's answers, likewise. */
  public static final int ANSWER_JITTER = 4;

  /** Stream of when the recorded swaps of a block reached the chain (event = block number). */
  public static final int RIVALS = 11;

  /** Stream of the best bids of the others for an express lane (event = round). */
  public static final int EXPRESS_BIDS = 12;

  /** Stream of the leaders that take bundles (event = leader). */
  public static final int LEADERS = 13;

  /** Stream of the times of hypothetical orders (event = number of their span of time). */
  public static final int HYPOTHETICAL_TIMES = 20;

  /** Stream of their sides, likewise. */
  public static final int HYPOTHETICAL_SIDES = 21;

  /** First stream of the synthetic markets; they use this and the following numbers. */
  public static final int SYNTHETIC = 100;

  private Rng() {}

  /** The key of one market in one experiment, to be handed to the draws. */
  public static long key(long seed, String market) {
    long h = mix(seed + 0x9E3779B97F4A7C15L);
    for (int i = 0; i < market.length(); i++) {
      h = mix(h ^ (market.charAt(i) + 0x9E3779B97F4A7C15L * (i + 1)));
    }
    return h;
  }

  /** 64 uniform bits. */
  public static long bits(long key, int stream, long event) {
    return mix(mix(key ^ (stream * 0xD1B54A32D192ED03L)) + event * 0x9E3779B97F4A7C15L);
  }

  /** Uniform on the open interval (0, 1), 52 bits. */
  public static double uniform(long key, int stream, long event) {
    return ((bits(key, stream, event) >>> 12) + 0.5) * 0x1.0p-52;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
