package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.SandboxEvent;
import com.otpiq.webhook.JsonObjectBuilder;

/** The records of {@code otpiq sandbox}. */
final class SandboxRecords {
  private SandboxRecords() {}

  static JsonObjectBuilder of(SandboxEvent event) {
    return switch (event) {
      case SandboxEvent.SandboxReady ready ->
          typed("sandbox-ready")
              .put("url", ready.url())
              .put("baseUrl", ready.url() + "/api")
              .put("apiKey", ready.key())
              .put("controlToken", ready.controlToken());
      case SandboxEvent.ApiRequestHandled request ->
          typed("sandbox-request")
              .put("at", request.at().toString())
              .put("method", request.method())
              .put("path", request.path())
              .put("status", request.status())
              .put("detail", request.detail());
      case SandboxEvent.MessageStatusChanged message ->
          typed("message-status")
              .put("at", message.at().toString())
              .put("smsId", message.smsId())
              .put("channel", message.channel().wireName())
              .put("status", message.status().wireName())
              .put("isFinal", message.isFinal())
              .put("reason", message.reason());
      case SandboxEvent.EndpointStatusChanged endpoint -> endpoint(endpoint);
      case SandboxEvent.SandboxSummary summary ->
          typed("sandbox-summary")
              .put("messages", summary.messages())
              .put("acknowledged", summary.acknowledged())
              .put("failed", summary.failed())
              .put("expected", summary.expected())
              .put("failedEarlier", summary.failedEarlier())
              .put("waiting", summary.waiting())
              .put("unreadable", summary.unreadable());
    };
  }

  private static JsonObjectBuilder endpoint(SandboxEvent.EndpointStatusChanged endpoint) {
    JsonObjectBuilder record =
        typed("endpoint-status")
            .put("at", endpoint.at().toString())
            .put("url", endpoint.url())
            .put("paused", endpoint.pause().isPresent())
            .put("failures", endpoint.failures());
    endpoint.pause().ifPresent(pause -> record.put("pauseMs", pause.toMillis()));
    return record;
  }
}
