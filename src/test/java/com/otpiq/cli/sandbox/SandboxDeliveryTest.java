package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.sandbox.scenario.MagicNumber;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The webhooks that the sandbox delivers. */
class SandboxDeliveryTest extends SandboxTestBase {
  @Test
  void a_scenario_of_ones_own_is_played() throws Exception {
    Files.writeString(
        dir.resolve("own.json"),
        "{\"name\":\"own\",\"steps\":[{\"after\":\"1s\",\"status\":\"failed\",\"leg\":0,\"isFinal\":false,\"reason\":\"x\"},{\"after\":\"2s\",\"leg\":1,\"status\":\"delivered\",\"copies\":2}]}");
    start("--virtual-time", "--scenario-file", "own.json");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      send("9647701234567", app);
      await(() -> bodies.size() == 3);
      assertThat(bodies.stream().map(SandboxTestBase::event))
          .containsExactly("whatsapp failed", "sms delivered final", "sms delivered final");
    }
  }

  @Test
  void a_failing_endpoint_is_paused_probed_and_delivered_to_again() throws Exception {
    start("--virtual-time", "--pause", "1m", "--jitter", "0", "-o", "json");
    var answers = new AtomicInteger();
    try (ScriptedEndpoint app =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            peer.readRequest();
            boolean well = answers.incrementAndGet() > 10;
            peer.send("HTTP/1.1 " + (well ? 200 : 500) + " x\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      send("9647701234567", app);
      await(() -> answers.get() > 10 && state().contains("\"webhooksWaiting\":0"));
      List<String> changes =
          sandbox
              .out()
              .lines()
              .filter(line -> line.contains("\"type\":\"endpoint-status\""))
              .toList();
      assertThat(changes).hasSize(2);
      assertThat(changes.getFirst()).contains("\"paused\":true,\"failures\":10,\"pauseMs\":60000");
      assertThat(changes.get(1)).contains("\"paused\":false");
    }
  }

  @Test
  void a_webhook_that_nobody_acknowledges_is_tried_eleven_times() throws Exception {
    start("--virtual-time", "--disable-after", "1000", "--jitter", "0");
    try (ScriptedEndpoint app = receiver("500 No")) {
      send(MagicNumber.PREFIX + "020", app);
      await(() -> sandbox.out().contains("attempt 11 (+5 min 3 s)"));
      await(() -> state().contains("\"webhooksFailed\":1"));
      assertThat(bodies).hasSize(11);
    }
  }

  @Test
  void what_was_accepted_survives_a_restart_and_is_delivered_then() throws Exception {
    Files.writeString(dir.resolve("secret"), "s3cret");
    start("--state", "state.jsonl", "--speed", "100000");
    String id;
    try (ScriptedEndpoint app = receiver("500 No")) {
      id = send("9647701234567", app).body().replaceAll(".*\"smsId\":\"([^\"]+)\".*", "$1");
      await(() -> bodies.size() == 1);
      stop();
      assertThat(sandbox.exit()).isZero();
      assertThat(Files.readString(dir.resolve("state.jsonl"))).doesNotContain("s3cret");
      bodies.clear();
      start("--state", "state.jsonl", "--speed", "100000", "--secret-file", "secret");
      assertThat(get("/api/sms/track/" + id).body()).contains("\"status\":\"delivered\"");
      await(() -> !bodies.isEmpty());
      assertThat(bodies.getFirst()).contains(id).contains("\"status\":\"sent\"");
      assertThat(app.requestsOnce(2).getLast().head()).contains("Secret: s3cret\r\n");
    }
  }

  @Test
  void hundreds_of_messages_wait_for_a_failing_endpoint_and_none_is_lost_or_out_of_order()
      throws Exception {
    start("--speed", "100000", "-o", "compact", "--credit", "100000000", "--pause", "100ms");
    var well = new AtomicBoolean();
    try (ScriptedEndpoint app =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            String body = peer.readRequest().body();
            if (well.get()) {
              bodies.add(body);
            }
            peer.send("HTTP/1.1 " + (well.get() ? 200 : 500) + " x\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      List<Thread> clients =
          IntStream.range(0, 8)
              .mapToObj(lane -> Thread.ofPlatform().start(() -> sendMany(lane, 100, app)))
              .toList();
      for (Thread client : clients) {
        client.join();
      }
      assertThat(state()).contains("\"messages\":800,").contains("\"paused\":true");
      Instant asked = Instant.now();
      assertThat(get("/api/info").statusCode()).isEqualTo(200);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
      well.set(true);
      await(() -> state().contains("\"webhooksAcknowledged\":1600,\"webhooksFailed\":0"));
      Map<String, List<String>> lives = new HashMap<>();
      bodies.forEach(body ->
          lives.computeIfAbsent(body.substring(0, 40), _ -> new ArrayList<>()).add(event(body)));
      assertThat(lives).hasSize(800);
      assertThat(lives.values())
          .allMatch(life -> life.equals(List.of("sms sent", "sms delivered final")));
    }
  }

  private void sendMany(int lane, int count, ScriptedEndpoint app) {
    try {
      for (int i = 0; i < count; i++) {
        assertThat(send("96477%08d".formatted(lane * 100_000 + i), app).statusCode())
            .isEqualTo(200);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
