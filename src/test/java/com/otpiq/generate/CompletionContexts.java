package com.otpiq.generate;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.OptionDoc;
import com.otpiq.manual.ValueDoc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where in a command line which values may stand; options that take the same ones together. */
final class CompletionContexts {
  private CompletionContexts() {}

  /** Values, and the options that take them: {@code otpiq listen --output}. */
  static Map<ValueDoc, List<String>> ofOptions(CommandDoc program) {
    return program
        .all()
        .flatMap(entry ->
            entry.options().stream()
                .filter(OptionDoc::takesNextWord)
                .flatMap(option ->
                    option.names().stream()
                        .map(name -> Map.entry(option.values(), entry.name() + " " + name))))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** The options of a command, in one line. */
  static String options(CommandDoc entry) {
    return entry.options().stream()
        .flatMap(option -> option.names().stream())
        .collect(Collectors.joining(" "));
  }

  /** The commands below one, in one line. */
  static String commands(CommandDoc entry) {
    return entry.commands().stream().map(CommandDoc::word).collect(Collectors.joining(" "));
  }

  /**
   * The first sentence of a text, without its full stop: what a list of candidates has room for.
   */
  static String brief(String text) {
    String first = text.split("(?<=[a-z)])[.;] |: ", 2)[0];
    return first.replaceFirst("\\.$", "");
  }
}
