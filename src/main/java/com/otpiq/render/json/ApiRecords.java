package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.ApiEvent;
import com.otpiq.message.RequestFinding;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.RequestView;
import com.otpiq.webhook.JsonObjectBuilder;

/** The records of the commands that call OTPIQ's API. */
final class ApiRecords {
  private ApiRecords() {}

  static JsonObjectBuilder of(ApiEvent event) {
    return switch (event) {
      case ApiEvent.RequestFindingReported reported -> finding(reported);
      case ApiEvent.SmsPartsCounted counted ->
          typed("sms-parts")
              .put("encoding", counted.text().encoding())
              .put("characters", counted.text().length())
              .put("parts", counted.text().parts());
      case ApiEvent.RequestPrepared prepared -> request(prepared);
      case ApiEvent.ApiCallMade call ->
          typed("api-call")
              .put("method", call.method())
              .put("url", call.url())
              .put("outcome", Phrases.outcome(call.outcome()))
              .put("tookMs", call.took().toMillis());
      case ApiEvent.ApiResponseReceived received -> ApiResponseRecords.of(received);
    };
  }

  private static JsonObjectBuilder request(ApiEvent.RequestPrepared prepared) {
    JsonObjectBuilder record = typed("request");
    return prepared.asCurl()
        ? record.put("curl", RequestView.curl(prepared))
        : record
            .put("method", "POST")
            .put("url", prepared.url())
            .put("request", prepared.request());
  }

  private static JsonObjectBuilder finding(ApiEvent.RequestFindingReported reported) {
    RequestFinding finding = reported.finding();
    JsonObjectBuilder record =
        typed("request-finding")
            .put("severity", finding.isError() ? "error" : "warning")
            .put("key", finding.key())
            .put("text", finding.text())
            .put("suggestion", finding.suggestion());
    reported
        .file()
        .ifPresent(file ->
            record
                .put("source", file)
                .put("line", finding.at().line())
                .put("column", finding.at().column()));
    return record;
  }
}
