package com.otpiq.render.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pads text to columns and wraps it to lines. Colour codes have no width. */
public final class TextLayout {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private TextLayout() {}

  /** The text with spaces after it up to the width; at least one space. */
  public static String pad(String text, int width) {
    return pad(text, width, 1);
  }

  /** The text with spaces after it up to the width, and never fewer than {@code gap}. */
  public static String pad(String text, int width, int gap) {
    return text + " ".repeat(Math.max(gap, width - width(text)));
  }

  /** The number of columns in a terminal: combining marks have none, most emoji two. */
  static int width(String text) {
    return COLOUR.matcher(text).replaceAll("").codePoints().map(TextLayout::columns).sum();
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> Character.isEmojiPresentation(c) || Character.isIdeographic(c) ? 2 : 1;
    };
  }

  /** The text in lines of at most this width; a longer word has a line of its own. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * The text as a block of lines, each with its newline.
   *
   * @param indent spaces before each line
   * @param width of a line with its indent
   */
  public static String wrap(String text, int indent, int width) {
    return lines(text, width - indent).stream()
        .map(line -> " ".repeat(indent) + line + "\n")
        .collect(Collectors.joining());
  }

  /** The parts that are not empty, in one line with two spaces between them. */
  static String columns(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("  ")) + "\n";
  }
}
