package com.otpiq.webhook;

import java.util.Optional;

/**
 * A receiver's response to a webhook.
 *
 * @param status the status code; 0 for no response
 * @param detail one sentence for the sender, without secrets
 * @param allow the value of the {@code Allow} header of a 405
 */
public record WebhookResponse(int status, String detail, Optional<String> allow) {
  /** A response without an {@code Allow} header. */
  public static WebhookResponse of(int status, String why) {
    return new WebhookResponse(status, why, Optional.empty());
  }

  /** No response: the connection is closed. */
  public static WebhookResponse none(String why) {
    return of(0, why);
  }

  /** Whether there is not a response. */
  public boolean isNone() {
    return status == 0;
  }

  /** Whether OTPIQ counts the webhook as received. */
  public boolean acknowledges() {
    return status >= 200 && status <= 299;
  }
}
