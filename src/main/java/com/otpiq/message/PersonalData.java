package com.otpiq.message;

/**
 * What is shown of telephone numbers and codes.
 *
 * @param shown whether they are shown as they are
 */
public record PersonalData(boolean shown) {
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
}
