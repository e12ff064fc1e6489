package com.otpiq.webhook;

import java.util.Optional;

/**
 * What a receiver answers.
 *
 * @param status 0 where it gives no answer at all
 * @param detail one sentence for the sender; never shows a secret
 * @param allow the value of the {@code Allow} header of a 405
 */
public record WebhookResponse(int status, String detail, Optional<String> allow) {
  public static WebhookResponse of(int status, String why) {
    return new WebhookResponse(status, why, Optional.empty());
  }

  /** No answer: the connection just ends. */
  public static WebhookResponse none(String why) {
    return of(0, why);
  }

  /** Whether there is no answer at all. */
  public boolean isNone() {
    return status == 0;
  }

  /** Whether OTPIQ counts the webhook as received. */
  public boolean acknowledges() {
    return status >= 200 && status <= 299;
  }
}
