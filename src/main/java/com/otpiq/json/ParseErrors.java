package com.otpiq.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Translates a parser's errors into sentences for users. */
final class ParseErrors {
  private static final Pattern UNEXPECTED =
      Pattern.compile("Unexpected character \\('(.+?)' \\(code.*", Pattern.DOTALL);

  private ParseErrors() {}

  static String describe(JacksonException error) {
    return switch (error) {
      case StrictParseException strict -> strict.getOriginalMessage();
      case UnexpectedEndOfInputException _ -> "the body ends before it is complete";
      case StreamConstraintsException limit -> limit(limit.getOriginalMessage());
      default -> syntax(error.getOriginalMessage());
    };
  }

  private static String syntax(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.matches()) {
      return "`"
          + unexpected.group(1)
          + "` is not allowed here"
          + hint(unexpected.group(1), message);
    }
    if (message.contains("end-of-input") || message.contains("End-of-input")) {
      return "the body ends before it is complete";
    }
    if (message.contains("surrogate")) {
      return "a key has half of a surrogate pair";
    }
    return message.contains("Unrecognized token")
        ? "this is neither a value nor a string in double quotes"
        : "this is not JSON";
  }

  private static String hint(String character, String message) {
    return switch (character) {
      case "'" -> "; JSON strings need double quotes";
      case "/", "#" -> "; JSON has no comments";
      case "}", "]" -> "; is there an extra comma?";
      default -> message.contains("comma") ? "; is a comma missing?" : "";
    };
  }

  private static String limit(String message) {
    if (message.contains("nesting depth")) {
      return "it is nested more than 64 levels deep";
    }
    if (message.contains("Number value length")) {
      return "a number has more than 100 characters";
    }
    if (message.contains("String value length")) {
      return "a string has more than 262144 characters";
    }
    if (message.contains("Name length")) {
      return "a key has more than 1024 characters";
    }
    return message.contains("Token count")
        ? "it has more than 50000 tokens"
        : "it is larger than 1 MiB";
  }
}
