package com.otpiq.event;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.RequestFinding;
import com.otpiq.message.SmsText;
import com.otpiq.webhook.Json;
import java.time.Duration;
import java.util.Optional;

/** Events of the commands that call OTPIQ's API: send, track, info, sender-ids. */
public sealed interface ApiEvent extends Event {
  /**
   * Something is wrong or unusual in a request that is to be sent.
   *
   * @param file the file that the request was read from; empty if options describe it
   */
  record RequestFindingReported(RequestFinding finding, Optional<String> file)
      implements ApiEvent {}

  /** The encoding and number of parts that a text has as an SMS. */
  record SmsPartsCounted(SmsText text) implements ApiEvent {}

  /**
   * A request that is shown instead of sent, with placeholders for the API key and the secret.
   *
   * @param asCurl whether to show it as a curl command
   */
  record RequestPrepared(String url, Json.Obj request, boolean asCurl) implements ApiEvent {}

  /** One HTTP call to OTPIQ's API. */
  record ApiCallMade(String method, String url, Outcome outcome, Duration took)
      implements ApiEvent {}

  /**
   * The response of OTPIQ's API, or that there was none.
   *
   * @param mask how phone numbers are shown
   */
  record ApiResponseReceived(ApiResponse response, PersonalDataMask mask) implements ApiEvent {}
}
