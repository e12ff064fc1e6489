package com.otpiq.message;

import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as people type them, and as OTPIQ takes them. */
public final class PhoneNumber {
  private static final Pattern TYPED = Pattern.compile("(?:\\+|00)?[0-9][0-9 -]{6,18}[0-9]");
  private static final Pattern INTERNATIONAL = Pattern.compile("[1-9][0-9]{9,14}");
  private static final Pattern IRAQI_MOBILE = Pattern.compile("9647[0-9]{9}");

  private PhoneNumber() {}

  /**
   * What is odd about a number.
   *
   * @param isError whether OTPIQ documents that it does not take such a number
   * @param meant the number that was probably meant
   */
  public record Doubt(boolean isError, String what, Optional<String> meant) {}

  /** Whether somebody who typed this meant a telephone number. */
  public static boolean looksLike(String text) {
    return TYPED.matcher(text).matches();
  }

  /** What is odd about a number for OTPIQ; nothing where all is well. */
  public static Optional<Doubt> doubt(String text) {
    String digits = digits(text);
    Optional<String> meant =
        Optional.of(international(digits))
            .filter(number -> INTERNATIONAL.matcher(number).matches())
            .filter(number -> !number.equals(text));
    return error(text, digits)
        .map(what -> new Doubt(true, what, meant))
        .or(() -> warning(text).map(what -> new Doubt(false, what, meant)));
  }

  private static Optional<String> error(String text, String digits) {
    if (digits.isEmpty()) {
      return Optional.of(text.isEmpty() ? "is empty" : "is no telephone number");
    }
    if (text.chars().anyMatch(c -> c > 127 && Character.isDigit(c))) {
      return Optional.of("has Arabic digits; OTPIQ takes 0 to 9");
    }
    if (text.startsWith("+")) {
      return Optional.of("starts with +; OTPIQ takes digits only");
    }
    if (!text.equals(digits)) {
      return Optional.of("has spaces or signs; OTPIQ takes digits only");
    }
    if (text.startsWith("00")) {
      return Optional.of("starts with 00; the international form starts with the country's code");
    }
    if (text.startsWith("0")) {
      return Optional.of("is the local form; OTPIQ takes the international one");
    }
    if (text.startsWith("9640")) {
      return Optional.of("keeps the 0 of the local form after 964");
    }
    return RequestLimits.PHONE_NUMBER.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("has " + text.length() + " digits; OTPIQ takes 10 to 15");
  }

  private static Optional<String> warning(String text) {
    if (text.startsWith("964") && !IRAQI_MOBILE.matcher(text).matches()) {
      return Optional.of(
          "has "
              + text.length()
              + " digits; an Iraqi mobile number is 9647 and nine more, 13 in all");
    }
    return text.startsWith("7") && text.length() == 10
        ? Optional.of("has no country's code")
        : Optional.empty();
  }

  /**
   * The digits alone, as 0 to 9: what is pasted brings spaces, dashes and invisible marks along.
   */
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }

  private static String international(String digits) {
    if (digits.startsWith("00")) {
      return international(digits.substring(2));
    }
    if (digits.startsWith("9640")) {
      return "964" + digits.substring(4);
    }
    if (digits.startsWith("07")) {
      return "964" + digits.substring(1);
    }
    return digits.startsWith("7") && digits.length() == 10 ? "964" + digits : digits;
  }
}
