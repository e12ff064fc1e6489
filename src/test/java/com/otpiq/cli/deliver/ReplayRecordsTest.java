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
import org.junit.jupiter.params.provider.ValueSource;

/** What otpiq prints with {@code -o json} is read by validate and replay through a pipe. */
class ReplayRecordsTest extends ReplayTestBase {
  private static final String UNREADABLE =
      "{\"request\":{\"method\":\"POST\",\"headers\":[{\"name\":\"X-OTPIQ-Webhook-Secret\",\"value\":\"s\"}]}}";

  @ParameterizedTest
  @ValueSource(strings = {"delivered", "failed-kurdish", "fallback"})
  void what_trigger_prints_is_sent_byte_for_byte(String scenario) throws IOException {
    Program text = program();
    text.run("trigger", scenario, "--print", "-o", "pretty");
    Program trigger = program();
    trigger.run("trigger", scenario, "--print");
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = program().stdin(trigger.out());

      assertThat(replay.run("replay", "-", "--to", to(endpoint))).isZero();
      List<String> payloads = text.out().lines().toList();
      assertThat(endpoint.requestsOnce(payloads.size()))
          .extracting(RawPeer.Request::text)
          .containsExactlyElementsOf(payloads);
      assertThat(program().stdin(replay.out()).run("validate", "-"))
          .as("attempts have no body")
          .isEqualTo(ExitCode.INPUT.code);
    }
    assertThat(program().stdin(trigger.out()).run("validate", "-", "--strict")).isZero();
  }

  @Test
  void a_printed_inbound_message_stays_one() {
    Program trigger = program();
    trigger.run("trigger", "inbound", "--print");
    Program replay = program().stdin(trigger.out());
    Program validate = program().stdin(trigger.out());

    assertThat(replay.run("replay", "-", "--print")).isZero();
    assertThat(replay.out()).contains("X-OTPIQ-Webhook-Event-Id");
    assertThat(validate.run("validate", "-", "--strict")).isZero();
  }

  @Test
  void what_listen_and_the_journal_print_is_sent_and_the_rest_is_counted() throws IOException {
    Program listen = program().listen();
    program().run("replay", "two.jsonl", "--to", listen.url());
    listen.interrupt().exit();
    Program entry = program();
    entry.run("journal", "show", "1.2");
    Program list = program();
    list.run("journal", "list");
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program records = program().stdin(listen.out());
      assertThat(records.run("replay", "-", "--to", to(endpoint))).isZero();
      assertThat(endpoint.requestsOnce(2))
          .extracting(RawPeer.Request::body)
          .containsExactly(SENT, DELIVERED);
      assertThat(records.err())
          .contains(
              "note: -: 2 entries left out: record of type listen-ready (1), record of type listen-summary (1)\n");
      assertThat(records.out())
          .contains("{\"type\":\"entries-omitted\",\"source\":\"-\",\"webhooks\":2,\"others\":2,");
    }
    Program shown = program().stdin(entry.out());
    assertThat(shown.run("replay", "-", "--print", "-o", "pretty")).isZero();
    assertThat(shown.out()).isEqualTo(DELIVERED + "\n");
    Program listed = program().stdin(list.out());
    assertThat(listed.run("replay", "-", "--print")).isEqualTo(ExitCode.INPUT.code);
    assertThat(listed.err())
        .isEqualTo(
            "otpiq: standard input has no webhook: journal list prints no body, journal export does (2)\n");
  }

  @Test
  void a_webhook_that_cannot_be_read_is_not_acknowledged() throws IOException {
    Files.writeString(dir.resolve("some.jsonl"), SENT + "\n" + UNREADABLE + "\n");
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = new Program(dir);

      assertThat(replay.run("replay", "some.jsonl", "--to", to(endpoint)))
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(replay.err())
          .contains(
              "error: some.jsonl: 1 webhook cannot be read: its body was not recorded (1 in line 2)\n")
          .contains("1 of 1 webhook acknowledged, 1 more cannot be read, 1 attempt");
    }
    for (String command : new String[] {"validate", "replay --print", "replay --plan"}) {
      Program quiet = new Program(dir);

      assertThat(quiet.run((command + " some.jsonl -q").split(" ", -1)))
          .as(command)
          .isEqualTo(ExitCode.FAILED.code);
      assertThat(quiet.err()).as(command).contains("1 webhook cannot be read");
    }
  }

  @Test
  void a_file_with_nothing_but_unreadable_webhooks_stops_everything() throws IOException {
    Files.writeString(dir.resolve("none.jsonl"), UNREADABLE);
    try (ScriptedEndpoint endpoint = answering("200 OK")) {
      Program replay = new Program(dir);

      assertThat(replay.run("replay", "two.jsonl", "none.jsonl", "--to", to(endpoint)))
          .isEqualTo(ExitCode.INPUT.code);
      assertThat(replay.err())
          .isEqualTo("otpiq: none.jsonl has no webhook: its body was not recorded (1)\n");
      assertThat(endpoint.connections()).isZero();
    }
  }

  private Program program() {
    return new Program(dir)
        .env("OTPIQ_OUTPUT", "json")
        .env("OTPIQ_STATE_DIR", dir.resolve("state").toString());
  }
}
