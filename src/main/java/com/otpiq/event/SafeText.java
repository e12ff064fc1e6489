package com.otpiq.event;

import java.util.HexFormat;

/**
 * Makes text from outside safe to show: characters that could control a terminal, change the
 * direction of text or be invisible are written as escapes such as {@code \u001b}. Letters of every
 * script stay, and so do the zero-width joiners of Kurdish and Persian, and the variation selectors
 * VS15 and VS16 directly after an emoji.
 *
 * <p>The direction marks LRM, RLM and ALM stay in a text with letters that run from right to left:
 * there they can do no more than such a letter. In any other text they are escaped, because
 * invisible characters make values look equal that are not.
 */
public final class SafeText {
  /** Longer values are cut. */
  private static final int LONGEST = 2_000;

  private static final String LEFT_TO_RIGHT_MARK = "\u200e";

  private static final HexFormat HEX = HexFormat.of();

  private SafeText() {}

  /** The text with every unsafe character escaped. */
  public static String escape(String text) {
    if (text.codePoints().noneMatch(c -> isUnsafe(c) || isMark(c) || isPresentation(c))) {
      return text;
    }
    boolean keepsMarks = text.codePoints().anyMatch(SafeText::isRightToLeft);
    StringBuilder safe = new StringBuilder(text.length() + 16);
    int before = -1;
    for (int at = 0; at < text.length(); at += Character.charCount(before)) {
      int c = text.codePointAt(at);
      boolean hidden =
          isUnsafe(c)
              || (isMark(c) && !keepsMarks)
              || (isPresentation(c) && !hasPresentations(before));
      append(safe, c, hidden);
      before = c;
    }
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

  /** The same in backquotes, for a message. */
  public static String quoted(String text) {
    return "`" + shorten(text) + "`";
  }

  /**
   * The same as {@link #shorten}, for a text that is not the last on its line: after text that runs
   * from right to left, an invisible mark keeps the rest of the line where it is.
   */
  public static String inline(String text) {
    return inline(text, "");
  }

  /**
   * The same with a separator of spaces and signs after it. The mark is behind that, so that it is
   * not copied with the text.
   */
  public static String inline(String text, String separator) {
    String safe = shorten(text);
    return safe
        + separator
        + (safe.codePoints().anyMatch(SafeText::isRightToLeft) ? LEFT_TO_RIGHT_MARK : "");
  }

  /** The start of a text that is longer than this, in UTF-16 units, with an ellipsis. */
  public static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, characterStart(text, most)) + "…";
  }

  /** Where a text can be cut without halving a character: at this index, or one before it. */
  public static int characterStart(String text, int index) {
    boolean halves =
        index > 0
            && index < text.length()
            && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    return halves ? index - 1 : index;
  }

  /** Whether a terminal may do anything but show this character, or show nothing for it. */
  public static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> !isJoiner(c) && !isMark(c) && !isVisibleFormat(c);
      default -> isNoncharacter(c) || isInvisible(c);
    };
  }

  /**
   * What is invisible and no format character: the rest of Unicode's Default_Ignorable_Code_Point,
   * and the empty pattern of Braille.
   */
  private static boolean isInvisible(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2065
        || c == 0x2800
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0D)
        || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFF8)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  /** VS15 and VS16: whether the emoji before it is shown as text or as a picture. */
  private static boolean isPresentation(int c) {
    return c == 0xFE0E || c == 0xFE0F;
  }

  /** Whether this is an emoji, or the base of a keycap such as 1️⃣. */
  private static boolean hasPresentations(int c) {
    return c >= 0 && Character.isEmoji(c);
  }

  /** Whether a letter or digit of this kind moves the digits and signs next to it. */
  public static boolean isRightToLeft(int c) {
    return !isMark(c)
        && switch (Character.getDirectionality(c)) {
          case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
              Character.DIRECTIONALITY_ARABIC_NUMBER ->
              true;
          default -> false;
        };
  }

  /** The direction marks LRM, RLM and ALM, which affect only their neighbours. */
  private static boolean isMark(int c) {
    return c == 0x200E || c == 0x200F || c == 0x061C;
  }

  /** ZWNJ and ZWJ: Kurdish, Persian and emoji need them. */
  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  /** Signs of scripts that Unicode classifies as format characters, such as that of a year. */
  private static boolean isVisibleFormat(int c) {
    return (c >= 0x0600 && c <= 0x08E2 && c != 0x061C)
        || c == 0x110BD
        || c == 0x110CD
        || (c >= 0x13430 && c <= 0x1343F);
  }

  private static boolean isNoncharacter(int c) {
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  }

  private static void append(StringBuilder safe, int c, boolean escaped) {
    if (!escaped) {
      safe.appendCodePoint(c);
      return;
    }
    for (char unit : Character.toChars(c)) {
      safe.append("\\u").append(HEX.toHexDigits(unit));
    }
  }
}
