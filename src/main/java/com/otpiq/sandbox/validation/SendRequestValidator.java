package com.otpiq.sandbox.validation;

import com.otpiq.message.HttpUrl;
import com.otpiq.message.Provider;
import com.otpiq.message.RequestKey;
import com.otpiq.message.RequestLimits;
import com.otpiq.message.SmsType;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.ReportType;
import java.util.Optional;

/** Validates a request as OTPIQ's API does, and returns OTPIQ's error message. */
public final class SendRequestValidator {
  /** Assumed: OTPIQ documents no limit, and many servers accept no longer one. */
  private static final int MAX_URL = 2_048;

  private SendRequestValidator() {}

  /**
   * The text of the first error; nothing if the request is valid. The texts about the delivery
   * report are assumed, because OTPIQ documents the rules but not the texts.
   *
   * @param strict whether webhooks must be https, as for OTPIQ itself
   */
  public static Optional<String> firstError(Json.Obj request, boolean strict) {
    if (request
        .text(RequestKey.PHONE)
        .filter(text -> RequestLimits.PHONE_NUMBER.matcher(text).matches())
        .isEmpty()) {
      return Optional.of("Phone must be a valid number without any spaces or special characters.");
    }
    Optional<SmsType> type = request.text(RequestKey.TYPE).flatMap(SmsType::of);
    if (type.isEmpty()) {
      return Optional.of("Invalid sms type.");
    }
    return content(request, type.get())
        .or(() -> provider(request))
        .or(() -> request.value(RequestKey.REPORT).flatMap(report -> report(report, strict)));
  }

  private static Optional<String> content(Json.Obj request, SmsType type) {
    return switch (type) {
      case VERIFICATION ->
          request
                  .text(RequestKey.CODE)
                  .filter(code -> !code.isEmpty() && code.length() <= RequestLimits.MAX_CODE_LENGTH)
                  .isPresent()
              ? Optional.empty()
              : Optional.of(
                  "Verification code must be between 1 and "
                      + RequestLimits.MAX_CODE_LENGTH
                      + " characters long.");
      case CUSTOM -> missing(request, type, RequestKey.TEXT);
      case WHATSAPP_TEMPLATE ->
          missing(request, type, RequestKey.TEMPLATE)
              .or(() -> missing(request, type, RequestKey.ACCOUNT))
              .or(() -> missing(request, type, RequestKey.PHONE_ID));
    };
  }

  private static Optional<String> missing(Json.Obj request, SmsType type, String key) {
    return request.text(key).filter(text -> !text.isEmpty()).isPresent()
        ? Optional.empty()
        : Optional.of("When smsType is " + type.wireName() + ", you must provide (" + key + ")");
  }

  private static Optional<String> provider(Json.Obj request) {
    return request
        .value(RequestKey.PROVIDER)
        .filter(word -> word.asText().flatMap(Provider::of).isEmpty())
        .map(_ -> "Invalid provider.");
  }

  private static Optional<String> report(Json report, boolean strict) {
    if (!(report instanceof Json.Obj object)) {
      return Optional.of("deliveryReport must be an object.");
    }
    Optional<String> urlError = urlError(object, strict);
    if (urlError.isPresent()) {
      return urlError;
    }
    if (object
        .value(RequestKey.REPORT_TYPE)
        .filter(word -> word.asText().filter(ReportType.wireNames()::contains).isEmpty())
        .isPresent()) {
      return Optional.of("deliveryReport.deliveryReportType must be all or final.");
    }
    return object
        .value(RequestKey.WEBHOOK_SECRET)
        .filter(secret -> !isSecret(secret))
        .map(_ ->
            "deliveryReport.webhookSecret must be 1 to "
                + WebhookSecret.MAX_LENGTH
                + " token characters.");
  }

  private static Optional<String> urlError(Json.Obj report, boolean strict) {
    Optional<String> text = report.text(RequestKey.WEBHOOK_URL);
    if (text.isEmpty()) {
      return Optional.of("deliveryReport.webhookUrl must be a valid URL.");
    }
    if (text.get().length() > MAX_URL) {
      return Optional.of(
          "deliveryReport.webhookUrl must not be longer than " + MAX_URL + " characters.");
    }
    try {
      boolean isHttps = HttpUrl.of(text.get()).isHttps();
      return strict && !isHttps
          ? Optional.of("deliveryReport.webhookUrl must use HTTPS.")
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "deliveryReport.webhookUrl must be a valid URL: it " + e.getMessage() + ".");
    }
  }

  private static boolean isSecret(Json secret) {
    try {
      WebhookSecret.of(secret.asText().orElse(""));
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
