package io.onchainmm.sim.amm.reference;

import java.math.BigInteger;

/** v3-core's {@code TickMath}, line by line in big integers: the logarithm by repeated squaring. */
public final class ReferenceTicks {
  private static final BigInteger TWO_128 = BigInteger.ONE.shiftLeft(128);
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
  private static final BigInteger PER_TICK = new BigInteger("255738958999603826347141");
  private static final BigInteger LOW = new BigInteger("3402992956809132418596140100660247210");
  private static final BigInteger HIGH = new BigInteger("291339464771989622907027621153398088495");

  private static final String[] FACTORS = {
    "fffcb933bd6fad37aa2d162d1a594001",
    "fff97272373d413259a46990580e213a",
    "fff2e50f5f656932ef12357cf3c7fdcc",
    "ffe5caca7e10e4e61c3624eaa0941cd0",
    "ffcb9843d60f6159c9db58835c926644",
    "ff973b41fa98c081472e6896dfb254c0",
    "ff2ea16466c96a3843ec78b326b52861",
    "fe5dee046a99a2a811c461f1969c3053",
    "fcbe86c7900a88aedcffc83b479aa3a4",
    "f987a7253ac413176f2b074cf7815e54",
    "f3392b0822b70005940c7a398e4b70f3",
    "e7159475a2c29b7443b29c7fa6e889d9",
    "d097f3bdfd2022b8845ad8f792aa5825",
    "a9f746462d870fdf8a65dc1f90e061e5",
    "70d869a156d2a1b890bb3df62baf32f7",
    "31be135f97d08fd981231505542fcfa6",
    "9aa508b5b7a84e1c677de54f3e99bc9",
    "5d6af8dedb81196699c329225ee604",
    "2216e584f5fa1ea926041bedfe98",
    "48a170391f7dc42444e8fa2"
  };

  private ReferenceTicks() {}

  public static BigInteger sqrtPriceAt(int tick) {
    BigInteger ratio = TWO_128;
    for (int i = 0; i < FACTORS.length; i++) {
      if ((Math.abs(tick) >> i & 1) != 0) {
        ratio = ratio.multiply(new BigInteger(FACTORS[i], 16)).shiftRight(128);
      }
    }
    BigInteger result = tick > 0 ? MAX.divide(ratio) : ratio;
    BigInteger cut = result.shiftRight(32);
    return cut.shiftLeft(32).equals(result) ? cut : cut.add(BigInteger.ONE);
  }

  public static int tickAt(BigInteger sqrtPrice) {
    BigInteger ratio = sqrtPrice.shiftLeft(32);
    int msb = ratio.bitLength() - 1;
    BigInteger r = msb >= 128 ? ratio.shiftRight(msb - 127) : ratio.shiftLeft(127 - msb);
    BigInteger log2 = BigInteger.valueOf(msb - 128).shiftLeft(64);
    for (int bit = 63; bit >= 50; bit--) {
      r = r.multiply(r).shiftRight(127);
      if (r.testBit(128)) {
        log2 = log2.add(BigInteger.ONE.shiftLeft(bit));
        r = r.shiftRight(1);
      }
    }
    BigInteger ticks = log2.multiply(PER_TICK);
    int low = ticks.subtract(LOW).shiftRight(128).intValueExact();
    int high = ticks.add(HIGH).shiftRight(128).intValueExact();
    return low == high || sqrtPriceAt(high).compareTo(sqrtPrice) > 0 ? low : high;
  }
}
