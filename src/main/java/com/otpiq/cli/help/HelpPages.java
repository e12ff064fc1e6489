package com.otpiq.cli.help;

import com.otpiq.cli.host.CommandName;
import com.otpiq.manual.CommandNotes;
import com.otpiq.manual.ExampleDoc;
import com.otpiq.render.text.TextLayout;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The pages of {@code --help}: short, if possible with one line for each option. The manual pages
 * have more details; both are generated from the same command model.
 */
public final class HelpPages implements IHelpFactory {
  /** Options of every command, which only the help of the whole program describes. */
  private static final Set<String> COMMON =
      Set.of("--help", "--version", "--output", "--quiet", "--verbose", "--color", "--stacktrace");

  private static final String OPTIONS = "options";
  private static final String EXIT_CODES = "exit codes";
  private static final String EXAMPLES = "examples";
  private static final String MORE = "more";

  /** Where descriptions begin; a longer name has its own line. */
  private static final int COLUMN = 28;

  @Override
  public Help create(CommandSpec spec, Help.ColorScheme colours) {
    boolean isWhole = spec.parent() == null;
    Map<String, IHelpSectionRenderer> sections = spec.usageMessage().sectionMap();
    CommandNotes notes = CommandModel.notes(spec);
    sections.put(OPTIONS, HelpPages::arguments);
    sections.put(EXIT_CODES, help -> exitCodes(help, notes));
    sections.put(EXAMPLES, help -> examples(help, notes.examples()));
    sections.put(MORE, HelpPages::more);
    if (isWhole) {
      sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPages::groups);
    }
    spec.usageMessage().sectionKeys(isWhole ? wholeKeys() : keys()).abbreviateSynopsis(true);
    return new Help(spec, colours);
  }

  private static List<String> wholeKeys() {
    return List.of(
        UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
        UsageMessageSpec.SECTION_KEY_DESCRIPTION,
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
        OPTIONS,
        EXAMPLES,
        UsageMessageSpec.SECTION_KEY_FOOTER);
  }

  private static List<String> keys() {
    return List.of(
        UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
        UsageMessageSpec.SECTION_KEY_DESCRIPTION,
        OPTIONS,
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
        EXIT_CODES,
        EXAMPLES,
        MORE);
  }

  private static String arguments(Help help) {
    CommandSpec spec = help.commandSpec();
    boolean isWhole = spec.parent() == null;
    Stream<OptionSpec> shown =
        isWhole
            ? commonOptions(spec)
            : spec.options().stream().filter(option -> !COMMON.contains(option.longestName()));
    String parameters =
        spec.positionalParameters().stream()
            .map(each -> row(help, each.paramLabel(), firstLine(each)))
            .collect(Collectors.joining());
    String options =
        shown
            .sorted((one, other) -> key(one).compareTo(key(other)))
            .map(option -> row(help, names(option), firstLine(option)))
            .collect(Collectors.joining());
    String rows = parameters + options;
    if (isWhole) {
      return heading(help, "Options of most commands") + rows;
    }
    return (rows.isEmpty() ? "" : "\n" + rows) + common(help);
  }

  /** Each common option, from the first command that has it. */
  private static Stream<OptionSpec> commonOptions(CommandSpec whole) {
    return COMMON.stream()
        .flatMap(name ->
            whole.subcommands().values().stream()
                .map(command -> command.getCommandSpec().findOption(name))
                .filter(Objects::nonNull)
                .limit(1));
  }

  /** The short names of the common options that a command has; {@code otpiq --help} explains. */
  private static String common(Help help) {
    String names =
        help.commandSpec().options().stream()
            .filter(option -> COMMON.contains(option.longestName()))
            .map(option -> option.shortestName())
            .sorted()
            .collect(Collectors.joining(", "));
    return TextLayout.wrap("Also " + names + "; see `otpiq --help`.", 2, width(help));
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    String value =
        option.arity().max() == 0
            ? ""
            : option.arity().min() == 0
                ? "[=" + option.paramLabel() + "]"
                : " " + option.paramLabel();
    return (names.startsWith("--") ? "    " : "") + names + value;
  }

  private static String firstLine(OptionSpec option) {
    return firstLine(option.description());
  }

  private static String firstLine(PositionalParamSpec parameter) {
    return firstLine(parameter.description());
  }

  private static String firstLine(String... description) {
    return description.length == 0 ? "" : description[0].replace("%%", "%");
  }

  private static String row(Help help, String name, String text) {
    String left = "  " + name;
    String right = TextLayout.wrap(text, COLUMN, width(help));
    return left.length() + 2 > COLUMN
        ? help.colorScheme().optionText(left) + "\n" + right
        : help.colorScheme().optionText(left)
            + " ".repeat(COLUMN - left.length())
            + right.stripLeading();
  }

  private static String exitCodes(Help help, CommandNotes notes) {
    return CommandModel.exitCodes(notes).stream()
        .map(exit -> {
          String code = "  " + exit.code();
          return code + TextLayout.wrap(exit.meaning(), 7, width(help)).substring(code.length());
        })
        .collect(Collectors.joining("", heading(help, "Exit codes"), ""));
  }

  private static String groups(Help help) {
    Map<String, CommandLine> commands = help.commandSpec().subcommands();
    return Arrays.stream(CommandName.HelpGroup.values())
        .map(group -> heading(help, group.heading) + rows(help, group, commands))
        .collect(Collectors.joining());
  }

  private static String rows(
      Help help, CommandName.HelpGroup group, Map<String, CommandLine> commands) {
    return group.commands().stream()
        .flatMap(each ->
            Stream.ofNullable(commands.get(each.word))
                .map(command -> command(help, each.word, command)))
        .collect(Collectors.joining());
  }

  private static String command(Help help, String name, CommandLine command) {
    String what = firstLine(command.getCommandSpec().usageMessage().description());
    String text = TextLayout.wrap(what, 14, width(help)).stripLeading();
    return "  " + help.colorScheme().commandText(name) + " ".repeat(12 - name.length()) + text;
  }

  private static String examples(Help help, Collection<ExampleDoc> examples) {
    Stream<String> blocks =
        examples.stream()
            .map(example ->
                TextLayout.wrap("# " + example.description(), 2, width(help))
                    + "  $ "
                    + example.command()
                    + "\n");
    return blocks.collect(Collectors.joining("", heading(help, "Examples"), ""));
  }

  private static String more(Help help) {
    return "\nMore: man " + help.commandSpec().qualifiedName("-") + "\n";
  }

  private static String heading(Help help, String text) {
    return "\n" + help.colorScheme().text("@|bold " + text + ":|@") + "\n";
  }

  private static int width(Help help) {
    return help.commandSpec().usageMessage().width() - 1;
  }
}
