package com.otpiq.listen;

import com.otpiq.event.Faults;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.util.Optional;

/** Fails to record requests, or their responses, or both. */
record BrokenLog(Optional<Throwable> onRequest, Throwable onResponse) implements RequestLog {
  @Override
  public boolean record(
      long number,
      ReceivedRequest request,
      Optional<WebhookResponse> response,
      Optional<Authentication> authentication) {
    if (onRequest.isPresent()) {
      throw Faults.unchecked(onRequest.get());
    }
    return true;
  }

  @Override
  public void recordResponse(long number, WebhookResponse response) {
    throw Faults.unchecked(onResponse);
  }

  @Override
  public Optional<String> journalId(long number) {
    return Optional.empty();
  }
}
