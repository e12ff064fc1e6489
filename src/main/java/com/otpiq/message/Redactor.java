package com.otpiq.message;

import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PercentEncoding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces secrets in what is shown or saved. */
public final class Redactor {
  /** Replaces each secret. */
  public static final String HIDDEN = "[hidden]";

  /** Hides what looks like a secret; knows none. */
  public static final Redactor UNKNOWN_SECRETS = new Redactor(Stream.empty());

  private static final Pattern SENSITIVE_HEADER =
      Pattern.compile("secret|token|authorization|cookie|api-?key|password");

  /**
   * Long words are secret in any name, also written together; short ones only as a whole word of a
   * name, because others contain them ({@code zipcode}, {@code author}). The last group is secret
   * only as the whole name, since in {@code country_code} it is not.
   */
  private static final Pattern SENSITIVE_PARAMETER =
      Pattern.compile(
          "secret|token|authori[sz]ation|cookie|passw|passphrase|credential|signature|session|sessid"
              + "|bearer|assertion|saml"
              + "|(?<![a-z])(auth|oauth|sig|sign|hmac|jwt|sid|nonce|pin|otp)(?![a-z])"
              + "|(key|(?<!com|by)pass|pwd)=$"
              + "|^\\W?(code|hash|ticket)=$|(auth|access|verification|function)[_-]?code=$");

  private static final Pattern API_KEY = Pattern.compile("sk_(live|dev|test)_");
  private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][\\w+.-]*://)[^/?#]*@");
  private static final Pattern PATH_PARTS = Pattern.compile("(?=[/#])");
  private static final Pattern QUERY_PARTS = Pattern.compile("(?=[&#])");
  private static final Pattern PARAMETERS = Pattern.compile("(?=[?;])");
  private static final String SEPARATORS = "/#&?;";
  private static final int NESTED_ESCAPES = 2;

  private final List<String> values;

  private Redactor(Stream<String> values) {
    // a secret may contain another one
    this.values =
        values
            .filter(value -> !value.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Hides these secrets. */
  public Redactor(List<WebhookSecret> secrets) {
    this(secrets.stream().map(WebhookSecret::reveal));
  }

  /** Hides a key, and the webhook secret of a request that is sent with it. */
  public static Redactor of(ApiKey key, Optional<Json.Obj> request) {
    Optional<String> secret =
        request
            .flatMap(json -> json.object(RequestKey.REPORT))
            .flatMap(report -> report.text(RequestKey.WEBHOOK_SECRET));
    return new Redactor(Stream.concat(Stream.of(key.reveal()), secret.stream()));
  }

  /** Hides the secrets of these headers, because the receiver may repeat them. */
  public static Redactor ofSent(Headers headers) {
    return new Redactor(Stream.empty()).and(headers);
  }

  /** Hides what either hides. */
  public Redactor and(Redactor other) {
    return new Redactor(Stream.concat(values.stream(), other.values.stream()));
  }

  /** Hides the secrets of these headers too. */
  public Redactor and(Headers sent) {
    return new Redactor(
        Stream.concat(
            values.stream(),
            sent.lines().stream()
                .filter(line -> isSensitiveHeader(line.name()))
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

  /** The text, with each secret in it hidden, also if it is escaped or encoded. */
  public String redact(String text) {
    String clean = text;
    for (String value : values) {
      clean = new EscapedSecret(value).replace(clean, HIDDEN);
    }
    return clean;
  }

  /**
   * A URL or the target of a request, with the parts hidden that are or look like secrets: the user
   * information, the value of {@code ?token=}, an API key. The rest is not changed.
   */
  public String redactUrl(String url) {
    return redactUrl(url, NESTED_ESCAPES);
  }

  /**
   * Redacts a URL, and those that are the value of a parameter of it.
   *
   * @param nesting how many times a value may be escaped for a URL in it to be found
   */
  private String redactUrl(String url, int nesting) {
    String shown = USER_INFO.matcher(url).replaceFirst("$1" + HIDDEN + "@");
    int query = shown.indexOf('?');
    int end = query < 0 ? shown.length() : query;
    return Stream.concat(
            PATH_PARTS.splitAsStream(shown.substring(0, end)),
            QUERY_PARTS.splitAsStream(shown.substring(end)))
        .map(part -> redactPart(part, nesting))
        .collect(Collectors.joining());
  }

  /** A part of a path or of a query, with the separator before it. */
  private String redactPart(String part, int nesting) {
    StringBuilder clean = new StringBuilder();
    for (String parameter : PARAMETERS.split(part, -1)) {
      int start = nameEnd(parameter);
      boolean sensitive =
          isSensitiveParameter(PercentEncoding.decode(parameter.substring(0, start)));
      String value = parameter.substring(start);
      clean
          .append(parameter, 0, start)
          .append(sensitive || isSecret(value, nesting) ? HIDDEN : value);
      if (sensitive) {
        // the rest may belong to the value
        break;
      }
    }
    return clean.toString();
  }

  /** Where the value of a parameter starts, after its separator and its name. */
  private static int nameEnd(String parameter) {
    if (parameter.isEmpty() || SEPARATORS.indexOf(parameter.charAt(0)) < 0) {
      return 0;
    }
    int equals = parameter.indexOf('=');
    return equals > 1 ? equals + 1 : 1;
  }

  private boolean isSecret(String value, int nesting) {
    String plain = PercentEncoding.decode(value);
    return values.stream().anyMatch(plain::contains)
        || API_KEY.matcher(plain).find()
        || (nesting > 0 && !plain.equals(value) && !redactUrl(plain, nesting - 1).equals(plain));
  }

  private static boolean isSensitiveParameter(String name) {
    return name.endsWith("=") && SENSITIVE_PARAMETER.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private Headers.Line redact(Headers.Line line) {
    return new Headers.Line(
        redactName(line.name()), isSensitiveHeader(line.name()) ? HIDDEN : redact(line.value()));
  }

  /** Clients change the case of a header's name. */
  private String redactName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isSecret =
        values.stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .anyMatch(value -> !new EscapedSecret(value).replace(lower, HIDDEN).equals(lower));
    return isSecret ? HIDDEN : name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Redactor redactor && values.equals(redactor.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  private static boolean isSensitiveHeader(String name) {
    return name.equalsIgnoreCase(HeaderName.SECRET)
        || SENSITIVE_HEADER.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}
