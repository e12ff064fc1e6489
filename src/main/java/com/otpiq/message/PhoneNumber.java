package com.otpiq.message;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks whether a telephone number has the form that OTPIQ accepts, and suggests the right one.
 */
public final class PhoneNumber {
  private static final Pattern LOOKS_LIKE = Pattern.compile("(?:\\+|00)?[0-9][0-9 -]{6,18}[0-9]");
  private static final Pattern INTERNATIONAL = Pattern.compile("[1-9][0-9]{9,14}");
  private static final Pattern IRAQI_MOBILE = Pattern.compile("9647[0-9]{9}");

  private PhoneNumber() {}

  /**
   * What is wrong with a number.
   *
   * @param isError whether OTPIQ documents that it refuses such a number
   * @param suggestion the number that was probably meant
   */
  public record Issue(boolean isError, String text, Optional<String> suggestion) {}

  /** Whether a text looks like a telephone number. */
  public static boolean looksLike(String text) {
    return LOOKS_LIKE.matcher(text).matches();
  }

  /** What is wrong with a number for OTPIQ; nothing if it is right. */
  public static Optional<Issue> check(String text) {
    String digits = digits(text);
    Optional<String> suggestion =
        Optional.of(international(digits))
            .filter(number -> INTERNATIONAL.matcher(number).matches())
            .filter(number -> !number.equals(text));
    return error(text, digits)
        .map(error -> new Issue(true, error, suggestion))
        .or(() -> warning(text).map(warning -> new Issue(false, warning, suggestion)));
  }

  private static Optional<String> error(String text, String digits) {
    if (digits.isEmpty()) {
      return Optional.of(text.isEmpty() ? "is empty" : "is not a telephone number");
    }
    if (text.chars().anyMatch(c -> c > 127 && Character.isDigit(c))) {
      return Optional.of("has Arabic digits; OTPIQ accepts 0 to 9");
    }
    if (text.startsWith("+")) {
      return Optional.of("starts with +; OTPIQ accepts only digits");
    }
    if (!text.equals(digits)) {
      return Optional.of("has spaces or signs; OTPIQ accepts only digits");
    }
    if (text.startsWith("00")) {
      return Optional.of("starts with 00; the international form starts with the country code");
    }
    if (text.startsWith("0")) {
      return Optional.of("is the local form; OTPIQ accepts the international one");
    }
    if (text.startsWith("9640")) {
      return Optional.of("keeps the 0 of the local form after 964");
    }
    return RequestLimits.PHONE_NUMBER.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("has " + text.length() + " digits; OTPIQ accepts 10 to 15");
  }

  private static Optional<String> warning(String text) {
    if (text.startsWith("964") && !IRAQI_MOBILE.matcher(text).matches()) {
      return Optional.of(
          "has "
              + text.length()
              + " digits; an Iraqi mobile number is 9647 and nine more, 13 in all");
    }
    return text.startsWith("7") && text.length() == 10
        ? Optional.of("has no country code")
        : Optional.empty();
  }

  /**
   * The digits alone, as 0 to 9, because pasted numbers have spaces, dashes and invisible marks.
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
