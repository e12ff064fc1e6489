package com.otpiq.journal;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request that another program recorded.
 *
 * @param method empty if the program did not record it
 * @param size of the body as it was sent, in bytes; negative if the program did not record it
 */
record RecordedRequest(
    Position at, Instant time, String method, Headers headers, RecordedBody body, long size) {
  static final RecordedBody INVALID_BASE64 = new Missing("its base64 is invalid", "");

  private static final String NOT_A_WEBHOOK = "not an OTPIQ webhook";

  /** What a program recorded of a body. */
  sealed interface RecordedBody {}

  /** All bytes. */
  record Complete(Body body) implements RecordedBody {}

  /**
   * Not the bytes.
   *
   * @param rest text that was recorded instead, such as the names of form fields
   */
  record Missing(String why, String rest) implements RecordedBody {}

  /** A body that was recorded as text. */
  static RecordedBody text(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return complete(exact);
    } catch (CharacterCodingException _) {
      return new Missing("its text ends in the middle of a character", text);
    }
  }

  /** A body that was recorded in base64; line breaks are allowed. */
  static RecordedBody base64(String text) {
    return decodeBase64(text).map(RecordedRequest::complete).orElse(INVALID_BASE64);
  }

  /** The bytes of a text in base64; empty if it is invalid. */
  static Optional<byte[]> decodeBase64(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether a text is a report in base64, or in the form of it for URLs. */
  static boolean isEncodedReport(String text) {
    return text.length() >= 16
        && decodeBase64(text.replace('-', '+').replace('_', '/'))
            .filter(bytes -> isReport(BodyParser.parse(bytes)))
            .isPresent();
  }

  /** A body of which all bytes were recorded. */
  static RecordedBody complete(byte[] bytes) {
    return new Complete(BodyParser.parse(bytes));
  }

  /** The size that the headers of a request announce; negative if they do not. */
  static long contentLength(Headers headers) {
    return headers.first("Content-Length").map(RecordedRequest::size).orElse(-1L);
  }

  /** A size in bytes; negative if it is not a number. */
  static long size(String digits) {
    return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : -1;
  }

  /** The same request, with the position of the entry that holds it. */
  RecordedRequest startingAt(Position position) {
    return new RecordedRequest(position, time, method, headers, body, size);
  }

  /** Decides whether the request is a webhook, and whether all of it was recorded. */
  FileEntry toEntry() {
    if (!method.isEmpty() && !method.equalsIgnoreCase("POST")) {
      return new FileEntry.Other(at, "not a POST request");
    }
    return switch (body) {
      case Complete(Body complete) -> toEntry(complete);
      case Missing(String why, String rest) when hasHeader() || mentionsReport(rest) ->
          new FileEntry.Unreadable(at, why);
      case Missing _ -> new FileEntry.Other(at, NOT_A_WEBHOOK);
    };
  }

  private FileEntry toEntry(Body parsed) {
    if (!hasHeader() && !isReport(parsed)) {
      return new FileEntry.Other(at, NOT_A_WEBHOOK);
    }
    boolean isCut = parsed.parseResult() instanceof Body.Malformed && parsed.bytes().length < size;
    return isCut
        ? new FileEntry.Unreadable(at, "only the start of its body was recorded")
        : new FileEntry.Webhook(
            at, new Delivery(time, headers, parsed), false, SavedResponse.UNKNOWN);
  }

  private boolean hasHeader() {
    return headers.has(HeaderName.SECRET) || headers.has(HeaderName.EVENT);
  }

  static boolean isReport(Body body) {
    return switch (body.parseResult()) {
      case Body.Malformed malformed -> mentionsReport(malformed.text());
      case Body.Parsed(String _, Json.Arr array) ->
          array.items().stream().anyMatch(RecordedRequest::isReport);
      case Body.Parsed parsed -> isReport(parsed.json());
    };
  }

  /** Whether a value has keys that only a delivery report has, or a combination that it has. */
  static boolean isReport(Json json) {
    return switch (json) {
      case Json.Obj object ->
          has(object, PayloadKey.SMS_ID)
              || has(object, PayloadKey.REPORT_TYPE)
              || (has(object, PayloadKey.CHANNEL) && has(object, PayloadKey.STATUS));
      case Json.Text text -> mentionsReport(text.value());
      default -> false;
    };
  }

  private static boolean has(Json.Obj object, String key) {
    return object.value(key).isPresent();
  }

  /** Whether a text that may be incomplete JSON, or a form, has the key {@code smsId}. */
  private static boolean mentionsReport(String text) {
    return Stream.of("\"%s\"", "\\\"%s\\\"", "%s=")
        .map(form -> form.formatted(PayloadKey.SMS_ID))
        .anyMatch(text::contains);
  }
}
