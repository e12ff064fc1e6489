package com.otpiq.generate;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.ExampleDoc;
import com.otpiq.manual.OptionDoc;
import com.otpiq.manual.ParameterDoc;
import java.util.List;
import java.util.stream.Collectors;

/** All commands as a page of the documents. */
public record Reference(CommandDoc program) {
  private static final String HEAD =
      """
      # Commands

      Made from the commands themselves: what `--help` says, on one page. [Exit codes](exit-codes.md) are the same for all, and
      [records](events.md) are what `-o json` prints. `otpiq commands --json` is this page for programs.

      """;

  /** The page in Markdown. */
  public String text() {
    String contents =
        program
            .all()
            .skip(1)
            .map(entry ->
                "- ["
                    + entry.name()
                    + "](#"
                    + entry.hyphenatedName()
                    + "): "
                    + marked(entry.description()))
            .collect(Collectors.joining("\n", HEAD, "\n"));
    return program
        .all()
        .skip(1)
        .map(Reference::section)
        .collect(Collectors.joining("", contents, ""));
  }

  private static String section(CommandDoc entry) {
    return "\n## "
        + entry.name()
        + "\n\n"
        + marked(entry.description())
        + "\n\n```text\n"
        + entry.synopsis()
        + "\n```\n\n"
        + rows(entry)
        + sentences("Output", entry.notes().output())
        + sentences("Errors", entry.notes().errors())
        + examples(entry.notes().examples());
  }

  private static String rows(CommandDoc entry) {
    String rows =
        entry.parameters().stream().map(Reference::row).collect(Collectors.joining())
            + entry.options().stream().map(Reference::row).collect(Collectors.joining());
    return "| takes | which is |\n|---|---|\n" + rows + "\n";
  }

  private static String row(ParameterDoc parameter) {
    return row(parameter.shown(), parameter.description(), parameter.values().words());
  }

  private static String row(OptionDoc option) {
    return row(option.shown(), option.description(), option.values().words());
  }

  private static String row(String what, String description, List<String> words) {
    String known =
        words.isEmpty()
            ? ""
            : words.stream()
                .map(word -> "`" + word + "`")
                .collect(Collectors.joining(", ", " Known: ", "."));
    return "| `"
        + what.replace("|", "\\|")
        + "` | "
        + marked(description).replace("|", "\\|")
        + known
        + " |\n";
  }

  private static String sentences(String heading, List<String> texts) {
    return texts.stream()
        .map(text -> "- " + marked(text) + "\n")
        .collect(Collectors.joining("", "**" + heading + "**\n\n", "\n"));
  }

  private static String examples(List<ExampleDoc> examples) {
    return examples.stream()
        .map(example -> "# " + example.description() + "\n" + example.command())
        .collect(Collectors.joining("\n\n", "**Examples**\n\n```sh\n", "\n```\n"));
  }

  /** Stars and braces would be markup; what stands in backquotes is none. */
  private static String marked(String text) {
    return text.replace("*", "\\*").replace("<", "&lt;");
  }
}
