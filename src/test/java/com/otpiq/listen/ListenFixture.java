package com.otpiq.listen;

import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ReceivedRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests and configurations for the tests of the listener, without a socket. */
final class ListenFixture {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final String SECRET_HEADER = "X-OTPIQ-Webhook-Secret";

  private ListenFixture() {}

  /** The body of a valid delivery report. */
  static String report(String smsId, String status, boolean isFinal) {
    return "{\"smsId\":\"%s\",\"deliveryReportType\":\"all\",\"isFinal\":%s,\"channel\":\"sms\",\"status\":\"%s\"}"
        .formatted(smsId, isFinal, status);
  }

  static String sent() {
    return report("sms_1", "sent", false);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Delivery delivery(String body) {
    return new Delivery(START, jsonType(), BodyParser.parse(bytes(body)));
  }

  static ReceivedRequest received(String body) {
    return new ReceivedRequest("POST", "/", delivery(body));
  }

  static Headers jsonType() {
    return Headers.NONE.with("Content-Type", "application/json");
  }

  static HttpRequest post(Headers headers) {
    return request("POST", "/", headers);
  }

  static HttpRequest request(String method, String path, Headers headers) {
    return new HttpRequest(
        method,
        RequestTarget.of(path),
        headers,
        InetAddress.getLoopbackAddress(),
        Optional.empty());
  }

  /** An application at this path; a test opens its transport. */
  static ForwardConfig.Target target(String path) {
    return new ForwardConfig.Target(
        HttpUrl.of("http://127.0.0.1:1" + path), NetworkPolicy.THIS_MACHINE);
  }

  static ListenConfig config(List<WebhookSecret> secrets, ListenConfig.Responding responding) {
    return config(secrets, responding, Optional.empty());
  }

  static ListenConfig config(
      List<WebhookSecret> secrets, ListenConfig.Responding responding, Optional<String> path) {
    return new ListenConfig(
        ListenAddress.LOCALHOST,
        0,
        Optional.empty(),
        path,
        secrets,
        responding,
        ListenConfig.Waiting.UNTIL_STOPPED,
        ListenConfig.Timeouts.DEFAULT);
  }
}
