package com.otpiq.cli.error;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/** Turns the messages of the parser into those of this program. */
final class ParserMessages {
  private ParserMessages() {}

  /** The message: the name of the option or parameter, and what is wrong with it. */
  static String of(ParameterException e) {
    return switch (e) {
      case MissingParameterException missing -> missing(missing);
      case OverwrittenOptionException repeated ->
          name(repeated.getOverwritten()) + ": can be given only once";
      default ->
          Optional.ofNullable(e.getArgSpec()).map(arg -> name(arg) + ": ").orElse("")
              + invalidValue(e);
    };
  }

  /** What is wrong with a value, without the name of its option. */
  static String invalidValue(ParameterException e) {
    if (isPair(e)) {
      return "'" + e.getValue() + "' is not " + e.getArgSpec().paramLabel();
    }
    if (String.valueOf(e.getMessage()).contains(InvalidPathException.class.getName())) {
      return "'" + e.getValue() + "' is not a valid file name";
    }
    return String.valueOf(e.getMessage())
        .replaceFirst("^Invalid value for (option|positional parameter) [^:]*: ", "")
        .replaceFirst("is not an? (int|long)$", "is not a whole number")
        .replaceFirst("is not a double$", "is not a number")
        .replaceFirst("is not a boolean$", "is not true or false");
  }

  /** Whether the value had to be a pair with an equals sign. */
  static boolean isPair(ParameterException e) {
    return String.valueOf(e.getMessage()).contains(" should be in KEY=VALUE");
  }

  /** Only the message of the parser distinguishes a missing value from a missing option. */
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
