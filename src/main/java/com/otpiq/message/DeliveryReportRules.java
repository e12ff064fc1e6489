package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReportType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks the part of a request that requests webhooks. */
final class DeliveryReportRules {
  private static final List<String> KEYS =
      List.of(RequestKey.WEBHOOK_URL, RequestKey.REPORT_TYPE, RequestKey.WEBHOOK_SECRET);

  private final Json.Obj request;
  private final boolean local;
  private final List<RequestFinding> findings;

  DeliveryReportRules(Json.Obj request, boolean local, List<RequestFinding> findings) {
    this.request = request;
    this.local = local;
    this.findings = findings;
  }

  void check() {
    Optional<Json> report = request.value(RequestKey.REPORT);
    if (report.isEmpty()) {
      return;
    }
    if (!(report.get() instanceof Json.Obj object)) {
      addError(RequestKey.REPORT, report.get(), "must be an object", Optional.empty());
      return;
    }
    checkUrl(object);
    checkType(object);
    checkSecret(object);
    object.members().stream()
        .filter(member -> !KEYS.contains(member.name()))
        .forEach(member ->
            findings.add(
                new RequestFinding(
                    false,
                    path(member.name()),
                    "is a key that OTPIQ does not document",
                    keyFor(member.name()),
                    member.at())));
  }

  private void checkUrl(Json.Obj report) {
    Optional<String> url = report.text(RequestKey.WEBHOOK_URL);
    if (url.isEmpty()) {
      addError(path(RequestKey.WEBHOOK_URL), report, "is required", Optional.empty());
      return;
    }
    try {
      checkScheme(HttpUrl.of(url.get()), place(report, RequestKey.WEBHOOK_URL));
    } catch (IllegalArgumentException e) {
      addError(
          path(RequestKey.WEBHOOK_URL),
          report.value(RequestKey.WEBHOOK_URL).orElse(report),
          String.valueOf(e.getMessage()),
          Optional.empty());
    }
  }

  private void checkScheme(HttpUrl url, Position at) {
    if (!url.isHttps()) {
      findings.add(
          new RequestFinding(
              !local,
              path(RequestKey.WEBHOOK_URL),
              "is http; OTPIQ itself accepts only https",
              Optional.of("https" + url.toString().substring("http".length())),
              at));
    }
  }

  private void checkType(Json.Obj report) {
    report
        .text(RequestKey.REPORT_TYPE)
        .filter(word -> !ReportType.wireNames().contains(word))
        .ifPresent(word ->
            addError(
                path(RequestKey.REPORT_TYPE),
                report,
                "is '" + word + "'; use " + String.join(" or ", ReportType.wireNames()),
                Optional.of(word.toLowerCase(Locale.ROOT))
                    .filter(ReportType.wireNames()::contains)));
  }

  private void checkSecret(Json.Obj report) {
    Optional<Json> secret = report.value(RequestKey.WEBHOOK_SECRET);
    if (secret.isEmpty()) {
      findings.add(
          new RequestFinding(
              false,
              path(RequestKey.WEBHOOK_SECRET),
              "is missing, so your endpoint cannot verify that a webhook is from OTPIQ",
              Optional.empty(),
              report.at()));
      return;
    }
    try {
      WebhookSecret.of(secret.get().asText().orElse(""));
    } catch (IllegalArgumentException e) {
      addError(
          path(RequestKey.WEBHOOK_SECRET),
          secret.get(),
          String.valueOf(e.getMessage()),
          Optional.empty());
    }
  }

  private static Position place(Json.Obj report, String key) {
    return report.value(key).map(Json::at).orElse(report.at());
  }

  private void addError(String key, Json at, String text, Optional<String> suggestion) {
    findings.add(new RequestFinding(true, key, text, suggestion, at.at()));
  }

  private static Optional<String> keyFor(String name) {
    return switch (name) {
      case "url", "callbackUrl", "webhook" -> Optional.of(RequestKey.WEBHOOK_URL);
      case "type", "reportType" -> Optional.of(RequestKey.REPORT_TYPE);
      case "secret" -> Optional.of(RequestKey.WEBHOOK_SECRET);
      default -> Optional.empty();
    };
  }

  private static String path(String key) {
    return RequestKey.REPORT + "." + key;
  }
}
