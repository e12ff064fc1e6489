package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schedules: what a plan shows of them, and that of inbound messages. */
class ReplayPlanTest extends ReplayTestBase {
  @ParameterizedTest
  @CsvSource({"quick, 303", "provider, 30690"})
  void the_plans_sum_to_what_the_profiles_promise(String profile, int seconds) {
    Program plan = new Program(dir);

    assertThat(plan.run("replay", "--plan", "--profile", profile)).isZero();
    assertThat(plan.out()).startsWith("delivery-report: 11 attempts in " + seconds + " s (");
  }

  @Test
  void a_seed_makes_the_waits_that_its_plan_shows() throws IOException {
    try (ScriptedEndpoint endpoint = answering("500 No")) {
      Program plan = new Program(dir);
      plan.run("replay", "--plan", "--seed", "7", "-o", "json");
      Program replay = new Program(dir).in(time);
      replay.run("replay", "one.json", "--seed", "7", "--to", to(endpoint), "-o", "json");

      assertThat(numbers(replay.out(), "nextInMs")).isEqualTo(numbers(plan.out(), "jitteredMs"));
    }
  }

  @Test
  void the_plan_of_an_inbound_message_is_documented() {
    Program plan = new Program(dir);

    assertThat(plan.run("trigger", "inbound", "--plan", "--retries", "49")).isZero();
    assertThat(plan.out())
        .startsWith("whatsapp-inbound: 1 webhook, 50 attempts in 169225 s (47 h) if none is")
        .contains("waits are documented")
        .contains("\n  2        10 s ")
        .contains("\n  3        15 s ")
        .contains("\n  50       1 h ");
  }

  @Test
  void an_inbound_message_is_signed_anew_with_its_event_id_and_follows_its_own_schedule()
      throws IOException {
    Files.writeString(dir.resolve("secret"), "otpiq_live_sk" + "7".repeat(64));
    Program trigger = new Program(dir);
    Program listen = new Program(dir).listen("--secret-file", "secret", "--save", "journal.jsonl");
    trigger.run("trigger", "inbound", "--secret-file", "secret", "--to", listen.url());
    listen.interrupt().exit();
    String journal = Files.readString(dir.resolve("journal.jsonl"));
    String event = journal.replaceAll("(?s).*\"(evt_[0-9a-f]+)\".*", "$1");
    try (ScriptedEndpoint endpoint = answering("500 No", "500 No", "500 No", "200 OK")) {
      Program replay = new Program(dir).in(time);

      assertThat(
              replay.run(
                  "replay", "journal.jsonl", "--secret-file", "secret", "--to", to(endpoint)))
          .isZero();
      assertThat(time.now()).isEqualTo(START.plusSeconds(10 + 15 + 3600));
      assertThat(replay.out()).contains("next in 1 h (documented)");
      List<RawPeer.Request> requests = endpoint.requestsOnce(4);
      assertThat(requests).allMatch(request -> request.head().contains("Event-Id: " + event));
      assertThat(requests.get(3).head()).contains("X-OTPIQ-Webhook-Attempt: 4\r\n");
      assertThat(requests.stream().map(request -> header(request, "Signature")).distinct())
          .hasSize(4);
    }
    assertThat(new Program(dir).run("replay", "journal.jsonl")).isEqualTo(ExitCode.USAGE.code);
  }

  @Test
  void a_duplicate_of_an_inbound_message_has_the_same_event_id() throws IOException {
    Files.writeString(dir.resolve("secret"), "otpiq_live_sk" + "7".repeat(64));
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      new Program(dir)
          .run(
              "trigger",
              "inbound",
              "--secret-file",
              "secret",
              "--duplicate",
              "3",
              "--to",
              to(endpoint));

      assertThat(endpoint.requestsOnce(3).stream().map(request -> header(request, "Event-Id")))
          .hasSize(3)
          .containsOnly(header(endpoint.requestsOnce(3).getFirst(), "Event-Id"));
    }
  }
}
