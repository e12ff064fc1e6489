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

/**
 * The ways in which the signature of an inbound WhatsApp webhook is wrong, each a mistake that
 * senders make.
 */
enum SignatureError {
  MISSING,
  FORM,
  HEX_CASE,
  BODY_REWRITTEN,
  NEWLINE,
  BODY_ONLY,
  OTHER_SECRET;

  private static final Pattern FORMED = Pattern.compile("sha256=[0-9a-fA-F]{64}");

  /**
   * What is wrong with the signature of a delivery; nothing where it is right for one of the
   * secrets.
   *
   * @param serializations the forms in which a program that parses and writes JSON again may have
   *     signed it
   */
  static Optional<AuthenticationError<SignatureError>> in(
      Delivery delivery, List<WebhookSecret> secrets, Function<Json, List<byte[]>> serializations) {
    Optional<String> signature = delivery.headers().first(HeaderName.SIGNATURE);
    if (signature.isEmpty()) {
      return AuthenticationError.of(MISSING);
    }
    if (!FORMED.matcher(signature.get()).matches()) {
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
    var signed = new Signed(signature, timestamp, secrets);
    if (signed.over(body)) {
      return Optional.empty();
    }
    if (signed.inLowerCase().over(body)) {
      return AuthenticationError.of(HEX_CASE);
    }
    if (newlines(body).anyMatch(signed::over)) {
      return AuthenticationError.of(NEWLINE);
    }
    if (reserialized(delivery.body(), serializations).anyMatch(signed::over)) {
      return AuthenticationError.of(BODY_REWRITTEN);
    }
    return AuthenticationError.of(signed.overBodyAlone(body) ? BODY_ONLY : OTHER_SECRET);
  }

  private static Stream<byte[]> newlines(byte[] body) {
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

  /** A signature as it came, and the secrets that may have made it. */
  private record Signed(String signature, String timestamp, List<WebhookSecret> secrets) {
    boolean over(byte[] body) {
      return secrets.stream().anyMatch(secret -> same(secret.sign(timestamp, body)));
    }

    boolean overBodyAlone(byte[] body) {
      return secrets.stream().anyMatch(secret -> same(Signature.PREFIX + secret.hmac(body)));
    }

    Signed inLowerCase() {
      return new Signed(signature.toLowerCase(Locale.ROOT), timestamp, secrets);
    }

    private boolean same(String expected) {
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
  }
}
