package com.otpiq.cli.help;

import com.otpiq.cli.error.AcceptedValues;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.options.DefaultValue;
import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.CommandNotes;
import com.otpiq.manual.ExitCodeDoc;
import com.otpiq.manual.OptionDoc;
import com.otpiq.manual.ParameterDoc;
import com.otpiq.manual.ValueDoc;
import com.otpiq.sample.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Describes the commands and their options, for help, the manual and completion scripts. */
public final class CommandModel {
  private CommandModel() {}

  /** The whole program. */
  public static CommandDoc whole(CommandTree commands) {
    return entry(commands.whole().getCommandSpec());
  }

  private static CommandDoc entry(CommandSpec spec) {
    return new CommandDoc(
        spec.qualifiedName(),
        description(spec.usageMessage().description()),
        spec.positionalParameters().stream().map(CommandModel::parameter).toList(),
        spec.options().stream().map(CommandModel::option).toList(),
        notes(spec),
        exitCodes(notes(spec)),
        spec.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .map(CommandModel::entry)
            .toList());
  }

  /** The notes on a command, such as its output and its errors. */
  static CommandNotes notes(CommandSpec spec) {
    return CommandNotes.read(Resource.notes(spec.qualifiedName("-")));
  }

  private static ParameterDoc parameter(PositionalParamSpec parameter) {
    return new ParameterDoc(
        parameter.paramLabel(),
        parameter.arity().min() > 0,
        parameter.arity().max() > 1,
        description(parameter.description()),
        values(parameter));
  }

  private static OptionDoc option(OptionSpec option) {
    boolean isFlag = option.arity().max() == 0;
    return new OptionDoc(
        List.of(option.names()),
        isFlag ? Optional.empty() : Optional.of(option.paramLabel()),
        !isFlag && option.arity().min() == 0,
        description(option.description()),
        isFlag ? Optional.empty() : DefaultValue.text(option.initialValue()),
        values(option),
        option.isMultiValue());
  }

  private static ValueDoc values(ArgSpec arg) {
    List<String> words = AcceptedValues.of(arg);
    boolean isList = !arg.splitRegex().isEmpty();
    ValueDoc.Kind kind =
        switch (arg.paramLabel()) {
          case "FILE" -> ValueDoc.Kind.FILE;
          case "DIR" -> ValueDoc.Kind.FOLDER;
          case "FORMAT=FILE" -> ValueDoc.Kind.WORD_AND_FILE;
          default -> words.isEmpty() ? ValueDoc.Kind.ANY : wordKind(isList);
        };
    return new ValueDoc(kind, words);
  }

  private static ValueDoc.Kind wordKind(boolean isList) {
    return isList ? ValueDoc.Kind.LIST : ValueDoc.Kind.WORD;
  }

  /** Percent signs are doubled, because the parser's own help formats them. */
  private static String description(String... lines) {
    return String.join(" ", lines).replace("%%", "%");
  }

  /** The exit codes that a command with these notes can return. */
  static List<ExitCodeDoc> exitCodes(CommandNotes notes) {
    return Arrays.stream(ExitCode.values())
        .filter(exit -> exit.isGeneral || notes.exitCodes().containsKey(exit.code))
        .map(exit ->
            new ExitCodeDoc(
                exit.code, exit.name(), notes.exitCodes().getOrDefault(exit.code, exit.meaning())))
        .toList();
  }
}
