package com.otpiq.cli.error;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/** The sentences of the parser, in the words of this program. */
final class ParserMessages {
  private ParserMessages() {}

  /** What is wrong, after the name of what it is about. */
  static String of(ParameterException e) {
    return switch (e) {
      case MissingParameterException missing -> missing(missing);
      case OverwrittenOptionException twice -> name(twice.getOverwritten()) + ": once is enough";
      default ->
          Optional.ofNullable(e.getArgSpec()).map(arg -> name(arg) + ": ").orElse("")
              + complaint(e);
    };
  }

  /** What is wrong with a value; whose value it is stands before it. */
  static String complaint(ParameterException e) {
    if (isPair(e)) {
      return "'" + e.getValue() + "' is no " + e.getArgSpec().paramLabel();
    }
    if (String.valueOf(e.getMessage()).contains(InvalidPathException.class.getName())) {
      return "'" + e.getValue() + "' is no name of a file";
    }
    return String.valueOf(e.getMessage())
        .replaceFirst("^Invalid value for (option|positional parameter) [^:]*: ", "")
        .replaceFirst("is not an? (int|long)$", "is no whole number")
        .replaceFirst("is not a double$", "is no number")
        .replaceFirst("is not a boolean$", "is neither true nor false");
  }

  /** Whether two halves were wanted, with an equals sign between them. */
  static boolean isPair(ParameterException e) {
    return String.valueOf(e.getMessage()).contains(" should be in KEY=VALUE");
  }

  /** The parser's sentence alone tells an option without its value from one that is not there. */
  private static String missing(MissingParameterException e) {
    boolean isValue = String.valueOf(e.getMessage()).contains("parameter for option");
    String names =
        e.getMissing().stream()
            .map(arg -> isValue ? name(arg) + ": " + arg.paramLabel() : name(arg))
            .collect(Collectors.joining(" and "));
    return names + (e.getMissing().size() > 1 ? " are missing" : " is missing");
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}
