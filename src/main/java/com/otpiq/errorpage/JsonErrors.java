package com.otpiq.errorpage;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.CodePlace;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the error in the JSON of a framework. JSON of the application itself is no such error: it
 * is short, and all of it may matter.
 */
final class JsonErrors {
  private static final List<String> TRACES = List.of("stack", "trace", "stackTrace", "traceback");
  private static final List<String> NESTED = List.of("error", "err", "exception");
  private static final String MESSAGE = "message";
  private static final String ERROR = "error";

  private JsonErrors() {}

  static Optional<ApplicationError> find(String json) {
    return BodyParser.parse(json.getBytes(StandardCharsets.UTF_8))
        .object()
        .flatMap(object ->
            Stream.concat(
                    Stream.of(object), NESTED.stream().flatMap(key -> object.object(key).stream()))
                .flatMap(each -> error(each).stream())
                .findFirst());
  }

  private static Optional<ApplicationError> error(Json.Obj object) {
    return withTrace(object)
        .or(() -> laravel(object))
        .or(() -> rails(object))
        .or(() -> spring(object))
        .or(() -> nest(object));
  }

  private static Optional<ApplicationError> withTrace(Json.Obj object) {
    return TRACES.stream()
        .flatMap(key -> object.text(key).stream())
        .flatMap(trace -> StackTraces.find(trace).stream())
        .findFirst();
  }

  private static Optional<ApplicationError> laravel(Json.Obj object) {
    return object
        .text("exception")
        .flatMap(exception ->
            place(object)
                .map(thrown ->
                    new ApplicationError(
                        exception + ": " + object.text(MESSAGE).orElse(""),
                        Stream.concat(Stream.of(thrown), frames(object))
                            .filter(place -> !place.isInLibrary())
                            .findFirst())));
  }

  private static Stream<CodePlace> frames(Json.Obj object) {
    return object.objects("trace").flatMap(frame -> place(frame).stream());
  }

  private static Optional<CodePlace> place(Json.Obj object) {
    return object.value("line").orElse(null) instanceof Json.Num line
            && line.literal().matches("\\d{1,7}")
        ? object.text("file").map(file -> CodePlace.of(file, line.literal()))
        : Optional.empty();
  }

  private static Optional<ApplicationError> rails(Json.Obj object) {
    return object.value("traces").isEmpty()
        ? Optional.empty()
        : object
            .text("exception")
            .map(exception ->
                new ApplicationError(
                    exception.replaceAll("^#<|>$", ""),
                    object.object("traces").stream()
                        .flatMap(traces -> traces.objects("Application Trace"))
                        .flatMap(frame -> frame.text("trace").stream())
                        .flatMap(frame -> StackTraces.rubyPlace(frame).stream())
                        .findFirst()));
  }

  private static Optional<ApplicationError> spring(Json.Obj object) {
    return object.value("timestamp").isPresent() && object.value("path").isPresent()
        ? object
            .text(ERROR)
            .map(error ->
                new ApplicationError(
                    error + object.text(MESSAGE).map(text -> ": " + text).orElse(""),
                    Optional.empty()))
        : Optional.empty();
  }

  private static Optional<ApplicationError> nest(Json.Obj object) {
    String messages =
        Stream.concat(
                object.text(MESSAGE).stream(),
                object.items(MESSAGE).stream().flatMap(item -> item.asText().stream()))
            .collect(Collectors.joining("; "));
    return object.value("statusCode").isEmpty() || messages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ApplicationError(
                object.text(ERROR).map(error -> error + ": ").orElse("") + messages,
                Optional.empty()));
  }
}
