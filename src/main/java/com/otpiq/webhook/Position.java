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

  /** Converts a position in a part of a text, which starts at {@code base}, to one in the whole. */
  public Position within(Position base) {
    int shiftedColumn = line == 1 ? column + base.column - 1 : column;
    return new Position(line + base.line - 1, shiftedColumn, offset + base.offset, length);
  }
}
