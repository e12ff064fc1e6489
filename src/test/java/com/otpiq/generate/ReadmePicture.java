package com.otpiq.generate;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows, as an image (SVG) that needs nothing else.
 *
 * @param title what it shows, for those who do not see it
 * @param screen the lines, with the terminal's colours
 */
record ReadmePicture(String title, String screen) {
  private static final double CELL = 8.4;
  private static final int LINE = 21;
  private static final int EDGE = 24;
  private static final int TOP = 66;
  private static final Pattern SPAN = Pattern.compile("(?:\u001b\\[(\\d*)m)?([^\u001b]*)");
  private static final Pattern RIGHT_TO_LEFT = Pattern.compile("\\p{IsArabic}");
  private static final Map<String, String> CLASSES =
      Map.of("1", "bold", "2", "dim", "31", "red", "32", "green", "33", "yellow", "36", "cyan");

  private static final String FRAME =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 WIDTH HEIGHT" width="WIDTH" height="HEIGHT" role="img" aria-labelledby="title screen" direction="ltr">
        <title id="title">TITLE</title>
        <desc id="screen">PLAIN</desc>
        <style>
          text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: #e6edf3; white-space: pre; unicode-bidi: isolate; }
          .bold { font-weight: bold; fill: #ffffff; }
          .dim { fill: #9198a1; }
          .red { fill: #ff7b72; }
          .green { fill: #7ee787; }
          .yellow { fill: #e3b341; }
          .cyan { fill: #79c0ff; }
        </style>
        <rect width="WIDTH" height="HEIGHT" rx="10" fill="#0d1117"/>
        <circle cx="26" cy="24" r="6" fill="#ff7b72"/>
        <circle cx="46" cy="24" r="6" fill="#e3b341"/>
        <circle cx="66" cy="24" r="6" fill="#7ee787"/>
      BODY
      </svg>
      """;

  /** The image. */
  String svg() {
    StringBuilder body = new StringBuilder();
    int y = TOP;
    for (String line : screen.strip().split("\n", -1)) {
      body.append(line(line, y));
      y += LINE;
    }
    long columns = plain().lines().mapToLong(String::length).max().orElse(0);
    return FRAME
        .replace("WIDTH", Long.toString(Math.round(columns * CELL) + 2 * EDGE))
        .replace("HEIGHT", Integer.toString(y - LINE + EDGE))
        .replace("TITLE", escaped(title))
        .replace("PLAIN", escaped(plain()))
        .replace("BODY", body.toString().stripTrailing());
  }

  private String plain() {
    return screen.strip().replaceAll("\u001b\\[\\d*m", "");
  }

  /** Each span stands at its column, whatever the widths of the viewer's font. */
  private static String line(String line, int y) {
    Matcher spans = SPAN.matcher(line);
    StringBuilder svg = new StringBuilder();
    int column = 0;
    while (spans.find()) {
      String text = spans.group(2);
      int indent = text.length() - text.stripLeading().length();
      if (!text.isBlank()) {
        svg.append(span(text.strip(), column + indent, y, colour(spans.group(1))));
      }
      column += text.length();
    }
    return svg.toString();
  }

  private static String span(String text, int column, int y, String colour) {
    boolean isFixed = !RIGHT_TO_LEFT.matcher(text).find();
    String width = isFixed ? " textLength=\"" + number(text.length() * CELL) + "\"" : "";
    return "  <text x=\"%s\" y=\"%s\"%s%s>%s</text>\n"
        .formatted(number(EDGE + column * CELL), y, width, colour, escaped(text));
  }

  /** In ASCII digits, wherever the build runs. */
  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String colour(String code) {
    String known = code == null ? null : CLASSES.get(code);
    return known == null ? "" : " class=\"" + known + "\"";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
