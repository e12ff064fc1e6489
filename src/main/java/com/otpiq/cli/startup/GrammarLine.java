package com.otpiq.cli.startup;

import java.util.List;
import java.util.Locale;

/**
 * A line of the grammar: a command, an option or a parameter.
 *
 * @param command the words that choose the command, separated by spaces
 * @param names all names of an option; the index of a parameter
 * @param fields the fields from the command through its mixins to the value; empty if it is not
 *     stored
 * @param types the type of the value and its type arguments; the class of a command
 * @param label the placeholder of the value in messages and help
 * @param arity the number of values; empty for the default of the type
 * @param converter the class that converts a value, or empty
 * @param candidates the class that lists the accepted values, or empty
 * @param split the separator of the values of a list, or empty
 * @param fallback the value of an option that is typed without one
 */
record GrammarLine(
    Kind kind,
    String command,
    List<String> names,
    List<String> fields,
    List<String> types,
    String label,
    String arity,
    boolean isRequired,
    String converter,
    String candidates,
    String split,
    String fallback) {
  /** What a line of the grammar declares. */
  enum Kind {
    COMMAND,
    OPTION,
    HELP,
    VERSION,
    PARAMETER
  }

  static GrammarLine parse(String text) {
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

  /** The line in the list. */
  String text() {
    return String.join(
        "\t",
        command,
        kind.name().toLowerCase(Locale.ROOT),
        String.join(" ", names),
        String.join(" ", fields),
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
