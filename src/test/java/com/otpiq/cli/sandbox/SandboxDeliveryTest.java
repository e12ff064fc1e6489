package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.sandbox.scenario.Scenarios;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The webhooks that the sandbox delivers. */
class SandboxDeliveryTest extends SandboxTestBase {
  @ParameterizedTest
  @CsvSource({
    "001, 'sms sent, sms delivered final'",
    "010, 'sms sent, sms failed final'",
    "011, 'sms failed final'",
    "012, 'sms sent, sms failed final'",
    "013, 'sms sent, sms failed final'",
    "020, 'sms sent'",
    "021, ''",
    "030, 'whatsapp failed, sms sent, sms delivered final'",
    "031, 'whatsapp failed, sms failed final'",
    "040, 'sms sent, sms sent, sms delivered final, sms delivered final'",
    "041, 'sms delivered final, sms sent'",
    "042, 'sms sent, sms delivered final, sms sent'",
    "050, 'sms sent, sms delivered final'",
    "051, 'sms sent, sms delivered final'"
  })
  void each_magic_number_lives_as_it_says(String digits, String life) throws Exception {
    start("--virtual-time");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      assertThat(send(Scenarios.PREFIX + digits, app).statusCode()).isEqualTo(200);
      List<String> expected = life.isEmpty() ? List.of() : List.of(life.split(", ", -1));
      await(() -> bodies.size() >= expected.size());
      await(() -> state().contains("\"webhooksWaiting\":0"));
      assertThat(bodies.stream().map(SandboxTestBase::event)).containsExactlyElementsOf(expected);
    }
  }

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
  void a_final_report_is_one_webhook() throws Exception {
    start("--virtual-time");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      post(
          "/api/sms",
          request(Scenarios.PREFIX + "030", app)
              .replace("\"webhookUrl\"", "\"deliveryReportType\":\"final\",\"webhookUrl\""));
      await(() -> bodies.size() == 1 && state().contains("\"webhooksWaiting\":0"));
      assertThat(event(bodies.getFirst())).isEqualTo("sms delivered final");
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
      send(Scenarios.PREFIX + "020", app);
      await(() -> sandbox.out().contains("attempt 11 (+5 min 3 s)"));
      await(() -> state().contains("\"webhooksFailed\":1"));
      assertThat(bodies).hasSize(11);
    }
  }

  @Test
  void the_order_of_a_message_is_kept_though_its_first_webhook_is_retried() throws Exception {
    start("--virtual-time");
    var answers = new AtomicInteger();
    try (ScriptedEndpoint app =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            bodies.add(event(peer.readRequest().body()));
            boolean well = answers.incrementAndGet() > 3;
            peer.send("HTTP/1.1 " + (well ? 200 : 500) + " x\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      send("9647701234567", app);
      await(() -> bodies.size() == 5);
      assertThat(bodies)
          .containsExactly("sms sent", "sms sent", "sms sent", "sms sent", "sms delivered final");
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
  void thousands_of_messages_wait_for_a_failing_endpoint_and_none_is_lost_or_out_of_order()
      throws Exception {
    start("--speed", "100000", "-o", "compact", "--credit", "100000000", "--pause", "2s");
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
              .mapToObj(lane -> Thread.ofPlatform().start(() -> sendMany(lane, 500, app)))
              .toList();
      for (Thread client : clients) {
        client.join();
      }
      assertThat(state()).contains("\"messages\":4000,").contains("\"paused\":true");
      Instant asked = Instant.now();
      assertThat(get("/api/info").statusCode()).isEqualTo(200);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
      well.set(true);
      await(() -> state().contains("\"webhooksAcknowledged\":8000,\"webhooksFailed\":0"));
      Map<String, List<String>> lives = new HashMap<>();
      bodies.forEach(body ->
          lives.computeIfAbsent(body.substring(0, 40), _ -> new ArrayList<>()).add(event(body)));
      assertThat(lives).hasSize(4_000);
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
