package com.otpiq.render.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers the lines of a block. */
public final class TextBlock {
  private final List<String> lines = new ArrayList<>();

  /** Adds a line; white space at its end goes. */
  public TextBlock add(String line) {
    lines.add(line.stripTrailing());
    return this;
  }

  /** Adds lines, each a little to the right. */
  TextBlock indent(Collection<String> more) {
    more.forEach(line -> add("   " + line));
    return this;
  }

  public String block() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
