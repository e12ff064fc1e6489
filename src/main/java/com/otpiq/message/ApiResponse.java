package com.otpiq.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What OTPIQ's API says to a request. Amounts are in Iraqi dinars. */
public sealed interface ApiResponse {
  /**
   * A message was accepted.
   *
   * @param smsId what names it from now on
   */
  record Accepted(
      String smsId,
      Optional<BigDecimal> cost,
      Optional<BigDecimal> remainingCredit,
      Optional<Boolean> canCover,
      Optional<String> paymentType)
      implements ApiResponse {}

  /**
   * Where a message stands.
   *
   * @param status {@code pending}, {@code sent}, {@code delivered}, {@code read} or {@code failed}
   * @param isFinal whether nothing more will happen; the webhook calls it {@code isFinal}, the API
   *     {@code isFinalStatus}
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
    /** Whether it has come to the recipient. */
    public boolean arrived() {
      return status.equals("delivered") || status.equals("read");
    }
  }

  /** One channel of a message's way. */
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
   * OTPIQ said no.
   *
   * @param said its own sentence
   * @param facts the numbers that came with it, by their names in the answer
   */
  record Refused(ApiError why, int status, String said, Map<String, BigDecimal> facts)
      implements ApiResponse {}

  /**
   * There was no answer that counts.
   *
   * @param why in one sentence
   * @param status of the answer, where there was one
   * @param isOpen whether the request may have been carried out all the same
   */
  record Unavailable(String why, Optional<Integer> status, boolean isOpen) implements ApiResponse {}
}
