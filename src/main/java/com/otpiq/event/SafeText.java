package com.otpiq.event;

import java.util.HexFormat;

/**
 * Makes text from outside safe to show: characters that could control a terminal, change the
 * direction of text or be invisible are written as escapes such as {@code \u001b}. Letters of every
 * script stay, and so do the zero-width joiners of Kurdish and Persian.
 */
public final class SafeText {
  /** Longer values are cut. */
  private static final int LONGEST = 2_000;

  private static final HexFormat HEX = HexFormat.of();

  private SafeText() {}

  /** The text with every unsafe character escaped. */
  public static String escape(String text) {
    int first = firstUnsafe(text);
    if (first == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
    text.codePoints().skip(text.codePointCount(0, first)).forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** The same, cut after 2,000 characters, with a note of how many more there were. */
  public static String shorten(String text) {
    if (text.length() <= LONGEST) {
      return escape(text);
    }
    int end = characterStart(text, LONGEST);
    return escape(text.substring(0, end)) + "… (+" + (text.length() - end) + ")";
  }

  /** Where a text can be cut without halving a character: at this index, or one before it. */
  public static int characterStart(String text, int index) {
    boolean halves =
        index > 0
            && index < text.length()
            && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    return halves ? index - 1 : index;
  }

  /** Whether a terminal may do anything but show this character. */
  public static boolean isUnsafe(int c) {
    return c < 0x20
        || (c >= 0x7F && c <= 0x9F)
        || c == 0x061C
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2064)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F)
        || (c >= 0xD800 && c <= 0xDFFF)
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c & 0xFFFE) == 0xFFFE;
  }

  private static int firstUnsafe(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isUnsafe(text.codePointAt(i))) {
        return i;
      }
    }
    return text.length();
  }

  private static void append(StringBuilder safe, int c) {
    if (!isUnsafe(c)) {
      safe.appendCodePoint(c);
      return;
    }
    for (char unit : Character.toChars(c)) {
      safe.append("\\u").append(HEX.toHexDigits(unit));
    }
  }
}
