package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox, ended with its test, an application behind it, and what that receives. */
public abstract class SandboxTestBase {
  private static final Pattern URL =
      Pattern.compile("(?:OTPIQ sandbox at |\"url\":\")(http://127.0.0.1:\\d+)");

  public @TempDir Path dir;
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final List<String> bodies = new CopyOnWriteArrayList<>();
  Program sandbox = new Program(Path.of(""));
  String url = "";

  @AfterEach
  void stop() {
    sandbox.interrupt();
  }

  void start(String... options) {
    List<String> args = new ArrayList<>(List.of("sandbox", "--port", "0"));
    args.addAll(List.of(options));
    sandbox = new Program(dir).start(args.toArray(String[]::new));
    await(() -> URL.matcher(sandbox.err() + sandbox.out()).find());
    url = sandbox.awaited(URL.pattern());
  }

  HttpResponse<String> send(String number, ScriptedEndpoint app) throws Exception {
    return post("/api/sms", request(number, app));
  }

  static String request(String number, ScriptedEndpoint app) {
    return "{\"phoneNumber\":\"%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"%s\",\"webhookSecret\":\"s3cret\"}}"
        .formatted(number, app.uri());
  }

  HttpResponse<String> code(String number) throws Exception {
    return post(
        "/api/sms",
        "{\"phoneNumber\":\"%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\"}"
            .formatted(number));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer sk_live_x")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Authorization", "Bearer sk_live_x")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String state() {
    return get("/_sandbox/state").body();
  }

  ScriptedEndpoint receiver(String status) throws IOException {
    return ScriptedEndpoint.http(peer -> {
      while (true) {
        bodies.add(peer.readRequest().body());
        peer.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
      }
    });
  }

  static String event(String body) {
    String event = body.replaceAll("(?s).*\"channel\":\"(\\w+)\",\"status\":\"(\\w+)\".*", "$1 $2");
    return body.contains("\"isFinal\":true") ? event + " final" : event;
  }

  void await(BooleanSupplier what) {
    Instant end = Instant.now().plusSeconds(20);
    while (!what.getAsBoolean()) {
      assertThat(Instant.now()).as(sandbox.out() + sandbox.err()).isBefore(end);
      Thread.onSpinWait();
    }
  }
}
