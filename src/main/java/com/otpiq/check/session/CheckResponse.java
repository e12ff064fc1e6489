package com.otpiq.check.session;

import com.otpiq.delivery.Outcome;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What came of a request.
 *
 * @param request what it was, for people
 * @param description what came, for people
 */
public record CheckResponse(String request, Outcome outcome, String description, Duration took) {
  /** The same, told with these words before. */
  public CheckResponse after(String prefix) {
    return new CheckResponse(prefix + request, outcome, description, took);
  }

  public boolean acknowledged() {
    return outcome.acknowledged();
  }

  /** The status code of the answer, where there was one. */
  public OptionalInt status() {
    return outcome instanceof Outcome.Responded answer
        ? OptionalInt.of(answer.status())
        : OptionalInt.empty();
  }

  /** Whether the answer's status is of this hundred. */
  public boolean isInClass(int hundred) {
    return status().orElse(0) / 100 == hundred / 100;
  }

  /** Whether the connection broke after something had been sent: a harsh no, but a no. */
  public boolean connectionBroke() {
    return outcome instanceof Outcome.Failed failed && failed.sent();
  }

  /** Whether nobody was there who could have taken the request. */
  public boolean notReached() {
    return switch (outcome) {
      case Outcome.Responded _ -> false;
      case Outcome.TimedOut late -> !late.sent();
      case Outcome.Failed _ -> true;
    };
  }

  /** The answer's body as it came; empty where there was none. */
  public String body() {
    return outcome instanceof Outcome.Responded answer ? answer.body() : "";
  }

  /** {@code sms sent: 401 Unauthorized}. */
  public String summary() {
    return request + " → " + description;
  }
}
