package com.otpiq.check.session;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.Outcome;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.event.SafeText;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The outcome of one request.
 *
 * @param request the description of the request
 * @param description the outcome, as reports show it
 */
public record CheckResponse(String request, Outcome outcome, String description, Duration took) {
  private static final int TOO_MANY_REQUESTS = 429;

  /** A copy with this text before its description. */
  public CheckResponse prefixed(String prefix) {
    return new CheckResponse(prefix + request, outcome, description, took);
  }

  /** Whether the response is a 2xx. */
  public boolean isAcknowledged() {
    return outcome.isAcknowledged();
  }

  /** The status code; empty if there was no response. */
  public OptionalInt status() {
    return outcome instanceof Outcome.Responded response
        ? OptionalInt.of(response.status())
        : OptionalInt.empty();
  }

  /** Whether the status code is in this class, such as 400 for 4xx. */
  public boolean isInClass(int statusClass) {
    return status().orElse(0) / 100 == statusClass / 100;
  }

  /** Whether it is a 429, which says nothing about its request. */
  public boolean isRateLimited() {
    return status().orElse(0) == TOO_MANY_REQUESTS;
  }

  /** Whether the connection broke after something had been sent, which rejects the request. */
  public boolean connectionBroke() {
    return outcome instanceof Outcome.Failed failure && failure.sent();
  }

  /** Whether no receiver can have seen the request. */
  public boolean notReached() {
    return switch (outcome) {
      case Outcome.Responded _ -> false;
      case Outcome.TimedOut timedOut -> !timedOut.sent();
      case Outcome.Failed _ -> true;
    };
  }

  /** The response body; empty if there was none. */
  public String body() {
    return outcome instanceof Outcome.Responded response ? response.body().text() : "";
  }

  /** Such as {@code sms sent → 401 Unauthorized}. */
  public String summary() {
    return request + " → " + description;
  }

  /** The error that a 2xx shows in its body; empty if it shows none. */
  public Optional<String> errorBehindSuccess() {
    return ErrorPages.errorBehindSuccess(outcome).map(ApplicationError::text);
  }

  /** The verdict that this response is wrong. */
  public Verdict.Failed failure() {
    return failure("");
  }

  /** The verdict that this response is wrong, with this text after its summary. */
  public Verdict.Failed failure(String more) {
    return new Verdict.Failed(summary() + more, cause());
  }

  /** The suspicion that something else is wrong than the request. */
  public Verdict.Suspected suspicion(String more) {
    return new Verdict.Suspected(summary() + more, cause());
  }

  /** Why it is not acknowledged; empty if it is. */
  private Optional<Cause> cause() {
    return isAcknowledged()
        ? Optional.empty()
        : Optional.of(ResponseCause.of(outcome, description));
  }

  /** An outcome as reports show it: status and reason phrase, or the failure. */
  static String describe(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded response ->
          SafeText.shorten((response.status() + " " + response.phrase()).strip());
      case Outcome.TimedOut timedOut -> "timed out while " + timedOut.during();
      case Outcome.Failed failure -> SafeText.shorten(failure.reason());
    };
  }
}
