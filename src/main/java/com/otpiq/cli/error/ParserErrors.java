package com.otpiq.cli.error;

import com.otpiq.event.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns the errors of the parser into problems with a hint. */
public final class ParserErrors {
  private final OptionSources sources;

  ParserErrors(OptionSources sources) {
    this.sources = sources;
  }

  /** The problem to show for an error of the parser. */
  Problem problem(ParameterException e) {
    CommandLine line = e.getCommandLine();
    String help = line.getCommandSpec().qualifiedName() + " --help";
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, line, help);
    }
    if (e.getCause() instanceof Problem problem) {
      return problem;
    }
    Optional<OptionSources.Source> source =
        sources.of(e.getArgSpec()).stream()
            .filter(value -> e.getValue() == null || value.text().equals(e.getValue()))
            .findFirst();
    if (source.isPresent()) {
      return invalid(source.get(), e);
    }
    if (e.getArgSpec() != null && isWord(e)) {
      return unknownValue(e.getArgSpec(), e.getValue(), line);
    }
    return Problem.of(Problem.Kind.USAGE, ParserMessages.of(e), help);
  }

  /** Whether the option or parameter accepts a fixed set of values only. */
  private static boolean isWord(ParameterException e) {
    return e.getValue() != null
        && !AcceptedValues.of(e.getArgSpec()).isEmpty()
        && !ParserMessages.isPair(e);
  }

  /** The problem of a value from the environment or a file that its option does not accept. */
  public static Problem invalid(OptionSources.Source value, ParameterException e) {
    List<String> words = e.getArgSpec() == null ? List.of() : AcceptedValues.of(e.getArgSpec());
    String reason =
        words.isEmpty() || ParserMessages.isPair(e)
            ? ParserMessages.invalidValue(e)
            : "'" + value.text() + "' is not one of " + String.join(", ", words);
    return value.invalid(value.key() + ": " + reason);
  }

  private static Problem unmatched(UnmatchedArgumentException e, CommandLine line, String help) {
    String word = e.getUnmatched().getFirst();
    String before = line.getCommandSpec().qualifiedName() + " ";
    if (word.startsWith("-")) {
      String name = word.replaceFirst("=.*", "");
      return UnknownValue.word("option", name, options(line).toList(), before, help);
    }
    return line.getSubcommands().isEmpty()
        ? Problem.of(Problem.Kind.USAGE, "unexpected argument: " + word, help)
        : UnknownValue.word("command", word, line.getSubcommands().keySet(), before, help);
  }

  /** Suggests the nearest accepted value, or lists all of them if none is near. */
  private static Problem unknownValue(ArgSpec arg, String value, CommandLine line) {
    List<String> known = AcceptedValues.of(arg);
    String word = value.replaceFirst("=.*", "");
    String before = line.getCommandSpec().qualifiedName() + " ";
    String name = arg instanceof OptionSpec option ? option.longestName() + " " : "";
    String what = name.isEmpty() ? arg.paramLabel().toLowerCase(Locale.ROOT) : name.strip();
    return UnknownValue.word(
        what, word, known, before + name, before + name + String.join("|", known));
  }

  private static Stream<String> options(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .flatMap(option -> Arrays.stream(option.names()));
  }
}
