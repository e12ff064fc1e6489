package com.otpiq.webhook;

/**
 * Where something stands in a text.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param offset in characters, counted from 0
 * @param length in characters; 0 where only the start is known
 */
public record Position(int line, int column, int offset, int length) {
  /** The start of a text; also the place of what was made and never read. */
  public static final Position START = new Position(1, 1, 0, 0);

  /**
   * This place, told from the start of the text in which {@code this} text begins at {@code base}.
   */
  public Position within(Position base) {
    int shiftedColumn = line == 1 ? column + base.column - 1 : column;
    return new Position(line + base.line - 1, shiftedColumn, offset + base.offset, length);
  }
}
