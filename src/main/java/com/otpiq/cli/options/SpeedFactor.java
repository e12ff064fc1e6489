package com.otpiq.cli.options;

import com.otpiq.event.Problem;

/** Parses speed factors such as {@code 60x}. */
public final class SpeedFactor {
  private SpeedFactor() {}

  /**
   * The factor, greater than 0.
   *
   * @throws Problem USAGE if it is not a positive number
   */
  public static double parse(String text) {
    String digits = text.endsWith("x") ? text.substring(0, text.length() - 1) : text;
    double factor = digits.matches("\\d{1,6}(\\.\\d{1,6})?") ? Double.parseDouble(digits) : 0;
    if (factor <= 0) {
      throw Problem.of(
          Problem.Kind.USAGE, "--speed takes a factor, not '" + text + "'", "--speed 60x");
    }
    return factor;
  }
}
