package com.otpiq.message;

import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes secrets out of what is shown or saved. */
public final class Redactor {
  /** What stands where a secret was. */
  public static final String HIDDEN = "[hidden]";

  private static final Pattern SENSITIVE =
      Pattern.compile("secret|token|authorization|cookie|api-?key|password");

  private final List<WebhookSecret> secrets;

  public Redactor(List<WebhookSecret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** The headers, the values of those that hold or may hold a secret hidden. */
  public Headers redact(Headers headers) {
    return new Headers(headers.lines().stream().map(this::redact).toList());
  }

  /** The text, each secret in it hidden. */
  public String redact(String text) {
    String clean = text;
    for (WebhookSecret secret : secrets) {
      clean = clean.replace(secret.reveal(), HIDDEN);
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
