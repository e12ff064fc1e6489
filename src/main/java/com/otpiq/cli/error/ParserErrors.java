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

/** What the parser complains of. */
public final class ParserErrors {
  private final OptionSources sources;

  ParserErrors(OptionSources sources) {
    this.sources = sources;
  }

  /** What is wrong, in the words of a user. */
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
      return wrong(source.get(), e);
    }
    if (e.getArgSpec() != null && isWord(e)) {
      return unknownValue(e.getArgSpec(), e.getValue(), line);
    }
    return Problem.of(Problem.Kind.USAGE, ParserMessages.of(e), help);
  }

  /** Whether it is about a value that is one of a few words. */
  private static boolean isWord(ParameterException e) {
    return e.getValue() != null
        && !AcceptedValues.of(e.getArgSpec()).isEmpty()
        && !ParserMessages.isPair(e);
  }

  /** A value that is set, and not what its option takes. */
  public static Problem wrong(OptionSources.Source value, ParameterException e) {
    List<String> words = e.getArgSpec() == null ? List.of() : AcceptedValues.of(e.getArgSpec());
    String complaint =
        words.isEmpty() || ParserMessages.isPair(e)
            ? ParserMessages.complaint(e)
            : "'" + value.text() + "' is none of " + String.join(", ", words);
    return value.invalid(value.key() + ": " + complaint);
  }

  private static Problem unmatched(UnmatchedArgumentException e, CommandLine line, String help) {
    String word = e.getUnmatched().getFirst();
    String before = line.getCommandSpec().qualifiedName() + " ";
    if (word.startsWith("-")) {
      String name = word.replaceFirst("=.*", "");
      return UnknownValue.word("option", name, options(line).toList(), before, help);
    }
    return line.getSubcommands().isEmpty()
        ? Problem.of(Problem.Kind.USAGE, "there is one word too many: " + word, help)
        : UnknownValue.word("command", word, line.getSubcommands().keySet(), before, help);
  }

  /** Of a value that is one of a few words: which word, and all there are where none is near. */
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
