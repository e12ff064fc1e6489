package com.otpiq.message;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Masks telephone numbers and verification codes in output.
 *
 * @param shown whether they are shown unmasked
 */
public record PersonalDataMask(boolean shown) {
  /**
   * Ten to fifteen digits of any script, or an Iraqi mobile number written in groups. It is not
   * part of a word, except after a colour code or an escape, and is not a Unix time of these years.
   * Invisible characters, such as direction marks, are no part of a word.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<=\u001b\\[[0-9;]{0,8}m|\\\\[bfnrt]|\\\\u[0-9a-f]{4}|^|[^\\w.-]|\\p{Cf})(?:"
              + "(?:(?:00)?964[ -]?|0)7\\d{2}[ -]?\\d{3}[ -]?\\d{4}"
              + "|(?!1[5-9]\\d{8}(?:\\d{3})?\\b)\\d{10,15})(?![\\w&&[^\\p{Cf}]])",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Hides the middle of each number. */
  public static final PersonalDataMask HIDDEN = new PersonalDataMask(false);

  /** Shows everything. */
  public static final PersonalDataMask SHOWN = new PersonalDataMask(true);

  private static final int SHORTEST_CODE = 4;
  private static final int HEAD = 4;
  private static final int TAIL = 3;

  /** A telephone number with its middle hidden. */
  public String maskPhone(String number) {
    if (shown) {
      return number;
    }
    int length = number.codePointCount(0, number.length());
    int hidden = length - HEAD - TAIL;
    return hidden < 1
        ? "*".repeat(length)
        : number.substring(0, number.offsetByCodePoints(0, HEAD))
            + "*".repeat(hidden)
            + number.substring(number.offsetByCodePoints(number.length(), -TAIL));
  }

  /** A text with all telephone numbers in it masked; it has as many characters as before. */
  public String maskText(String text) {
    return shown ? text : NUMBER.matcher(text).replaceAll(found -> maskPhone(found.group()));
  }

  /** A text with all telephone numbers and the given code in it masked. */
  public String maskText(String text, Optional<String> code) {
    if (shown) {
      return text;
    }
    String coded =
        code.filter(digits -> digits.length() >= SHORTEST_CODE)
            .map(
                digits -> text.replaceAll("(?<!\\w)" + Pattern.quote(digits) + "(?!\\w)", "******"))
            .orElse(text);
    return maskText(coded);
  }
}
