package com.otpiq.render.text;

/** Text in lines of a width. */
public final class ParagraphWrap {
  private ParagraphWrap() {}

  /**
   * The text in lines, each with its newline.
   *
   * @param indent spaces before each
   * @param width of a line, with its indent; a longer word has its line alone
   */
  public static String wrap(String text, int indent, int width) {
    StringBuilder block = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && indent + line.length() + 1 + word.length() > width) {
        block.append(" ".repeat(indent)).append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return block.append(" ".repeat(indent)).append(line).append('\n').toString();
  }
}
