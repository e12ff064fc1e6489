package com.otpiq.check.session;

import com.otpiq.delivery.RequestHeaders;
import com.otpiq.message.Redactor;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The secret that the receiver must accept, and variants of it that it must reject.
 *
 * @param previousSecret the secret before it, which stays valid during a rotation
 */
public record Credentials(Optional<WebhookSecret> secret, Optional<WebhookSecret> previousSecret) {
  /** The half of a shorter secret is a text that may have another meaning. */
  private static final int REDACTED_HALF = 16;

  /** The header with the current secret, as OTPIQ sends it; none if there is no secret. */
  public Headers current() {
    return RequestHeaders.ofSecret(secret);
  }

  /** The header with the previous secret; none if there is none. */
  public Headers previous() {
    return RequestHeaders.ofSecret(previousSecret);
  }

  /** The secrets as environment variables with these names. */
  public Map<String, String> environment(String name, String previousName) {
    Map<String, String> variables = new HashMap<>();
    secret.ifPresent(value -> variables.put(name, value.reveal()));
    previousSecret.ifPresent(value -> variables.put(previousName, value.reveal()));
    return variables;
  }

  /** The current secret in another header. */
  public Headers secretIn(String name, String prefix) {
    return secret
        .map(value -> Headers.NONE.with(name, prefix + value.reveal()))
        .orElse(Headers.NONE);
  }

  /** An HMAC of the body, as other providers send it. */
  public Headers signatureIn(String name, String prefix, byte[] body) {
    return secret.map(value -> Headers.NONE.with(name, prefix + value.hmac(body))).orElseThrow();
  }

  /** The header with a changed secret; empty if the change has no effect. */
  public Optional<Headers> altered(Function<String, String> change) {
    return secret
        .map(WebhookSecret::reveal)
        .filter(value -> !change.apply(value).equals(value))
        .map(value -> header(change.apply(value)));
  }

  /** The header with parts of the secret, by their descriptions; none if it is too short. */
  public Map<String, Headers> parts() {
    Map<String, Headers> parts = new LinkedHashMap<>();
    String value = secret.map(WebhookSecret::reveal).orElse("");
    if (value.length() > 1) {
      String half = secondHalf(value);
      parts.put("the secret without its first character", header(value.substring(1)));
      parts.put("the second half of the secret", header(half));
      parts.put("one character of the secret", header(half.substring(0, 1)));
    }
    return parts;
  }

  private static Headers header(String value) {
    return Headers.NONE.with(HeaderName.SECRET, value);
  }

  /** Redacts the secrets and every variant of them that is sent. */
  Redactor redactor() {
    Stream<WebhookSecret> forms =
        secret.stream()
            .map(WebhookSecret::reveal)
            .flatMap(value ->
                Stream.of(
                    withoutLastCharacter(value),
                    value.substring(1),
                    value.length() < REDACTED_HALF ? "" : secondHalf(value),
                    swapCase(value),
                    value.toLowerCase(Locale.ROOT),
                    value.toUpperCase(Locale.ROOT)))
            .filter(value -> !value.isEmpty())
            .map(WebhookSecret::of);
    return new Redactor(
        Stream.of(secret.stream(), previousSecret.stream(), forms).flatMap(each -> each).toList());
  }

  private static String secondHalf(String value) {
    return value.substring(value.length() / 2);
  }

  /** All characters but the last. */
  public static String withoutLastCharacter(String value) {
    return value.substring(0, value.length() - 1);
  }

  /** Upper-case letters in lower case, and the other way round. */
  public static String swapCase(String value) {
    StringBuilder other = new StringBuilder();
    value
        .chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(c -> other.append((char) c));
    return other.toString();
  }

  /** A value of the same length that differs in every character. */
  public static String differentEverywhere(String value) {
    StringBuilder other = new StringBuilder();
    value.chars().forEach(c -> other.append(c == 'x' ? 'y' : 'x'));
    return other.toString();
  }
}
