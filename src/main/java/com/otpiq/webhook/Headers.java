package com.otpiq.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The headers of a request or response, in order. Names are case-insensitive. */
public record Headers(List<Line> lines) {
  public static final Headers NONE = new Headers(List.of());

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");

  public Headers {
    lines = List.copyOf(lines);
  }

  /** One header. */
  public record Line(String name, String value) {
    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** Every value of this name, in order. */
  public List<String> all(String name) {
    return lines.stream().filter(line -> line.isNamed(name)).map(Line::value).toList();
  }

  /** The first value of this name. */
  public Optional<String> first(String name) {
    return lines.stream().filter(line -> line.isNamed(name)).map(Line::value).findFirst();
  }

  /** The charset that the content type names. */
  public Optional<String> charset() {
    return first(HeaderName.CONTENT_TYPE)
        .map(CHARSET::matcher)
        .filter(Matcher::find)
        .map(charset -> charset.group(1));
  }

  /** Whether there is a header of this name. */
  public boolean has(String name) {
    return lines.stream().anyMatch(line -> line.isNamed(name));
  }

  /** These headers and one more at the end. */
  public Headers with(String name, String value) {
    return new Headers(Stream.concat(lines.stream(), Stream.of(new Line(name, value))).toList());
  }

  /** These headers without those of this name. */
  public Headers without(String name) {
    return new Headers(lines.stream().filter(line -> !line.isNamed(name)).toList());
  }

  /** These headers; each of {@code others} replaces all of its name. */
  public Headers overriddenBy(Headers others) {
    List<Line> merged = new ArrayList<>(lines);
    others.lines.forEach(other -> merged.removeIf(line -> line.isNamed(other.name())));
    merged.addAll(others.lines);
    return new Headers(merged);
  }
}
