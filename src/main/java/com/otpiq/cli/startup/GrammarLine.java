package com.otpiq.cli.startup;

import java.util.List;
import java.util.Locale;

/**
 * A line of the grammar.
 *
 * @param command the words that choose the command
 * @param names of an option all its spellings, of a parameter its place among them
 * @param place the fields that lead from the command to the value; none where nothing is kept
 * @param types of the value and of what is in it; of a command its class
 * @param label what stands for the value in problems and help
 * @param arity how many values follow; empty for what its type takes
 * @param converter the class that reads a value, or nothing
 * @param candidates the class that knows all values, or nothing
 * @param split what is between the values of a list, or nothing
 * @param fallback the value where none follows
 */
record GrammarLine(
    Kind kind,
    String command,
    List<String> names,
    List<String> place,
    List<String> types,
    String label,
    String arity,
    boolean isRequired,
    String converter,
    String candidates,
    String split,
    String fallback) {
  /** What a line is about. */
  enum Kind {
    COMMAND,
    OPTION,
    HELP,
    VERSION,
    PARAMETER
  }

  static GrammarLine read(String text) {
    String[] cells = text.split("\t", -1);
    return new GrammarLine(
        Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        cells[0],
        list(cells[2]),
        list(cells[3]),
        list(cells[4]),
        cells[5],
        cells[6],
        Boolean.parseBoolean(cells[7]),
        cells[8],
        cells[9],
        cells[10],
        cells[11]);
  }

  /** As it stands in the list. */
  String text() {
    return String.join(
        "\t",
        command,
        kind.name().toLowerCase(Locale.ROOT),
        String.join(" ", names),
        String.join(" ", place),
        String.join(" ", types),
        label,
        arity,
        String.valueOf(isRequired),
        converter,
        candidates,
        split,
        fallback);
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
  }
}
