package com.otpiq.cli;

import com.otpiq.manual.Entry;
import com.otpiq.manual.Exit;
import com.otpiq.manual.Notes;
import com.otpiq.manual.Option;
import com.otpiq.manual.Parameter;
import com.otpiq.manual.Values;
import com.otpiq.sample.Resource;
import com.otpiq.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The one walk over the command line, for everything that tells of it. */
final class Model {
  private Model() {}

  /** The whole program. */
  static Entry whole(Host host) {
    return entry(Commands.line(host).getCommandSpec());
  }

  private static Entry entry(CommandSpec spec) {
    return new Entry(
        spec.qualifiedName(),
        description(spec.usageMessage().description()),
        spec.positionalParameters().stream().map(Model::parameter).toList(),
        spec.options().stream().map(Model::option).toList(),
        notes(spec),
        exits(),
        spec.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .map(Model::entry)
            .toList());
  }

  /** What is said of a command beside its options. */
  static Notes notes(CommandSpec spec) {
    return Notes.read(Resource.notes(spec.qualifiedName("-")));
  }

  /** The words that may stand as this value, lower case, as help has them; none where any may. */
  static List<String> words(ArgSpec arg) {
    Iterable<String> words = arg.completionCandidates();
    return words == null || !arg.completionCandidates().iterator().hasNext()
        ? List.of()
        : StreamSupport.stream(words.spliterator(), false)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
  }

  private static Parameter parameter(PositionalParamSpec parameter) {
    return new Parameter(
        parameter.paramLabel(),
        parameter.arity().min() > 0,
        parameter.arity().max() > 1,
        description(parameter.description()),
        values(parameter));
  }

  private static Option option(OptionSpec option) {
    boolean isFlag = option.arity().max() == 0;
    return new Option(
        List.of(option.names()),
        isFlag ? Optional.empty() : Optional.of(option.paramLabel()),
        !isFlag && option.arity().min() == 0,
        description(option.description()),
        isFlag ? Optional.empty() : standard(option.initialValue()),
        values(option),
        option.isMultiValue());
  }

  private static Values values(ArgSpec arg) {
    List<String> words = words(arg);
    boolean isList = !arg.splitRegex().isEmpty();
    Values.Kind kind =
        switch (arg.paramLabel()) {
          case "FILE" -> Values.Kind.FILE;
          case "DIR" -> Values.Kind.FOLDER;
          case "FORMAT=FILE" -> Values.Kind.WORD_AND_FILE;
          default -> words.isEmpty() ? Values.Kind.ANY : wordKind(isList);
        };
    return new Values(kind, words);
  }

  private static Values.Kind wordKind(boolean isList) {
    return isList ? Values.Kind.LIST : Values.Kind.WORD;
  }

  static Optional<String> standard(Object value) {
    return switch (value) {
      case Duration duration ->
          Optional.of(Durations.show(duration).replace("min", "m").replace(" ", ""));
      case Enum<?> word -> Optional.of(word.name().toLowerCase(Locale.ROOT));
      case Number number -> Optional.of(number.toString());
      case String text when !text.isEmpty() -> Optional.of(text);
      case null, default -> Optional.empty();
    };
  }

  /** Percent signs are doubled, for the parser's own help formats them. */
  private static String description(String... lines) {
    return String.join(" ", lines).replace("%%", "%");
  }

  private static List<Exit> exits() {
    return Arrays.stream(ExitCode.values())
        .map(exit -> new Exit(exit.code, exit.name(), exit.meaning()))
        .toList();
  }
}
