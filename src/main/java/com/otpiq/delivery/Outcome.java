package com.otpiq.delivery;

import com.otpiq.message.Redactor;
import com.otpiq.webhook.Headers;
import java.util.Optional;

/** What came of one attempt. */
public sealed interface Outcome {
  /**
   * The receiver answered.
   *
   * @param phrase the reason phrase of the status line; may be empty
   * @param body the beginning of the answer's body as text, 64 KiB at most
   * @param warning what was odd about an answer that counts all the same
   */
  record Responded(
      int status, String phrase, Headers headers, String body, Optional<String> warning)
      implements Outcome {}

  /**
   * The deadline came first.
   *
   * @param during what was going on, such as "waiting for the response"
   * @param sent whether the request may have reached the receiver
   */
  record TimedOut(String during, boolean sent) implements Outcome {}

  /**
   * There was no answer that could be read.
   *
   * @param reason one line in the words of a user
   * @param sent whether the request may have reached the receiver
   */
  record Failed(String reason, boolean sent) implements Outcome {}

  /**
   * Whether OTPIQ would count the webhook as received: any 2xx and nothing else (OTPIQ, "Respond
   * Quickly").
   */
  default boolean acknowledged() {
    return this instanceof Responded answer && answer.status() >= 200 && answer.status() <= 299;
  }

  /** Whether the receiver wants nothing more, ever: 410 Gone. */
  default boolean gone() {
    return this instanceof Responded answer && answer.status() == 410;
  }

  /** The same, without the secrets that a receiver may have repeated. */
  default Outcome redacted(Redactor redactor) {
    return this instanceof Responded answer
        ? new Responded(
            answer.status(),
            redactor.redact(answer.phrase()),
            redactor.redact(answer.headers()),
            redactor.redact(answer.body()),
            answer.warning())
        : this;
  }

  /** What an answer carries under this header. */
  default Optional<String> header(String name) {
    return this instanceof Responded answer ? answer.headers().first(name) : Optional.empty();
  }
}
