package com.otpiq.manual;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a command beside its options, a paragraph an item.
 *
 * @param output where its output goes, and what that is
 * @param errors what often goes wrong, and what to do then
 */
public record CommandNotes(List<String> output, List<String> errors, List<ExampleDoc> examples) {
  private static final String HEADING = "# ";
  private static final String PROMPT = "$ ";

  /**
   * Reads notes.
   *
   * @param text the headings {@code # Output}, {@code # Errors} and {@code # Examples}; under the
   *     last, command lines that begin with {@code $}, each with a sentence on the line below
   */
  public static CommandNotes read(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return new CommandNotes(
        under("Output", lines), under("Errors", lines), examples(under("Examples", lines)));
  }

  private static List<String> under(String heading, List<String> lines) {
    int at = lines.indexOf(HEADING + heading);
    return at < 0
        ? List.of()
        : lines.stream().skip(at + 1).takeWhile(line -> !line.startsWith(HEADING)).toList();
  }

  private static List<ExampleDoc> examples(List<String> lines) {
    List<ExampleDoc> examples = new ArrayList<>();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      if (!lines.get(i).startsWith(PROMPT)) {
        throw new IllegalArgumentException("no command line: " + lines.get(i));
      }
      examples.add(new ExampleDoc(lines.get(i).substring(PROMPT.length()), lines.get(i + 1)));
    }
    return examples;
  }
}
