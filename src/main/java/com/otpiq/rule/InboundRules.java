package com.otpiq.rule;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.rule.Rule.about;

import com.otpiq.webhook.HeaderName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules for the headers of an inbound WhatsApp message. There are none for its body, because
 * OTPIQ does not document its keys.
 */
public final class InboundRules {
  /** The only event that OTPIQ documents. */
  public static final String EVENT = "whatsapp.inbound_message.received";

  /** Assumed: how far a timestamp may be from now, as Standard Webhooks recommends. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  static final Rule EVENT_KNOWN =
      about(
          "event-known",
          ASSUMED,
          HeaderName.EVENT,
          "`" + HeaderName.EVENT + "` should be \"" + EVENT + "\", the only documented event",
          inspected -> header(inspected, HeaderName.EVENT).filter(EVENT::equals).isPresent());

  static final Rule EVENT_ID_REQUIRED = required("event-id-required", HeaderName.EVENT_ID);

  static final Rule TIMESTAMP_REQUIRED = required("timestamp-required", HeaderName.TIMESTAMP);

  static final Rule TIMESTAMP_READABLE =
      about(
          "timestamp-readable",
          ASSUMED,
          HeaderName.TIMESTAMP,
          "`" + HeaderName.TIMESTAMP + "` should be in seconds, milliseconds or ISO 8601",
          inspected ->
              header(inspected, HeaderName.TIMESTAMP).isEmpty()
                  || header(inspected, HeaderName.TIMESTAMP)
                      .flatMap(TimestampParser::parse)
                      .isPresent());

  static final Rule TIMESTAMP_FRESH =
      about(
          "timestamp-fresh",
          ASSUMED,
          HeaderName.TIMESTAMP,
          "`"
              + HeaderName.TIMESTAMP
              + "` should be within 5 minutes of now; an older one may be a replay attack",
          InboundRules::isFresh);

  static final Rule ATTEMPT_NUMBER =
      about(
          "attempt-number",
          DOCUMENTED,
          HeaderName.ATTEMPT,
          "`" + HeaderName.ATTEMPT + "` is required and must be a whole number from 1",
          inspected ->
              header(inspected, HeaderName.ATTEMPT)
                  .filter(text -> text.matches("[1-9]\\d{0,8}"))
                  .isPresent());

  /** Every rule for an inbound message. */
  public static final List<Rule> ALL =
      List.of(
          Rules.JSON,
          EVENT_KNOWN,
          EVENT_ID_REQUIRED,
          TIMESTAMP_REQUIRED,
          TIMESTAMP_READABLE,
          TIMESTAMP_FRESH,
          ATTEMPT_NUMBER);

  private InboundRules() {}

  private static Rule required(String id, String header) {
    return about(
        id,
        DOCUMENTED,
        header,
        "`" + header + "` is required",
        inspected -> header(inspected, header).filter(text -> !text.isBlank()).isPresent());
  }

  private static boolean isFresh(InspectedDelivery inspected) {
    Optional<Instant> signed =
        header(inspected, HeaderName.TIMESTAMP).flatMap(TimestampParser::parse);
    return signed
        .filter(
            at -> Duration.between(at, inspected.delivery().at()).abs().compareTo(TOLERANCE) > 0)
        .isEmpty();
  }

  private static Optional<String> header(InspectedDelivery inspected, String name) {
    return inspected.delivery().headers().first(name);
  }
}
