package com.otpiq.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The notes on a command in addition to its options; each item is a paragraph.
 *
 * @param output what the command prints, and where
 * @param errors common errors, and what to do about them
 * @param exitCodes meanings of exit codes that differ from the general ones
 */
public record CommandNotes(
    List<String> output,
    List<String> errors,
    Map<Integer, String> exitCodes,
    List<ExampleDoc> examples) {
  private static final String HEADING = "# ";
  private static final String PROMPT = "$ ";

  /**
   * Reads notes.
   *
   * @param text the headings {@code # Output}, {@code # Errors}, {@code # Exit codes} and {@code #
   *     Examples}; under the last, command lines that begin with {@code $}, each with a sentence on
   *     the line below; under the third, a number and a sentence on each line
   */
  public static CommandNotes read(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return new CommandNotes(
        under("Output", lines),
        under("Errors", lines),
        exitCodes(under("Exit codes", lines)),
        examples(under("Examples", lines)));
  }

  private static List<String> under(String heading, List<String> lines) {
    int at = lines.indexOf(HEADING + heading);
    return at < 0
        ? List.of()
        : lines.stream().skip(at + 1).takeWhile(line -> !line.startsWith(HEADING)).toList();
  }

  private static Map<Integer, String> exitCodes(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(cells -> Integer.valueOf(cells[0]), cells -> cells[1]));
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
