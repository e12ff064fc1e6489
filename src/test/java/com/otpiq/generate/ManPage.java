package com.otpiq.generate;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.OptionDoc;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the manual, in the macros of man(7). */
public record ManPage(CommandDoc program, CommandDoc command) {
  /** The name of its file: {@code otpiq-listen.1}. */
  public String file() {
    return command.hyphenatedName() + ".1";
  }

  /** Its source. */
  public String text() {
    StringBuilder page = new StringBuilder();
    page.append(".\\\" Made from the commands themselves; see CONTRIBUTING.md.\n");
    page.append(".TH ")
        .append(escaped(command.hyphenatedName().toUpperCase(Locale.ROOT)))
        .append(" 1 \"\" otpiq \"otpiq manual\"\n");
    section(
        page,
        "NAME",
        line(
            command.hyphenatedName()
                + " - "
                + uncapitalized(CompletionContexts.brief(command.description()))));
    section(page, "SYNOPSIS", ".B " + escaped(command.synopsis()) + "\n");
    section(page, "DESCRIPTION", line(command.description()));
    section(page, "COMMANDS", commands());
    section(page, "ARGUMENTS", arguments());
    section(page, "OPTIONS", options());
    section(page, "OUTPUT", paragraphs(command.notes().output()));
    section(page, "ERRORS", paragraphs(command.notes().errors()));
    section(page, "EXIT STATUS", exits());
    section(page, "EXAMPLES", examples());
    section(page, "SEE ALSO", seeAlso());
    return page.toString();
  }

  private static void section(StringBuilder page, String heading, String body) {
    if (!body.isEmpty()) {
      page.append(".SH ").append(heading).append('\n').append(body);
    }
  }

  private String commands() {
    return command.commands().stream()
        .map(each -> item(each.name(), each.description()))
        .collect(Collectors.joining());
  }

  private String arguments() {
    return command.parameters().stream()
        .map(each -> item(each.shown(), each.description() + known(each.values().words())))
        .collect(Collectors.joining());
  }

  private String options() {
    return command.options().stream().map(this::option).collect(Collectors.joining());
  }

  private String option(OptionDoc option) {
    return item(option.shown(), option.description() + known(option.values().words()));
  }

  private static String known(List<String> words) {
    return words.isEmpty() ? "" : " Known: " + String.join(", ", words) + ".";
  }

  private String exits() {
    return command.exits().stream()
        .map(exit -> item(Integer.toString(exit.code()), exit.meaning()))
        .collect(Collectors.joining());
  }

  private String examples() {
    return command.notes().examples().stream()
        .map(example ->
            ".PP\n"
                + line(example.description())
                + ".PP\n.RS 4\n.nf\n"
                + line(example.command())
                + ".fi\n.RE\n")
        .collect(Collectors.joining());
  }

  private String seeAlso() {
    return program
        .all()
        .filter(each -> isNear(each.name()))
        .map(each -> ".BR " + escaped(each.hyphenatedName()) + " (1)")
        .collect(Collectors.joining(",\n", "", "\n"));
  }

  /** The one above it and those below; of the program, all commands. */
  private boolean isNear(String name) {
    boolean above = command.name().startsWith(name + " ");
    boolean below = name.startsWith(command.name() + " ");
    return above || below;
  }

  private static String paragraphs(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Stream.of(".PP\n", line(text)))
        .collect(Collectors.joining());
  }

  private static String item(String term, String text) {
    return ".TP\n.B " + escaped(term) + "\n" + line(text);
  }

  private static String uncapitalized(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String line(String text) {
    String safe = escaped(text);
    return (safe.startsWith(".") || safe.startsWith("\\(aq") ? "\\&" : "") + safe + "\n";
  }

  /** As roff wants it, and in ASCII, for a terminal may know no more. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.chars()
        .forEach(letter -> {
          switch (letter) {
            case '\\' -> safe.append("\\e");
            case '-' -> safe.append("\\-");
            case '\'' -> safe.append("\\(aq");
            case '`' -> safe.append("\\(ga");
            case '"' -> safe.append("\\(dq");
            case '^' -> safe.append("\\(ha");
            case '~' -> safe.append("\\(ti");
            case '…' -> safe.append("...");
            case '×' -> safe.append('x');
            default ->
                safe.append(
                    letter < 128 ? Character.toString(letter) : "\\[u%04X]".formatted(letter));
          }
        });
    return safe.toString();
  }
}
