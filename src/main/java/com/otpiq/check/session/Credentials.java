package com.otpiq.check.session;

import com.otpiq.message.Redactor;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The secret that the receiver knows, and everything like it that it must refuse.
 *
 * @param previousSecret the one before it, which is still good during a rotation
 */
public record Credentials(Optional<WebhookSecret> secret, Optional<WebhookSecret> previousSecret) {
  /** The header as OTPIQ sends it; none where there is no secret. */
  public Headers current() {
    return header(HeaderName.SECRET, secret);
  }

  /** The header with the secret of before. */
  public Headers previous() {
    return header(HeaderName.SECRET, previousSecret);
  }

  /** The secrets as the environment of an application, under these names. */
  public Map<String, String> environment(String name, String oldName) {
    Map<String, String> variables = new HashMap<>();
    secret.ifPresent(value -> variables.put(name, value.reveal()));
    previousSecret.ifPresent(value -> variables.put(oldName, value.reveal()));
    return variables;
  }

  /** The right secret under another name. */
  public Headers secretIn(String name, String prefix) {
    return secret
        .map(value -> Headers.NONE.with(name, prefix + value.reveal()))
        .orElse(Headers.NONE);
  }

  /** A signature over the body, as other providers send it. */
  public Headers signatureIn(String name, String prefix, byte[] body) {
    return secret.map(value -> Headers.NONE.with(name, prefix + value.hmac(body))).orElseThrow();
  }

  /** The header with a value made of the secret; nothing where that is no other value. */
  public Optional<Headers> altered(Function<String, String> change) {
    return secret
        .map(WebhookSecret::reveal)
        .filter(value -> !change.apply(value).equals(value))
        .map(value -> Headers.NONE.with(HeaderName.SECRET, change.apply(value)));
  }

  /** What takes the secrets out of what a receiver says, and every form of them that was sent. */
  Redactor redactor() {
    Stream<WebhookSecret> forms =
        secret.stream()
            .map(WebhookSecret::reveal)
            .flatMap(value ->
                Stream.of(
                    withoutLastCharacter(value),
                    swapCase(value),
                    value.toLowerCase(Locale.ROOT),
                    value.toUpperCase(Locale.ROOT)))
            .filter(value -> !value.isEmpty())
            .map(WebhookSecret::of);
    return new Redactor(
        Stream.of(secret.stream(), previousSecret.stream(), forms).flatMap(each -> each).toList());
  }

  public static String withoutLastCharacter(String value) {
    return value.substring(0, value.length() - 1);
  }

  /** Letters of the other case. */
  public static String swapCase(String value) {
    StringBuilder other = new StringBuilder();
    value
        .chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(c -> other.append((char) c));
    return other.toString();
  }

  /** As long as the secret, but not one character of it at its place. */
  public static String differentEverywhere(String value) {
    StringBuilder other = new StringBuilder();
    value.chars().forEach(c -> other.append(c == 'x' ? 'y' : 'x'));
    return other.toString();
  }

  private static Headers header(String name, Optional<WebhookSecret> value) {
    return value.map(text -> Headers.NONE.with(name, text.reveal())).orElse(Headers.NONE);
  }
}
