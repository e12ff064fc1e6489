package com.otpiq.sandbox;

import com.otpiq.message.HttpUrl;
import com.otpiq.message.Provider;
import com.otpiq.message.RequestKey;
import com.otpiq.message.SmsText;
import com.otpiq.message.SmsType;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.ReportType;
import java.util.Optional;

/** Reads requests that {@link SendRequestValidator} found valid. */
final class MessageDraftParser {
  private MessageDraftParser() {}

  static MessageDraft of(Json.Obj request, String phone, Scenario scenario) {
    SmsType type = request.text(RequestKey.TYPE).flatMap(SmsType::of).orElseThrow();
    Provider provider =
        request.text(RequestKey.PROVIDER).flatMap(Provider::of).orElse(Provider.AUTO);
    int parts = request.text(RequestKey.TEXT).map(text -> SmsText.of(text).parts()).orElse(1);
    return new MessageDraft(
        phone,
        ChannelRoute.of(provider, type, scenario.minChannels()),
        parts,
        request.text(RequestKey.SENDER),
        target(request),
        scenario);
  }

  private static Optional<MessageDraft.Target> target(Json.Obj request) {
    return url(request)
        .map(url -> {
          Json.Obj report = request.object(RequestKey.REPORT).orElseThrow();
          boolean isFinal =
              report
                  .text(RequestKey.REPORT_TYPE)
                  .filter(ReportType.FINAL.wireName()::equals)
                  .isPresent();
          return new MessageDraft.Target(
              url,
              isFinal ? ReportType.FINAL : ReportType.ALL,
              report.text(RequestKey.WEBHOOK_SECRET).map(WebhookSecret::of));
        });
  }

  static Optional<HttpUrl> url(Json.Obj request) {
    return request
        .object(RequestKey.REPORT)
        .flatMap(report -> report.text(RequestKey.WEBHOOK_URL))
        .map(HttpUrl::of);
  }
}
