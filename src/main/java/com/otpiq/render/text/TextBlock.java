package com.otpiq.render.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Builds a block of lines. */
public final class TextBlock {
  private final List<String> lines = new ArrayList<>();

  /** Adds a line without its trailing white space. */
  public TextBlock add(String line) {
    lines.add(line.stripTrailing());
    return this;
  }

  /** Adds indented lines. */
  TextBlock indent(Collection<String> more) {
    more.forEach(line -> add("   " + line));
    return this;
  }

  /** The lines as one text, each with its newline. */
  public String block() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
