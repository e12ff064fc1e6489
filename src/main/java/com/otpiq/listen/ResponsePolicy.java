package com.otpiq.listen;

import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.RuleCategory;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookResponse;
import java.util.Locale;
import java.util.Optional;

/** Decides on the response to a request: by its head first, then by the inspection. */
final class ResponsePolicy {
  static final WebhookResponse NOT_SAVED =
      WebhookResponse.of(503, "could not be saved; send it again");

  static final WebhookResponse NOT_INSPECTED =
      WebhookResponse.of(500, "otpiq could not inspect it");

  private static final WebhookResponse ACCEPTED = WebhookResponse.of(200, "accepted");
  private static final WebhookResponse METHOD =
      new WebhookResponse(405, "webhooks are sent with POST", Optional.of("POST"));
  private static final WebhookResponse NOT_JSON_TYPE =
      WebhookResponse.of(415, "the content type must be application/json");

  private final Optional<String> path;
  private final boolean accept;
  private final boolean forwards;

  /**
   * Creates a policy.
   *
   * @param forwards whether applications decide about the content of what they get
   */
  ResponsePolicy(Optional<String> path, boolean accept, boolean forwards) {
    this.path = path.map(RequestTarget::decodePath);
    this.accept = accept;
    this.forwards = forwards;
  }

  /** The rejection of a request because of its head; empty if the decision depends on the body. */
  Optional<WebhookResponse> refusal(HttpRequest request) {
    if (path.isPresent() && !path.get().equals(request.path())) {
      return Optional.of(WebhookResponse.of(404, "this is not the path for webhooks"));
    }
    if (!request.method().equals("POST")) {
      return Optional.of(METHOD);
    }
    return request
        .protocolError()
        .map(error -> WebhookResponse.of(error.status(), error.text()))
        .or(() -> forwards ? Optional.empty() : contentRefusal(request.headers()));
  }

  /** The response to an inspected webhook that is not forwarded. */
  WebhookResponse responseTo(Delivery delivery, Inspection inspection) {
    return contentRefusal(delivery.headers()).orElseGet(() -> responseTo(inspection));
  }

  /** The response to a webhook whose body may be JSON in UTF-8. */
  WebhookResponse responseTo(Inspection inspection) {
    if (inspection.hasErrors(RuleCategory.SECRET)) {
      return WebhookResponse.of(401, "the secret is wrong");
    }
    if (accept || !inspection.hasErrors()) {
      return ACCEPTED;
    }
    return inspection.hasErrors(RuleCategory.SYNTAX)
        ? WebhookResponse.of(400, first(inspection, RuleCategory.SYNTAX))
        : WebhookResponse.of(422, first(inspection, RuleCategory.PAYLOAD));
  }

  private static Optional<WebhookResponse> contentRefusal(Headers headers) {
    Optional<String> coding =
        headers.first("Content-Encoding").filter(name -> !name.equalsIgnoreCase("identity"));
    if (coding.isPresent()) {
      return Optional.of(WebhookResponse.of(415, "the body must not be compressed"));
    }
    if (headers.first(HeaderName.CONTENT_TYPE).filter(type -> !isJson(type)).isPresent()) {
      return Optional.of(NOT_JSON_TYPE);
    }
    return headers
        .charset()
        .filter(charset -> !charset.equalsIgnoreCase("utf-8"))
        .map(_ -> WebhookResponse.of(415, "the charset must be utf-8"));
  }

  private static boolean isJson(String contentType) {
    String media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals("application/json")
        || (media.startsWith("application/") && media.endsWith("+json"));
  }

  private static String first(Inspection inspection, RuleCategory category) {
    return inspection.findings().stream()
        .filter(finding -> finding.isError() && finding.rule().category() == category)
        .findFirst()
        .map(ResponsePolicy::sentence)
        .orElseThrow();
  }

  private static String sentence(Finding finding) {
    String hint = finding.violation().hint().map(text -> ": " + text).orElse("");
    return finding.rule().id() + ": " + finding.rule().text() + hint;
  }
}
