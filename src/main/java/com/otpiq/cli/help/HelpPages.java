package com.otpiq.cli.help;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.CommandName;
import com.otpiq.manual.CommandNotes;
import com.otpiq.render.text.ParagraphWrap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} prints. Nothing of it is looked at before somebody asks. */
public final class HelpPages implements IHelpFactory {
  private static final String OUTPUT = "output";
  private static final String ERRORS = "errors";
  private static final String EXAMPLES = "examples";

  @Override
  public Help create(CommandSpec spec, Help.ColorScheme colours) {
    boolean isWhole = spec.parent() == null;
    Map<String, IHelpSectionRenderer> sections = spec.usageMessage().sectionMap();
    CommandNotes notes = CommandModel.notes(spec);
    sections.put(OUTPUT, help -> paragraphs(help, "Output", notes.output()));
    sections.put(ERRORS, help -> paragraphs(help, "Errors", notes.errors()));
    sections.put(EXAMPLES, help -> examples(help, notes));
    if (isWhole) {
      sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPages::groups);
    }
    spec.usageMessage()
        .sectionKeys(isWhole ? wholeKeys() : keys())
        .abbreviateSynopsis(true)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.table());
    return new Help(spec, colours);
  }

  private static List<String> wholeKeys() {
    return List.of(
        UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
        UsageMessageSpec.SECTION_KEY_DESCRIPTION,
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
        EXAMPLES,
        UsageMessageSpec.SECTION_KEY_FOOTER);
  }

  private static List<String> keys() {
    return List.of(
        UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
        UsageMessageSpec.SECTION_KEY_DESCRIPTION,
        UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
        UsageMessageSpec.SECTION_KEY_OPTION_LIST,
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
        OUTPUT,
        ERRORS,
        UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
        UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
        EXAMPLES);
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
        .map(command -> command.word)
        .filter(commands::containsKey)
        .map(name -> row(help, name, commands.get(name)))
        .collect(Collectors.joining());
  }

  private static String row(Help help, String name, CommandLine command) {
    String what = String.join(" ", command.getCommandSpec().usageMessage().description());
    String text = ParagraphWrap.wrap(what, 14, width(help)).stripLeading();
    return "  " + help.colorScheme().commandText(name) + " ".repeat(12 - name.length()) + text;
  }

  private static String paragraphs(Help help, String heading, List<String> texts) {
    return texts.stream()
        .map(text -> ParagraphWrap.wrap(text, 2, width(help)))
        .collect(Collectors.joining("", heading(help, heading), ""));
  }

  private static String examples(Help help, CommandNotes notes) {
    return notes.examples().stream()
        .map(example ->
            "  $ "
                + example.command()
                + "\n"
                + ParagraphWrap.wrap(example.description(), 6, width(help)))
        .collect(Collectors.joining("", heading(help, "Examples"), ""));
  }

  private static String heading(Help help, String text) {
    return "\n" + help.colorScheme().text("@|bold " + text + ":|@") + "\n";
  }

  private static int width(Help help) {
    return help.commandSpec().usageMessage().width() - 1;
  }
}
