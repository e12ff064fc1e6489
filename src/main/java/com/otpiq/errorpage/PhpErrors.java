package com.otpiq.errorpage;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.CodePlace;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what PHP prints with {@code display_errors}, also with xdebug, and Laravel's comment. */
final class PhpErrors {
  private static final String PLACE =
      " in ((?:/|[A-Z]:\\\\)[^\\n:]{1,500}?)(?: on line |:)(\\d{1,7})";

  private static final Pattern PRINTED =
      Pattern.compile(
          "(?:PHP )?\\b(Fatal error|Parse error|Recoverable fatal error|Warning|Notice|Deprecated):\\s{1,3}([^\\n]{1,2000}?)"
              + PLACE);

  private static final Pattern LARAVEL =
      Pattern.compile(
          "^([\\w\\\\]{1,200}): ([^\\n]{1,2000}) in file ([^\\n]{1,500}) on line (\\d{1,7})",
          Pattern.MULTILINE);

  private static final Pattern FRAME =
      Pattern.compile("^#\\d{1,4} ([^\\n(]{1,500})\\((\\d{1,7})\\): ", Pattern.MULTILINE);

  private PhpErrors() {}

  static Optional<ApplicationError> find(String text) {
    return LARAVEL
        .matcher(text)
        .results()
        .findFirst()
        .map(error ->
            new ApplicationError(
                error.group(1) + ": " + error.group(2),
                place(text, CodePlace.of(error.group(3), error.group(4)))))
        .or(() -> printed(text));
  }

  /** The error that ended the script, or else the first warning. */
  private static Optional<ApplicationError> printed(String text) {
    return PRINTED
        .matcher(text)
        .results()
        .reduce((first, next) -> isFatal(first) || !isFatal(next) ? first : next)
        .map(error ->
            new ApplicationError(
                message(error), place(text, CodePlace.of(error.group(3), error.group(4)))));
  }

  private static boolean isFatal(MatchResult error) {
    return error.group(1).endsWith("rror");
  }

  /** An exception without PHP's words around it: "Uncaught", and where it was called. */
  private static String message(MatchResult error) {
    String text = error.group(2);
    return text.startsWith("Uncaught ")
        ? text.substring("Uncaught ".length()).replaceFirst(", called$", "")
        : error.group(1) + ": " + text;
  }

  /** The place itself, or the caller in the application's own code. */
  static Optional<CodePlace> place(String trace, CodePlace thrown) {
    return thrown.isInLibrary()
        ? FRAME
            .matcher(trace)
            .results()
            .map(frame -> CodePlace.of(frame.group(1), frame.group(2)))
            .filter(place -> !place.isInLibrary())
            .findFirst()
        : Optional.of(thrown);
  }
}
