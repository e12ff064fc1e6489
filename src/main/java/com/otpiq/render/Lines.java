package com.otpiq.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers the lines of a block. */
final class Lines {
  private final List<String> lines = new ArrayList<>();

  /** Adds a line; white space at its end goes. */
  Lines add(String line) {
    lines.add(line.stripTrailing());
    return this;
  }

  /** Adds lines, each a little to the right. */
  Lines indent(Collection<String> more) {
    more.forEach(line -> add("   " + line));
    return this;
  }

  String block() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
