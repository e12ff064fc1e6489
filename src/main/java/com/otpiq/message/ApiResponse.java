package com.otpiq.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of a request to OTPIQ's API. Amounts are in Iraqi dinars. */
public sealed interface ApiResponse {
  /**
   * A message was accepted.
   *
   * @param smsId which identifies the message
   */
  record Accepted(
      String smsId,
      Optional<BigDecimal> cost,
      Optional<BigDecimal> remainingCredit,
      Optional<Boolean> canCover,
      Optional<String> paymentType)
      implements ApiResponse {}

  /**
   * The status of a message.
   *
   * @param status {@code pending}, {@code sent}, {@code delivered}, {@code read} or {@code failed}
   * @param isFinal whether the status is the last one; the webhook calls it {@code isFinal}, the
   *     API {@code isFinalStatus}
   * @param channel the last one that was tried
   */
  record Tracked(
      String smsId,
      Optional<String> phoneNumber,
      String status,
      boolean isFinal,
      Optional<String> channel,
      Optional<BigDecimal> cost,
      List<Leg> legs)
      implements ApiResponse {
    /** Whether the recipient has the message. */
    public boolean isDelivered() {
      return status.equals("delivered") || status.equals("read");
    }
  }

  /** One channel of a message, which OTPIQ tries in order. */
  record Leg(
      String channel,
      boolean tried,
      Optional<Boolean> success,
      Optional<String> error,
      Optional<Boolean> refunded) {}

  /** The project that the key belongs to. */
  record Project(String name, Optional<BigDecimal> credit) implements ApiResponse {}

  /** The project's sender names. */
  record Senders(List<Sender> senders) implements ApiResponse {}

  /**
   * A sender name.
   *
   * @param status {@code pending}, {@code accepted} or {@code rejected}
   * @param prices of one SMS, by carrier
   */
  record Sender(String name, String status, Map<String, BigDecimal> prices) {}

  /**
   * OTPIQ rejected the request.
   *
   * @param text OTPIQ's own message
   * @param numbers of the response, by their keys
   */
  record Refused(ApiError error, int status, String text, Map<String, BigDecimal> numbers)
      implements ApiResponse {}

  /**
   * There was no response, or not one of OTPIQ's API.
   *
   * @param reason in one sentence
   * @param status of the response, if there was one
   * @param mayBeSent whether the message may have been sent all the same
   */
  record Unavailable(String reason, Optional<Integer> status, boolean mayBeSent)
      implements ApiResponse {}
}
