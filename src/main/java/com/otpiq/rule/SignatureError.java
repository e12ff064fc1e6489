package com.otpiq.rule;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mistakes in the signature of an inbound WhatsApp webhook. */
enum SignatureError {
  MISSING,
  FORM,
  HEX_CASE,
  BODY_REWRITTEN,
  NEWLINE,
  BODY_ONLY,
  OTHER_SECRET;

  private static final Pattern FORMAT = Pattern.compile("sha256=[0-9a-fA-F]{64}");

  /**
   * The mistake in the signature of a delivery; empty if it is right for one of the secrets.
   *
   * @param serializations the texts that other programs may write for the same JSON
   */
  static Optional<AuthenticationError<SignatureError>> in(
      Delivery delivery, List<WebhookSecret> secrets, Function<Json, List<byte[]>> serializations) {
    Optional<String> signature = delivery.headers().first(HeaderName.SIGNATURE);
    if (signature.isEmpty()) {
      return AuthenticationError.of(MISSING);
    }
    if (!FORMAT.matcher(signature.get()).matches()) {
      return AuthenticationError.of(FORM);
    }
    return secrets.isEmpty()
        ? Optional.empty()
        : of(signature.get(), delivery, secrets, serializations);
  }

  private static Optional<AuthenticationError<SignatureError>> of(
      String signature,
      Delivery delivery,
      List<WebhookSecret> secrets,
      Function<Json, List<byte[]>> serializations) {
    byte[] body = delivery.body().bytes();
    String timestamp = delivery.headers().first(HeaderName.TIMESTAMP).orElse("");
    var received = new ReceivedSignature(signature, timestamp, secrets);
    if (received.matches(body)) {
      return Optional.empty();
    }
    if (received.inLowerCase().matches(body)) {
      return AuthenticationError.of(HEX_CASE);
    }
    if (withOtherWhiteSpace(body).anyMatch(received::matches)) {
      return AuthenticationError.of(NEWLINE);
    }
    if (reserialized(delivery.body(), serializations).anyMatch(received::matches)) {
      return AuthenticationError.of(BODY_REWRITTEN);
    }
    return AuthenticationError.of(received.matchesBodyAlone(body) ? BODY_ONLY : OTHER_SECRET);
  }

  private static Stream<byte[]> withOtherWhiteSpace(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return Stream.of(
            text.stripTrailing(),
            text.strip(),
            text + "\n",
            text + "\r\n",
            text.replace("\r\n", "\n"))
        .map(other -> other.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Stream<byte[]> reserialized(
      Body body, Function<Json, List<byte[]>> serializations) {
    return body.parseResult() instanceof Body.Parsed parsed
        ? serializations.apply(parsed.json()).stream()
        : Stream.of();
  }

  /** A received signature, and the secrets that may have created it. */
  private record ReceivedSignature(
      String signature, String timestamp, List<WebhookSecret> secrets) {
    boolean matches(byte[] body) {
      return secrets.stream().anyMatch(secret -> isEqual(secret.sign(timestamp, body)));
    }

    boolean matchesBodyAlone(byte[] body) {
      return secrets.stream().anyMatch(secret -> isEqual(Signature.PREFIX + secret.hmac(body)));
    }

    ReceivedSignature inLowerCase() {
      return new ReceivedSignature(signature.toLowerCase(Locale.ROOT), timestamp, secrets);
    }

    private boolean isEqual(String expected) {
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
  }
}
