package com.otpiq.cli.deliver;

import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Saved webhooks, and a receiver that answers as it is told. */
abstract class ReplayTestBase {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String SENT =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}";
  static final String DELIVERED =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";

  @TempDir Path dir;
  final VirtualTime time = new VirtualTime(START);

  @BeforeEach
  void save() throws IOException {
    Files.writeString(dir.resolve("one.json"), DELIVERED);
    Files.writeString(dir.resolve("two.jsonl"), SENT + "\n" + DELIVERED + "\n");
  }

  static String to(ScriptedEndpoint endpoint) {
    return endpoint.uri().toString();
  }

  /** Answers in this order, the last one for ever. */
  static ScriptedEndpoint answering(String... answers) throws IOException {
    var turn = new AtomicInteger();
    return ScriptedEndpoint.http(peer -> {
      while (true) {
        peer.readRequest();
        String answer = answers[Math.min(turn.getAndIncrement(), answers.length - 1)];
        peer.send("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
      }
    });
  }

  static ScriptedEndpoint answeringAfter(long millis) throws IOException {
    return ScriptedEndpoint.http(peer -> {
      peer.readRequest();
      peer.pause(millis);
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
  }

  static String header(RawPeer.Request request, String name) {
    return request.head().replaceAll("(?s).*-" + name + ": ([^\r]*)\r.*", "$1");
  }

  static String record(String at, String body) {
    return "{\"type\":\"delivery\",\"at\":\"%s\",\"headers\":[],\"body\":\"%s\"}\n"
        .formatted(at, body.replace("\"", "\\\""));
  }

  static List<Long> numbers(String json, String key) {
    return Pattern.compile("\"" + key + "\":(\\d+)")
        .matcher(json)
        .results()
        .map(match -> Long.parseLong(match.group(1)))
        .toList();
  }
}
