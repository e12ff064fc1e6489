package com.otpiq.delivery;

import com.otpiq.message.Redactor;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.util.Optional;

/** The outcome of one HTTP request. */
public sealed interface Outcome {
  /**
   * The receiver responded.
   *
   * @param phrase the reason phrase of the status line; may be empty
   * @param body the first 64 KiB of the response body
   * @param warning why the response is not complete, though it counts
   * @param redactor hides secrets in what is extracted from the body, which may decode or join them
   */
  record Responded(
      int status,
      String phrase,
      Headers headers,
      ResponseBody body,
      Optional<String> warning,
      Redactor redactor)
      implements Outcome {
    /** A response as it was received. */
    public Responded(
        int status, String phrase, Headers headers, ResponseBody body, Optional<String> warning) {
      this(status, phrase, headers, body, warning, Redactor.UNKNOWN_SECRETS);
    }
  }

  /**
   * There was no response before the deadline.
   *
   * @param during the phase of the exchange, such as "waiting for the response"
   * @param sent whether the request may have reached the receiver
   */
  record TimedOut(String during, boolean sent) implements Outcome {}

  /**
   * There was no response that could be read.
   *
   * @param reason one line for users
   * @param sent whether the request may have reached the receiver
   */
  record Failed(String reason, boolean sent) implements Outcome {}

  /**
   * Whether OTPIQ would count the webhook as received: any 2xx and nothing else (OTPIQ, "Respond
   * Quickly").
   */
  default boolean isAcknowledged() {
    return this instanceof Responded response
        && response.status() >= 200
        && response.status() <= 299;
  }

  /** Whether the receiver rejects all future webhooks: 410 Gone. */
  default boolean isGone() {
    return this instanceof Responded response && response.status() == 410;
  }

  /** The same outcome without secrets, which a receiver may have repeated. */
  default Outcome redacted(Redactor redactor) {
    return this instanceof Responded response
        ? new Responded(
            response.status(),
            redactor.redact(response.phrase()),
            redactor.redact(response.headers()),
            ResponseBody.of(redactor.redact(response.body().text())),
            response.warning(),
            response.redactor().and(redactor))
        : this;
  }

  /** The value of a response header; empty without a response. */
  default Optional<String> header(String name) {
    return this instanceof Responded response ? response.headers().first(name) : Optional.empty();
  }
}
