package com.otpiq.render.text;

import java.math.BigDecimal;
import java.util.Locale;

/** Formats amounts of money with separators. */
final class AmountFormat {
  private static final int MOST_DIGITS = 15;

  private AmountFormat() {}

  /** {@code 14,800 IQD}; a number with too many digits is not formatted. */
  static String dinars(BigDecimal amount) {
    return number(amount) + " IQD";
  }

  static String number(BigDecimal amount) {
    boolean hasTooManyDigits =
        Math.abs((long) amount.precision() - amount.scale()) > MOST_DIGITS
            || amount.scale() > MOST_DIGITS;
    return hasTooManyDigits
        ? amount.toString()
        : String.format(
            Locale.ROOT, "%,." + Math.max(0, amount.stripTrailingZeros().scale()) + "f", amount);
  }
}
