package com.otpiq;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts that may be expensive for a regular expression, made of its own characters: each character,
 * each alternative, each pair of characters, many times, behind each beginning of a text that
 * matches.
 */
final class RegexInputs {
  private static final int MOST = 8;
  private static final int LONGEST_SAMPLE = 24;

  private final String regex;
  private final Set<String> characters = new LinkedHashSet<>();
  private final Set<String> fragments = new LinkedHashSet<>();
  private final String sample;
  private int at;

  RegexInputs(String regex) {
    this.regex = regex;
    String first = alternatives();
    this.sample = first.substring(0, Math.min(first.length(), LONGEST_SAMPLE));
    characters.add("x");
  }

  /** A text: a beginning, and what is repeated after it. */
  record Input(String beginning, String unit) {
    String text(int length) {
      return beginning + unit.repeat(Math.max(1, length / unit.length()));
    }
  }

  /** Each character. */
  Stream<Input> single() {
    return characters().map(unit -> new Input("", unit));
  }

  /** Each pair of characters, and each alternative. */
  Stream<Input> pairs() {
    return Stream.concat(
            characters().flatMap(a -> characters().map(b -> a + b)),
            fragments.stream().filter(unit -> !unit.isEmpty()))
        .distinct()
        .map(unit -> new Input("", unit));
  }

  /** Everything, also behind beginnings of a match. */
  Stream<Input> all() {
    List<String> beginnings =
        IntStream.rangeClosed(1, sample.length())
            .mapToObj(end -> sample.substring(0, end))
            .toList();
    return Stream.of(
            single(),
            pairs(),
            beginnings.stream().map(unit -> new Input("", unit)),
            beginnings.stream().flatMap(start -> characters().map(unit -> new Input(start, unit))))
        .flatMap(inputs -> inputs);
  }

  private Stream<String> characters() {
    return characters.stream().limit(MOST);
  }

  /** Reads alternatives up to the end of their group; returns a text for the first. */
  private String alternatives() {
    List<String> texts = new ArrayList<>();
    do {
      texts.add(sequence());
    } while (skip("|"));
    fragments.addAll(texts);
    return texts.getFirst();
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      text.append(atom());
      quantifier();
    }
    return text.toString();
  }

  private String atom() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> character("a");
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> character(escape());
      default -> character(String.valueOf(c));
    };
  }

  private String group() {
    if (skip("?")) {
      if (skip("<") && regex.charAt(at) != '=' && regex.charAt(at) != '!') {
        at = regex.indexOf('>', at) + 1;
      } else {
        while (":=!)".indexOf(regex.charAt(at)) < 0) {
          at++;
        }
        at += regex.charAt(at) == ')' ? 0 : 1;
      }
    }
    String text = alternatives();
    at++;
    return text;
  }

  private String characterClass() {
    boolean negated = skip("^");
    List<String> members = new ArrayList<>();
    do {
      char c = regex.charAt(at++);
      members.add(c == '\\' ? escape() : String.valueOf(c));
    } while (regex.charAt(at) != ']');
    at++;
    characters.addAll(members.stream().limit(5).toList());
    return character(negated ? "z" : members.getFirst());
  }

  private String escape() {
    char c = regex.charAt(at++);
    return switch (c) {
      case 'd' -> "7";
      case 's' -> " ";
      case 'w', 'S', 'D' -> "a";
      case 'W' -> "-";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'b', 'B', '1', 'E' -> "";
      case 'Q' -> "";
      case 'p', 'P' -> {
        at = regex.indexOf('}', at) + 1;
        yield "\ud800";
      }
      default -> String.valueOf(c);
    };
  }

  private String character(String text) {
    if (!text.isEmpty()) {
      characters.add(text);
    }
    return text;
  }

  private void quantifier() {
    if (at < regex.length() && regex.charAt(at) == '{') {
      at = regex.indexOf('}', at) + 1;
    }
    while (at < regex.length() && "*+?".indexOf(regex.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean skip(String text) {
    boolean found = regex.startsWith(text, at);
    at += found ? text.length() : 0;
    return found;
  }
}
