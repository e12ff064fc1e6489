package com.otpiq.listen;

import com.otpiq.rule.Authentication;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.util.Optional;

/** Where the listener records each webhook before it responds. */
interface RequestLog {
  /**
   * Records one webhook.
   *
   * @param number of the request in this run, counted from 1
   * @param response empty if an application decides it later
   * @param authentication empty if the request was refused before it was inspected
   * @return whether it is saved in every place; if not, it must not be acknowledged
   */
  boolean record(
      long number,
      ReceivedRequest request,
      Optional<WebhookResponse> response,
      Optional<Authentication> authentication);

  /** Records the response to a webhook that was recorded without one, or with a different one. */
  void recordResponse(long number, WebhookResponse response);

  /** The id of a webhook in the journal; empty without a journal. */
  Optional<String> journalId(long number);
}
