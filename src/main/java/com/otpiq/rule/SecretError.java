package com.otpiq.rule;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mistakes in the secret header of a delivery report, distinguished without showing the secret.
 */
enum SecretError {
  MISSING,
  TWICE,
  OTHER_HEADER,
  STRAY_SPACE,
  OTHER_CASE,
  LOOKS_SIGNED,
  PADDED,
  WRONG;

  /** White space that HTTP parsers do not strip: quoted, encoded, or not ASCII. */
  private static final Pattern STRAY = Pattern.compile("(?:[\\s\u00a0\"]|%20|%0[AaDd]|\\\\[nr])++");

  private static final String BEARER = "Bearer ";
  private static final Pattern HMAC =
      Pattern.compile(
          "(?:sha(?:1|256|512)=|v1[,=]|t=\\d+,).*|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=");

  /** The mistake in these headers; empty if they hold one of the secrets exactly once. */
  static Optional<AuthenticationError<SecretError>> in(
      Headers headers, List<WebhookSecret> secrets) {
    List<String> values = headers.all(HeaderName.SECRET);
    return switch (values.size()) {
      case 0 -> ofNone(headers, secrets);
      case 1 -> of(values.getFirst(), secrets);
      default -> AuthenticationError.of(TWICE, "the header occurs " + values.size() + " times");
    };
  }

  private static Optional<AuthenticationError<SecretError>> ofNone(
      Headers headers, List<WebhookSecret> secrets) {
    for (Headers.Line line : headers.lines()) {
      if (any(secrets, line.value()) || any(secrets, withoutBearer(line.value()))) {
        return AuthenticationError.of(OTHER_HEADER, "the right secret is in `" + line.name() + "`");
      }
    }
    return headers.lines().stream()
        .filter(line -> line.name().toLowerCase(Locale.ROOT).contains("signature"))
        .findFirst()
        .map(line ->
            AuthenticationError.of(LOOKS_SIGNED, "the request has `" + line.name() + "` instead"))
        .orElseGet(() -> AuthenticationError.of(MISSING));
  }

  private static Optional<AuthenticationError<SecretError>> of(
      String value, List<WebhookSecret> secrets) {
    if (any(secrets, value)) {
      return Optional.empty();
    }
    if (any(secrets, STRAY.matcher(value).replaceAll(""))) {
      return AuthenticationError.of(STRAY_SPACE);
    }
    if (secrets.stream().anyMatch(secret -> secret.matchesInOtherCase(value))) {
      return AuthenticationError.of(OTHER_CASE);
    }
    if (any(secrets, withoutBearer(value))) {
      return AuthenticationError.of(PADDED, "it starts with `Bearer `");
    }
    if (secrets.stream().anyMatch(secret -> secret.overlaps(value))) {
      return AuthenticationError.of(PADDED);
    }
    return AuthenticationError.of(HMAC.matcher(value).matches() ? LOOKS_SIGNED : WRONG);
  }

  private static String withoutBearer(String value) {
    boolean bearer = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return bearer ? value.substring(BEARER.length()) : value;
  }

  private static boolean any(List<WebhookSecret> secrets, String value) {
    return secrets.stream().anyMatch(secret -> secret.matches(value));
  }
}
