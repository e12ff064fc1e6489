package com.otpiq.errorpage;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.CodePlace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a stack trace in text, as the languages of web applications write it. */
final class StackTraces {
  private static final Pattern JAVASCRIPT =
      frame(
          "at (?:async )?(?:[^\\n(]{0,300}\\(([^\\n]{1,500})|([^\\s()]{1,500})):(\\d{1,7}):\\d{1,7}\\)?[ \\t]*$");

  private static final Pattern JAVA =
      frame(
          "at (?:[\\w.@-]{1,100}/)?([\\w.$<>]{1,300})\\(([\\w$-]{1,100}\\.(?:java|kt|scala|groovy)):(\\d{1,7})\\)");

  private static final Pattern JAVA_LIBRARY =
      Pattern.compile(
          "^(?:javax?|jdk|sun|jakarta|kotlinx?|reactor|org\\.(?:springframework|apache|hibernate)|io\\.(?:netty|undertow)|com\\.(?:sun|fasterxml)|tools\\.jackson)\\.");

  private static final Pattern DOTNET =
      frame("at [^\\n]{1,500}? in ([^\\n]{1,500}):line (\\d{1,7})");

  private static final Pattern RUBY =
      frame("(?:from )?([\\w./:+-]{1,300}\\.(?:rb|ru|erb)):(\\d{1,7}):in ");

  private static final Pattern PYTHON =
      Pattern.compile("File \"([^\"\\n]{1,500})\",\\s{1,40}line (\\d{1,7})");

  private static final Pattern PYTHON_TRACE =
      Pattern.compile("^Traceback \\(most recent call last\\):", Pattern.MULTILINE);

  /** Django writes the last line of a traceback as two. */
  private static final Pattern DJANGO =
      Pattern.compile(
          "^Exception Type: (\\S{1,200})[^\\n]*\\nException Value:([^\\n]*)", Pattern.MULTILINE);

  private static final int MESSAGE_LINES = 3;

  private static final String CAUSE = "Caused by: ";

  private StackTraces() {}

  /** The error of the first trace; empty if the text has none. */
  static Optional<ApplicationError> find(String text) {
    return Stream.<Function<String, Optional<ApplicationError>>>of(
            PhpErrors::find,
            StackTraces::python,
            StackTraces::java,
            each -> trace(each, DOTNET, StackTraces::numbered),
            each -> trace(each, JAVASCRIPT, StackTraces::script),
            each -> trace(each, RUBY, StackTraces::numbered))
        .flatMap(language -> language.apply(text).stream())
        .findFirst();
  }

  /** The innermost place in the application's own code, of a trace of Python. */
  static Optional<CodePlace> pythonPlace(String text) {
    return PYTHON
        .matcher(text)
        .results()
        .flatMap(frame -> numbered(frame).stream())
        .reduce((_, last) -> last);
  }

  /** The innermost place in the application's own code, of a trace of Ruby. */
  static Optional<CodePlace> rubyPlace(String text) {
    return RUBY.matcher(text).results().flatMap(frame -> numbered(frame).stream()).findFirst();
  }

  private static Optional<ApplicationError> python(String text) {
    Matcher trace = PYTHON_TRACE.matcher(text);
    return trace.find() ? pythonTrace(text.substring(trace.end())) : Optional.empty();
  }

  private static Optional<ApplicationError> pythonTrace(String text) {
    Matcher django = DJANGO.matcher(text);
    Optional<String> message =
        django.find()
            ? Optional.of(django.group(1) + ": " + django.group(2).strip())
            : Optional.of(message(text)).filter(found -> !found.isEmpty());
    return message.map(found -> new ApplicationError(found, pythonPlace(text)));
  }

  /**
   * The paragraph after the frames. Some exceptions have the decisive part on a later line: Flask
   * the key that a form lacks, Pydantic the field and what is wrong with it.
   */
  private static String message(String text) {
    return text.lines()
        .dropWhile(line -> line.isBlank() || line.startsWith(" "))
        .takeWhile(line -> !line.isBlank())
        .limit(MESSAGE_LINES)
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  /** The last cause is what went wrong first. */
  private static Optional<ApplicationError> java(String text) {
    int cause = text.lastIndexOf(CAUSE);
    String from = cause < 0 ? text : text.substring(cause + CAUSE.length());
    return trace(
        from,
        JAVA,
        frame ->
            JAVA_LIBRARY.matcher(frame.group(1)).find()
                ? Optional.empty()
                : own(CodePlace.of(frame.group(2), frame.group(3))));
  }

  /** A trace whose message is on the line before its first frame. */
  private static Optional<ApplicationError> trace(
      String text, Pattern frame, Function<MatchResult, Optional<CodePlace>> place) {
    List<MatchResult> frames = frame.matcher(text).results().toList();
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    return text.substring(0, frames.getFirst().start())
        .lines()
        .filter(line -> !line.isBlank() && !line.strip().startsWith("at "))
        .reduce((_, last) -> last)
        .map(message ->
            new ApplicationError(
                message, frames.stream().flatMap(each -> place.apply(each).stream()).findFirst()));
  }

  private static Optional<CodePlace> script(MatchResult frame) {
    String file = frame.group(1) == null ? frame.group(2) : frame.group(1);
    return own(CodePlace.of(file, frame.group(3)));
  }

  private static Optional<CodePlace> numbered(MatchResult frame) {
    return own(CodePlace.of(frame.group(1), frame.group(2)));
  }

  private static Optional<CodePlace> own(CodePlace place) {
    return Optional.of(place).filter(each -> !each.isInLibrary());
  }

  private static Pattern frame(String regex) {
    return Pattern.compile("^[ \\t\u00a0]{0,20}" + regex, Pattern.MULTILINE);
  }
}
