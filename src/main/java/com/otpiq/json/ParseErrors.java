package com.otpiq.json;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Translates a parser's errors into sentences for users. */
final class ParseErrors {
  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "Unexpected (?:character|close marker) \\(?'(.+?)'(?: \\(code (\\d+).*?\\))?(.*)",
          Pattern.DOTALL);
  private static final Pattern CONTROL = Pattern.compile("Illegal character .*code (\\d+).*");
  private static final Pattern MAXIMUM = Pattern.compile("maximum allowed \\((\\d+)");
  private static final String NO_VALUE = "this is neither a value nor a string in double quotes";
  private static final String CUT = "the JSON ends before it is complete";

  /** In characters, with some to spare: a longer number has an error of its own. */
  private static final int LONGEST_NUMBER = 110;

  /** A number, a word or an escape that needs more characters, at the end of a text. */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "(?:-|\\d\\.|(?<![\\d.])[\\d.]++[eE][-+]?|(?<=^|[\\[:,\\s])(?:t|tr|tru|f|fa|fal|fals|n|nu|nul)"
              + "|\\\\(?:u\\p{XDigit}{0,3})?)$");

  /** What a user can do, by a part of the parser's message. */
  private record Hint(String part, String sentence) {}

  private static final List<Hint> OTHER_ERRORS =
      List.of(
          new Hint("Unrecognized token", NO_VALUE),
          new Hint("Non-standard token", NO_VALUE),
          new Hint(
              "Illegal unquoted character",
              "a string has a line break or another control character; write it as \\n or \\u000a"),
          new Hint(
              "Unrecognized character escape",
              "this is not an escape of JSON; a backslash itself is written as \\\\"),
          new Hint("surrogate", "a key has half of a surrogate pair"),
          new Hint("Leading zeroes", "a number starts with 0"));

  private ParseErrors() {}

  /** A sentence about an error in this text. */
  static String describe(JacksonException error, String text) {
    return switch (error) {
      case StrictParseException strict -> strict.getOriginalMessage();
      case UnexpectedEndOfInputException _ -> CUT;
      case StreamConstraintsException limit -> limit(limit.getOriginalMessage());
      default -> isCut(error, text) ? CUT : syntax(error.getOriginalMessage());
    };
  }

  /** The parser has other words for a text that ends within a value, or before a line break. */
  private static boolean isCut(JacksonException error, String text) {
    int end = text.length();
    while (end > 0 && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int at = SourceText.positionOf(error, text).offset();
    Matcher unfinished = UNFINISHED.matcher(text).region(Math.max(0, end - LONGEST_NUMBER), end);
    return at >= end || (unfinished.find() && at >= unfinished.start());
  }

  private static String syntax(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.matches()) {
      String character = name(unexpected.group(1), unexpected.group(2));
      return character + " is not allowed here" + hint(unexpected.group(1), unexpected.group(3));
    }
    Matcher control = CONTROL.matcher(message);
    if (control.matches()) {
      return codePoint(Integer.parseInt(control.group(1))) + " is not allowed here";
    }
    return OTHER_ERRORS.stream()
        .filter(hint -> message.contains(hint.part()))
        .map(Hint::sentence)
        .findFirst()
        .orElse("this is not JSON");
  }

  /** A character that a user cannot see is named by its number. */
  private static String name(String character, String code) {
    int point = code == null ? character.codePointAt(0) : Integer.parseInt(code);
    if (point == '\uFEFF') {
      return "a byte order mark";
    }
    boolean isVisible =
        !Character.isSpaceChar(point)
            && !Character.isISOControl(point)
            && Character.getType(point) != Character.FORMAT
            && Character.getType(point) != Character.SURROGATE;
    return isVisible ? "`" + character + "`" : codePoint(point);
  }

  private static String codePoint(int point) {
    return Character.getType(point) == Character.SURROGATE
        ? "this character"
        : "the character U+%04X".formatted(point);
  }

  private static String hint(String character, String rest) {
    return switch (character) {
      case "'", "“", "”", "‘", "’" -> "; JSON strings need double quotes";
      case "/", "#" -> "; JSON has no comments";
      case "}", "]", "," -> "; is there an extra comma?";
      case "<" -> "; is this a page in HTML or XML?";
      default -> otherHint(rest);
    };
  }

  private static String otherHint(String rest) {
    if (rest.contains("colon")) {
      return "; is a colon missing?";
    }
    if (rest.contains("property name")) {
      return "; JSON keys need double quotes";
    }
    return rest.contains("comma") ? "; is a comma missing?" : "";
  }

  private static String limit(String message) {
    Matcher maximum = MAXIMUM.matcher(message);
    String most = maximum.find() ? maximum.group(1) : "";
    if (message.contains("nesting depth")) {
      return "it is nested more than " + most + " levels deep";
    }
    if (message.contains("Number value length")) {
      return "a number has more than " + most + " characters";
    }
    if (message.contains("String value length")) {
      return "a string has more than " + most + " characters";
    }
    if (message.contains("Name length")) {
      return "a key has more than " + most + " characters";
    }
    return message.contains("Token count")
        ? "it has more than " + most + " tokens"
        : "it is larger than 1 MiB";
  }
}
