package com.otpiq.message;

import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replaces secrets in what is shown or saved. */
public final class Redactor {
  /** Replaces each secret. */
  public static final String HIDDEN = "[hidden]";

  private static final Pattern SENSITIVE =
      Pattern.compile("secret|token|authorization|cookie|api-?key|password");

  private final List<String> values;

  private Redactor(Stream<String> values) {
    this.values = values.filter(value -> !value.isEmpty()).toList();
  }

  /** Hides these secrets. */
  public Redactor(List<WebhookSecret> secrets) {
    this(secrets.stream().map(WebhookSecret::reveal));
  }

  /** Hides a key, and the webhook secret of a request that is sent with it. */
  public static Redactor of(ApiKey key, Optional<Json.Obj> request) {
    Optional<String> secret =
        request
            .flatMap(json -> json.value(RequestKey.REPORT))
            .flatMap(report ->
                report instanceof Json.Obj object
                    ? object.text(RequestKey.WEBHOOK_SECRET)
                    : Optional.empty());
    return new Redactor(Stream.concat(Stream.of(key.reveal()), secret.stream()));
  }

  /** Hides the secrets of these headers, because the receiver may repeat them. */
  public static Redactor ofSent(Headers headers) {
    return new Redactor(Stream.empty()).and(headers);
  }

  /** Hides the secrets of these headers too. */
  public Redactor and(Headers sent) {
    return new Redactor(
        Stream.concat(
            values.stream(),
            sent.lines().stream()
                .filter(line -> isSensitive(line.name()))
                .flatMap(line -> Stream.of(line.value(), withoutScheme(line.value())))));
  }

  /** The secret of {@code Bearer abc} is abc. */
  private static String withoutScheme(String value) {
    return value.substring(value.lastIndexOf(' ') + 1);
  }

  /** The headers, with the values hidden that are or may be secret. */
  public Headers redact(Headers headers) {
    return new Headers(headers.lines().stream().map(this::redact).toList());
  }

  /** The text, with each secret in it hidden. */
  public String redact(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, HIDDEN);
    }
    return clean;
  }

  private Headers.Line redact(Headers.Line line) {
    return isSensitive(line.name())
        ? new Headers.Line(line.name(), HIDDEN)
        : new Headers.Line(line.name(), redact(line.value()));
  }

  private static boolean isSensitive(String name) {
    return name.equalsIgnoreCase(HeaderName.SECRET)
        || SENSITIVE.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}
