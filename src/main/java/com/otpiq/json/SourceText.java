package com.otpiq.json;

import com.otpiq.webhook.Position;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Finds the line and column of an error in a text. */
final class SourceText {
  private SourceText() {}

  /** The position of a parser's error; the end of the text if the parser gives none. */
  static Position positionOf(JacksonException error, String text) {
    TokenStreamLocation at = error.getLocation();
    boolean known = at != null && at.getCharOffset() >= 0;
    return positionAt(text, known ? (int) at.getCharOffset() : text.length());
  }

  /** The position at an offset in characters. */
  static Position positionAt(String text, int offset) {
    int end = Math.clamp(offset, 0, text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, end - lineStart + 1, end, 1);
  }

  /**
   * The position of the first bytes that are not UTF-8, in the text with replacement characters.
   */
  static Position firstInvalidByte(byte[] bytes, String text) {
    for (int i = text.indexOf('\uFFFD'); i >= 0; i = text.indexOf('\uFFFD', i + 1)) {
      if (!startsWith(bytes, text.substring(0, i + 1))) {
        return positionAt(text, i);
      }
    }
    return positionAt(text, text.length());
  }

  /** Whether the bytes start with this text: then its last character was not a replacement. */
  private static boolean startsWith(byte[] bytes, String beginning) {
    byte[] expected = beginning.getBytes(StandardCharsets.UTF_8);
    return expected.length <= bytes.length
        && Arrays.equals(expected, 0, expected.length, bytes, 0, expected.length);
  }
}
