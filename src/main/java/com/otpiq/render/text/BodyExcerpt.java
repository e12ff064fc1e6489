package com.otpiq.render.text;

import com.otpiq.event.SafeText;
import com.otpiq.webhook.Position;

/** The part of a body around a finding, with carets below the value. */
final class BodyExcerpt {
  private static final int BEFORE = 24;
  private static final int WIDTH = 72;

  private final String text;
  private final int lineStart;
  private final int lineEnd;

  private BodyExcerpt(String text, int offset) {
    this.text = text;
    // of a long line only what is shown is read
    this.lineStart = lineStart(text, offset, Math.max(0, offset - BEFORE - 1));
    this.lineEnd =
        lineEnd(text, Math.max(lineStart, offset - 1), Math.min(text.length(), offset + WIDTH + 1));
  }

  /** Two lines: the text and the carets. A position outside the text counts as its end. */
  static Lines of(String text, Position at) {
    int offset = Math.clamp(at.offset(), 0, text.length());
    return new BodyExcerpt(text, offset).lines(offset, at.length());
  }

  /** A line of text and the line of carets below it. */
  record Lines(String text, String carets) {}

  private Lines lines(int position, int length) {
    int offset = SafeText.characterStart(text, Math.min(position, lineEnd));
    int start = start(offset);
    int end = SafeText.characterStart(text, Math.min(lineEnd, start + WIDTH));
    int valueEnd = SafeText.characterStart(text, offset + Math.clamp(length, 0, end - offset));
    String before = (start > lineStart ? "…" : "") + SafeText.escape(text.substring(start, offset));
    String value = SafeText.escape(text.substring(offset, valueEnd));
    String after = SafeText.escape(text.substring(valueEnd, end)) + (end < lineEnd ? "…" : "");
    int carets = Math.max(1, TextLayout.width(value));
    return new Lines(
        before + value + after, " ".repeat(TextLayout.width(before)) + "^".repeat(carets));
  }

  /**
   * Not before the last letter that is written from right to left: carets below such text point
   * anywhere.
   */
  private int start(int offset) {
    int first = Math.max(lineStart, offset - BEFORE);
    for (int i = offset; i > first; i--) {
      if (isRightToLeft(text.codePointBefore(i))) {
        return i;
      }
    }
    return SafeText.characterStart(text, first);
  }

  /** Not before {@code least}; {@code \r\n} is one end of a line, as in {@link Position}. */
  private static int lineStart(String text, int offset, int least) {
    int start = offset;
    while (start > least
        && text.charAt(start - 1) != '\n'
        && (text.charAt(start - 1) != '\r' || text.startsWith("\n", start))) {
      start--;
    }
    return start;
  }

  private static int lineEnd(String text, int from, int most) {
    int end = from;
    while (end < most && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
