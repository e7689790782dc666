package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** 256-bit numbers in four longs equal big integers, on random and edge values. */
class WordDifferentialTest {
  private static final int CASES = 200_000;
  private static final BigInteger TWO_256 = BigInteger.ONE.shiftLeft(256);

  private final SplittableRandom random = new SplittableRandom(51);
  private final FullMath math = new FullMath();

  /** Any length; often runs of ones or zeros, a power of two, or one beside it. */
  private BigInteger number() {
    int bits = random.nextInt(257);
    BigInteger value =
        switch (random.nextInt(5)) {
          case 0 -> BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
          case 1 -> BigInteger.ONE.shiftLeft(Math.min(bits, 255));
          case 2 -> limbs();
          default -> plain().shiftRight(256 - bits);
        };
    return random.nextInt(6) == 0 ? value.add(BigInteger.TWO).mod(TWO_256) : value;
  }

  private BigInteger plain() {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < 4; i++) {
      value = value.shiftLeft(64).add(unsigned(random.nextLong()));
    }
    return value;
  }

  /** Limbs that are all ones, all zeros or a lone top bit: where estimates of digits go wrong. */
  private BigInteger limbs() {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < 4; i++) {
      long limb =
          switch (random.nextInt(5)) {
            case 0 -> -1L;
            case 1 -> 0L;
            case 2 -> Long.MIN_VALUE;
            case 3 -> 1L;
            default -> random.nextLong();
          };
      value = value.shiftLeft(64).add(unsigned(limb));
    }
    return value;
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static void same(Object actual, Object expected, Object... operands) {
    if (!actual.equals(expected)) {
      assertThat(actual).as("operands %s", operands).isEqualTo(expected);
    }
  }

  @Test
  void sumsDifferencesAndComparisons() {
    for (int i = 0; i < CASES; i++) {
      BigInteger a = number();
      BigInteger b = number();
      same(
          Reverts.outcome(() -> Word.of(a).add(Word.of(b)).toBigInteger()),
          Reverts.outcome(() -> Uint256.add(a, b)),
          a,
          b);
      same(
          Reverts.outcome(() -> Word.of(a).subtract(Word.of(b)).toBigInteger()),
          Reverts.outcome(() -> Uint256.subtract(a, b)),
          a,
          b);
      same(
          Reverts.outcome(() -> Word.of(a).increment().toBigInteger()),
          Reverts.outcome(() -> Uint256.add(a, BigInteger.ONE)),
          a);
      same(Integer.signum(Word.of(a).compareTo(Word.of(b))), a.compareTo(b), a, b);
      same(Word.of(a).bitLength(), a.bitLength(), a);
      same(Word.of(a).same(Word.of(b)), a.equals(b), a, b);
      same(Word.of(a).isZero(), a.signum() == 0, a);
      BigInteger small = a.shiftRight(96);
      same(Word.of(small).toX96().toBigInteger(), small.shiftLeft(96), small);
      double exact = a.doubleValue();
      assertThat(Math.abs(Word.of(a).toDouble() - exact)).isLessThanOrEqualTo(Math.ulp(exact));
    }
  }

  @Test
  void productsAndQuotients() {
    int quotients = 0;
    for (int i = 0; i < CASES; i++) {
      BigInteger a = number();
      BigInteger b = number();
      BigInteger d = number();
      BigInteger product = a.multiply(b);
      boolean up = i % 2 == 0;
      Word to = new Word();
      same(math.multiplyWraps(Word.of(a), Word.of(b), to), product.bitLength() > 256, a, b);
      same(to.toBigInteger(), product.mod(TWO_256), a, b);
      same(
          Reverts.outcome(() -> multiplyDivide(a, b, d, false)),
          Reverts.outcome(() -> within(Uint256.divide(product, d))),
          a,
          b,
          d);
      same(
          Reverts.outcome(() -> multiplyDivide(a, b, d, true)),
          Reverts.outcome(() -> within(Uint256.divideUp(product, d))),
          a,
          b,
          d);
      same(
          Reverts.outcome(() -> divide(a, d, up)),
          Reverts.outcome(() -> divideBig(a, d, up)),
          a,
          d);
      same(
          Reverts.outcome(() -> shifted(a, b, up)),
          Reverts.outcome(() -> shiftedBig(product, up)),
          a,
          b);
      quotients += d.signum() > 0 && product.divide(d).bitLength() <= 256 ? 1 : 0;
    }
    assertThat(quotients).isGreaterThan(CASES / 3);
  }

  private BigInteger multiplyDivide(BigInteger a, BigInteger b, BigInteger d, boolean up) {
    Word to = Word.of(a);
    if (up) {
      math.multiplyDivideUp(to, Word.of(b), Word.of(d), to);
    } else {
      math.multiplyDivide(to, Word.of(b), Word.of(d), to);
    }
    return to.toBigInteger();
  }

  private BigInteger divide(BigInteger a, BigInteger d, boolean up) {
    Word to = new Word();
    if (up) {
      math.divideUp(Word.of(a), Word.of(d), to);
    } else {
      math.divide(Word.of(a), Word.of(d), to);
    }
    return to.toBigInteger();
  }

  private static BigInteger divideBig(BigInteger a, BigInteger d, boolean up) {
    return up ? Uint256.divideUp(a, d) : Uint256.divide(a, d);
  }

  private BigInteger shifted(BigInteger a, BigInteger b, boolean up) {
    Word to = new Word();
    math.multiplyX96(Word.of(a), Word.of(b), up, to);
    return to.toBigInteger();
  }

  private static BigInteger shiftedBig(BigInteger product, boolean up) {
    return within(divideBig(product, BigInteger.ONE.shiftLeft(96), up));
  }

  private static BigInteger within(BigInteger value) {
    return Uint256.add(value, BigInteger.ZERO);
  }

  @Test
  void whatIsNoUnsignedWordIsRefused() {
    assertThat(Reverts.outcome(() -> Word.of(TWO_256))).isEqualTo(Revert.Reason.OVERFLOW);
    assertThat(Reverts.outcome(() -> Word.of(BigInteger.ONE.negate())))
        .isEqualTo(Revert.Reason.UNDERFLOW);
  }
}
