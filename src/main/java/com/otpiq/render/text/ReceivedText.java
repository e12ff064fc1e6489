package com.otpiq.render.text;

import com.otpiq.event.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Text of several lines from outside, such as a body: each line starts with a mark that no line of
 * otpiq starts with, so that a webhook cannot imitate what otpiq says about it.
 */
public final class ReceivedText {
  private static final String MARK = "│ ";

  private ReceivedText() {}

  /** The lines of a text, made safe and marked; a note says how many more there are than shown. */
  public static List<String> lines(String text, int most) {
    List<String> lines =
        new ArrayList<>(marked(text.lines().limit(most).map(SafeText::shorten).toList()));
    long more = text.lines().count() - lines.size();
    if (more > 0) {
      lines.add("… (+" + Phrases.plural(more, "line") + ")");
    }
    return lines;
  }

  /** Marks lines that are safe to show. */
  static List<String> marked(List<String> lines) {
    return lines.stream().map(ReceivedText::marked).toList();
  }

  /** Marks a line that is safe to show. */
  static String marked(String line) {
    return MARK + line;
  }
}
