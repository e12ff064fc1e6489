package com.otpiq.render.text;

import com.otpiq.event.SafeText;
import com.otpiq.webhook.Position;

/** The part of a body around a finding, with carets below the value. */
final class BodyExcerpt {
  private static final int BEFORE = 24;
  private static final int WIDTH = 72;

  private BodyExcerpt() {}

  /** Two lines: the text and the carets. */
  static Lines of(String text, Position at) {
    int offset = Math.clamp(at.offset(), 0, text.length());
    int start = start(text, offset);
    int end = end(text, offset, start);
    String before =
        (start > lineStart(text, offset) ? "…" : "")
            + SafeText.escape(text.substring(start, offset));
    String value = text.substring(offset, end);
    int length = Math.clamp(at.length(), 0, value.length());
    int carets = Math.max(1, width(SafeText.escape(value.substring(0, length))));
    String tail = end < lineEnd(text, offset) ? "…" : "";
    return new Lines(
        before + SafeText.escape(value) + tail, " ".repeat(width(before)) + "^".repeat(carets));
  }

  /** A line of text and the line of carets below it. */
  record Lines(String text, String carets) {}

  /**
   * Not before the last letter that is written from right to left: carets below such text point
   * anywhere.
   */
  private static int start(String text, int offset) {
    int first = Math.max(lineStart(text, offset), offset - BEFORE);
    for (int i = offset; i > first; i--) {
      if (isRightToLeft(text.charAt(i - 1))) {
        return i;
      }
    }
    return first > 0 && Character.isLowSurrogate(text.charAt(first)) ? first + 1 : first;
  }

  private static int end(String text, int offset, int start) {
    int end = Math.min(lineEnd(text, offset), start + WIDTH);
    return end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end))
        ? end - 1
        : end;
  }

  private static int lineStart(String text, int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private static int lineEnd(String text, int offset) {
    int newline = text.indexOf('\n', offset);
    return newline < 0 ? text.length() : newline;
  }

  private static boolean isRightToLeft(char c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
