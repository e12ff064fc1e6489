package com.otpiq.message;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is shown of telephone numbers and codes.
 *
 * @param shown whether they are shown as they are
 */
public record PersonalDataMask(boolean shown) {
  /**
   * Ten to fifteen digits of any script, or an Iraqi mobile number in the groups that people write.
   * It stands alone, but for a colour or an escape before it, and is no time since 1970 of these
   * years.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<=\u001b\\[[0-9;]{0,8}m|\\\\[bfnrt]|^|[^\\w.-])(?:"
              + "(?:(?:00)?964[ -]?|0)7\\d{2}[ -]?\\d{3}[ -]?\\d{4}"
              + "|(?!1[5-9]\\d{8}(?:\\d{3})?\\b)\\d{10,15})(?!\\w)",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Numbers lose their middle. */
  public static final PersonalDataMask HIDDEN = new PersonalDataMask(false);

  private static final int SHORTEST_CODE = 4;
  private static final int HEAD = 4;
  private static final int TAIL = 3;

  /** A telephone number, its middle hidden. */
  public String phone(String number) {
    if (shown) {
      return number;
    }
    int hidden = number.length() - HEAD - TAIL;
    return hidden < 1
        ? "*".repeat(number.length())
        : number.substring(0, HEAD) + "*".repeat(hidden) + number.substring(number.length() - TAIL);
  }

  /** Text of somebody else's, the telephone numbers in it hidden; it stays as long as it was. */
  public String text(String text) {
    return shown ? text : NUMBER.matcher(text).replaceAll(found -> phone(found.group()));
  }

  /** A sentence of somebody else's, telephone numbers and the given code in it hidden. */
  public String sentence(String text, Optional<String> code) {
    if (shown) {
      return text;
    }
    String coded =
        code.filter(digits -> digits.length() >= SHORTEST_CODE)
            .map(
                digits -> text.replaceAll("(?<!\\w)" + Pattern.quote(digits) + "(?!\\w)", "******"))
            .orElse(text);
    return text(coded);
  }
}
