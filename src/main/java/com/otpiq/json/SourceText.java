package com.otpiq.json;

import com.otpiq.webhook.Position;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Finds the line and column of an error in a text. */
final class SourceText {
  private SourceText() {}

  /**
   * The position of a parser's error; the end of the text if the parser gives none. White space at
   * the end is not part of the text: a last line that is empty would show nothing.
   */
  static Position positionOf(JacksonException error, String text) {
    int end = text.stripTrailing().length();
    TokenStreamLocation at = error.getLocation();
    boolean known = at != null && at.getCharOffset() >= 0;
    return Position.at(text, known ? (int) Math.min(at.getCharOffset(), end) : end);
  }

  /**
   * The position of the first bytes that are not UTF-8, in the text with replacement characters.
   */
  static Position firstInvalidByte(byte[] bytes, String text) {
    for (int i = text.indexOf('\uFFFD'); i >= 0; i = text.indexOf('\uFFFD', i + 1)) {
      if (!startsWith(bytes, text.substring(0, i + 1))) {
        return Position.at(text, i);
      }
    }
    return Position.at(text, text.length());
  }

  /** Whether the bytes start with this text: then its last character was not a replacement. */
  private static boolean startsWith(byte[] bytes, String beginning) {
    byte[] expected = beginning.getBytes(StandardCharsets.UTF_8);
    return expected.length <= bytes.length
        && Arrays.equals(expected, 0, expected.length, bytes, 0, expected.length);
  }
}
