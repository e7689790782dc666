package io.onchainmm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CanonicalProperties {
  private static final int CASES = 5000;

  @Test
  void everyFiniteNumberComesBackFromItsText() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < CASES; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = Canonical.number(value);
        assertThat(Double.parseDouble(text)).as(text).isEqualTo(value + 0.0);
        assertThat(digits(text)).as(text).isLessThanOrEqualTo(digits(Double.toString(value)));
      }
    }
  }

  @Test
  void shortDecimalsComeBackAsWritten() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < CASES; i++) {
      String text = random.nextInt(1, 10_000) + "." + random.nextInt(0, 1000) + "7";
      assertThat(Canonical.number(Double.parseDouble(text))).isEqualTo(text);
    }
  }

  private static int digits(String number) {
    String mantissa = number.replaceAll("[eE].*", "").replaceAll("[-+.]", "");
    return mantissa.replaceAll("^0+", "").replaceAll("0+$", "").length();
  }
}
