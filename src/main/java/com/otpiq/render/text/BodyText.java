package com.otpiq.render.text;

import com.otpiq.event.SafeText;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** JSON as text, with one member on each line; a received body also if it is not JSON. */
final class BodyText {
  private static final int MOST_LINES = 20;

  private final Theme theme;

  BodyText(Theme theme) {
    this.theme = theme;
  }

  /** The lines of a received body; of one that is not JSON, only the first ones. */
  List<String> received(Body body) {
    return switch (body.parseResult()) {
      case Body.Parsed parsed -> ReceivedText.marked(lines(parsed.json()));
      case Body.Malformed malformed -> ReceivedText.lines(malformed.text(), MOST_LINES);
    };
  }

  /** One line for a body that cannot be shown as text; empty if it can. */
  static Optional<String> withoutText(Body body) {
    return body.omission()
        .map(reason -> "the body was not recorded (" + SafeText.shorten(reason) + ")")
        .or(() ->
            body.isText()
                ? Optional.empty()
                : Optional.of(
                    Phrases.plural(body.bytes().length, "byte")
                        + ", not UTF-8; use -o json to see them"));
  }

  /**
   * A body as it is sent, for other programs and for a terminal: JSON has escapes for what a
   * terminal must not get, and white space between its values is as good as any other.
   */
  static String printed(Body body) {
    return body.text()
        .lines()
        .map(line -> SafeText.escape(line.replace('\t', ' ')) + "\n")
        .collect(Collectors.joining());
  }

  /** The lines of a JSON value, safe for a terminal. */
  List<String> lines(Json json) {
    return value(json, "").lines().toList();
  }

  private String value(Json json, String indent) {
    return switch (json) {
      case Json.Text text -> theme.string(quoted(text.value()));
      case Json.Num num -> theme.literal(SafeText.shorten(num.literal()));
      case Json.Bool bool -> theme.literal(Boolean.toString(bool.value()));
      case Json.Null _ -> theme.literal("null");
      case Json.Arr arr ->
          layOut("[", arr.items(), item -> value(item, indent + "  "), "]", indent);
      case Json.Obj obj ->
          layOut("{", obj.members(), member -> member(member, indent + "  "), "}", indent);
    };
  }

  private String member(Json.Member member, String indent) {
    return theme.key(quoted(member.name())) + ": " + value(member.value(), indent);
  }

  private static <T> String layOut(
      String open, List<T> parts, Function<T, String> show, String close, String indent) {
    if (parts.isEmpty()) {
      return open + close;
    }
    String line = "\n" + indent + "  ";
    return open
        + line
        + String.join("," + line, parts.stream().map(show).toList())
        + "\n"
        + indent
        + close;
  }

  private static String quoted(String text) {
    return '"' + SafeText.shorten(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }
}
