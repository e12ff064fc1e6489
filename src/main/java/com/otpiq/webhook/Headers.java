package com.otpiq.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The header lines of a request or an answer, in order; names match in any letter case. */
public record Headers(List<Line> lines) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    lines = List.copyOf(lines);
  }

  /** One header line. */
  public record Line(String name, String value) {
    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** Every value under this name, in order. */
  public List<String> all(String name) {
    return lines.stream().filter(line -> line.isNamed(name)).map(Line::value).toList();
  }

  /** The first value under this name. */
  public Optional<String> first(String name) {
    return lines.stream().filter(line -> line.isNamed(name)).map(Line::value).findFirst();
  }

  public boolean has(String name) {
    return lines.stream().anyMatch(line -> line.isNamed(name));
  }

  /** These lines with one more at the end. */
  public Headers with(String name, String value) {
    return new Headers(Stream.concat(lines.stream(), Stream.of(new Line(name, value))).toList());
  }

  /** These lines without those of this name. */
  public Headers without(String name) {
    return new Headers(lines.stream().filter(line -> !line.isNamed(name)).toList());
  }

  /** These lines, where each line of {@code others} takes the place of all of its name. */
  public Headers overriddenBy(Headers others) {
    List<Line> merged = new ArrayList<>(lines);
    others.lines.forEach(other -> merged.removeIf(line -> line.isNamed(other.name())));
    merged.addAll(others.lines);
    return new Headers(merged);
  }
}
