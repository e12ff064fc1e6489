package com.otpiq.webhook;

/**
 * A position in a text.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param offset in characters, counted from 0
 * @param length in characters; 0 if only the start is known
 */
public record Position(int line, int column, int offset, int length) {
  /** The start of a text; also used for values that were not parsed from a text. */
  public static final Position START = new Position(1, 1, 0, 0);

  /**
   * The position at an offset, or at the end of the text if the offset is beyond it. Lines end with
   * {@code \n}, {@code \r\n} or {@code \r}.
   */
  public static Position at(String text, int offset) {
    int end = Math.clamp(offset, 0, text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1))) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, end - lineStart + 1, end, 1);
  }

  /** Converts a position in a part of a text, which starts at {@code base}, to one in the whole. */
  public Position within(Position base) {
    int shiftedColumn = line == 1 ? column + base.column - 1 : column;
    return new Position(line + base.line - 1, shiftedColumn, offset + base.offset, length);
  }
}
