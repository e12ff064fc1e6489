package com.otpiq.check.session;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.Outcome;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.verdict.Cause;
import com.otpiq.webhook.HeaderName;
import java.util.Optional;

/** Why a webhook was not acknowledged, as far as the response shows, and what helps. */
final class ResponseCause {
  private static final String READ_LOG = "The application's log shows the error.";

  private ResponseCause() {}

  /** The cause of an outcome that is not an acknowledgement. */
  static Cause of(Outcome outcome, String description) {
    Optional<String> error = ErrorPages.errorIn(outcome).map(ApplicationError::text);
    String title = description + error.map(text -> ": " + text).orElse("");
    String advice = advice(outcome, error);
    return outcome instanceof Outcome.Responded
        ? Cause.ofResponse(title, advice)
        : new Cause("no response: " + title, title, Optional.of(advice));
  }

  private static String advice(Outcome outcome, Optional<String> error) {
    return switch (outcome) {
      case Outcome.Responded response -> ofStatus(response.status(), error);
      case Outcome.TimedOut timedOut when timedOut.during().contains("reading") ->
          "The response begins and does not end: end it, or send the right Content-Length.";
      case Outcome.TimedOut _ ->
          "Respond first, and do the work afterwards: in a queue, a job or a background task.";
      case Outcome.Failed failure when failure.sent() ->
          "The application closed the connection without a response. " + READ_LOG;
      case Outcome.Failed _ -> "Start the application, and check the host and port of the URL.";
    };
  }

  private static String ofStatus(int status, Optional<String> error) {
    return switch (status) {
      case 400, 422 ->
          "Accept every documented webhook: keys that may be absent, keys that you do not know, any order.";
      case 401, 403 ->
          "Compare the secret with the header "
              + HeaderName.SECRET
              + ", and exempt the route from login, CSRF checks and filters of addresses or User-Agents.";
      case 404 ->
          "Check the path of the route. If the message is what is not found, respond with 200 and store the event.";
      case 405 -> "Register the route for POST.";
      case 409 -> "Respond with 200 to what is already stored.";
      case 413 -> "Accept bodies of at least 64 KiB.";
      case 415 -> "Accept Content-Type: application/json, with or without a charset.";
      case 419 -> "Exempt the route from CSRF protection: a webhook has no token.";
      case 429 ->
          "Exempt the route from the rate limit: many webhooks can arrive at the same time, and OTPIQ counts a 429 as a failure.";
      case 502, 503, 504 ->
          error.isPresent()
              ? READ_LOG
              : "A proxy or the server responds in the place of the application, which is down, too slow or overloaded.";
      default ->
          status >= 500
              ? error
                  .map(text -> "Mend the error that the application reports: " + text + ".")
                  .orElse(READ_LOG)
              : "Only a 2xx acknowledges a webhook.";
    };
  }
}
