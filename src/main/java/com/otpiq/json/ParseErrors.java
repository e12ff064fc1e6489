package com.otpiq.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What a parser's complaint means, in the words of a user. */
final class ParseErrors {
  private static final Pattern UNEXPECTED =
      Pattern.compile("Unexpected character \\('(.+?)' \\(code.*", Pattern.DOTALL);

  private ParseErrors() {}

  static String describe(JacksonException fault) {
    return switch (fault) {
      case StrictParseException strict -> strict.getOriginalMessage();
      case UnexpectedEndOfInputException _ -> "the body ends before it is complete";
      case StreamConstraintsException limit -> limit(limit.getOriginalMessage());
      default -> syntax(fault.getOriginalMessage());
    };
  }

  private static String syntax(String complaint) {
    Matcher unexpected = UNEXPECTED.matcher(complaint);
    if (unexpected.matches()) {
      return "`"
          + unexpected.group(1)
          + "` cannot stand here"
          + hint(unexpected.group(1), complaint);
    }
    if (complaint.contains("end-of-input") || complaint.contains("End-of-input")) {
      return "the body ends before it is complete";
    }
    return complaint.contains("Unrecognized token")
        ? "this is neither a value nor a string in double quotes"
        : "this is not JSON here";
  }

  private static String hint(String character, String complaint) {
    return switch (character) {
      case "'" -> "; JSON strings have double quotes";
      case "/", "#" -> "; JSON has no comments";
      case "}", "]" -> "; is there a comma too many?";
      default -> complaint.contains("comma") ? "; is a comma missing?" : "";
    };
  }

  private static String limit(String complaint) {
    if (complaint.contains("nesting depth")) {
      return "it is nested deeper than 64 levels";
    }
    if (complaint.contains("Number value length")) {
      return "a number has more than 100 characters";
    }
    if (complaint.contains("String value length")) {
      return "a string has more than 262144 characters";
    }
    if (complaint.contains("Name length")) {
      return "a key has more than 1024 characters";
    }
    return complaint.contains("Token count")
        ? "it has more than 50000 parts"
        : "it is larger than 1 MiB";
  }
}
