package com.otpiq.errorpage;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.Outcome;
import java.util.Optional;

/**
 * Finds the error that an application describes in its response: an error page of a framework as
 * HTML, a stack trace as text, or JSON with one of both.
 */
public final class ErrorPages {
  private ErrorPages() {}

  /**
   * The error in a response that is not a 2xx, without the secrets that the response hides; empty
   * if its body is no error page.
   */
  public static Optional<ApplicationError> errorIn(Outcome outcome) {
    return outcome instanceof Outcome.Responded response && !outcome.isAcknowledged()
        ? errorIn(response.body().text()).map(error -> error.redacted(response.redactor()))
        : Optional.empty();
  }

  /** The error in the output of a program; empty if that has no stack trace. */
  public static Optional<ApplicationError> errorInOutput(String output) {
    return StackTraces.find(output);
  }

  /**
   * The error in a 2xx, of code that failed and responded all the same. Only one with a place in
   * the code counts: a text that looks like an error may be meant.
   */
  public static Optional<ApplicationError> errorBehindSuccess(Outcome outcome) {
    return outcome instanceof Outcome.Responded response && outcome.isAcknowledged()
        ? errorIn(response.body().text())
            .filter(error -> error.place().isPresent())
            .map(error -> error.redacted(response.redactor()))
        : Optional.empty();
  }

  /** The error in the body of a response; a short text of the application itself is no page. */
  static Optional<ApplicationError> errorIn(String body) {
    String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
    Optional<ApplicationError> error =
        switch (text.stripLeading()) {
          case String start when start.startsWith("<") -> HtmlErrors.find(text);
          case String start when start.startsWith("{") -> JsonErrors.find(text);
          default -> StackTraces.find(text);
        };
    return error.filter(found -> !found.text().isBlank());
  }
}
