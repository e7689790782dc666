package io.onchainmm.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers read in the report: money to the cent, PnL per $1,000 to what is significant. */
final class Figures {
  private static final String MINUS = "\u2212";

  private Figures() {}

  /** A count with thousands marked, e.g. {@code 12,345}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace("-", MINUS);
  }

  /** Money, e.g. {@code −$1,234.50}. */
  static String money(double usd) {
    String text = String.format(Locale.ROOT, "%,.2f", Math.abs(usd));
    return (usd < 0 && !text.equals("0.00") ? MINUS : "") + "$" + text;
  }

  /** PnL per $1,000: two decimals from $1 on, three significant digits below. */
  static String perThousand(double usd) {
    if (usd == 0 || Math.abs(usd) >= 1) {
      return money(usd);
    }
    BigDecimal rounded = new BigDecimal(Math.abs(usd)).round(new MathContext(3));
    int scale = rounded.scale() + 3 - rounded.precision();
    return (usd < 0 ? MINUS : "") + "$" + rounded.setScale(scale).toPlainString();
  }
}
