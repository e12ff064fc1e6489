package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.host.Version;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.sample.SampleScenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What trigger delivers and shows. */
class TriggerCommandTest {
  private @TempDir Path dir;

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_scenario_is_delivered_to_listen_without_errors(String scenario) {
    Program listen = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", "s3cret").listen();
    Program trigger = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", "s3cret");

    assertThat(trigger.run("trigger", scenario, "--to", listen.url()))
        .as(trigger.out() + trigger.err())
        .isZero();
    assertThat(listen.interrupt().exit()).as(listen.out()).isZero();
    assertThat(listen.out()).contains("secret verified").doesNotContain("error");
    assertThat(trigger.out() + trigger.err() + listen.out() + listen.err())
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({"duplicate, duplicate", "out-of-order, late-sent", "late-sent, late-sent"})
  void scenarios_show_what_they_are_named_after(String scenario, String mark) {
    Program listen = new Program(dir).listen("-o", "compact");
    new Program(dir).run("trigger", scenario, "--to", listen.url());
    listen.interrupt().exit();

    assertThat(listen.out()).contains("note:").contains(mark);
  }

  @Test
  void each_attempt_is_a_line_and_the_bytes_are_the_sample() {
    Program listen = new Program(dir).listen("-o", "json", "-v");
    Program trigger = new Program(dir);
    trigger.run("trigger", "delivered", "--to", listen.url());
    listen.interrupt().exit();

    assertThat(trigger.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).matches("[\\d:.]+  1/2  sms sent  attempt 1  → 200 OK  \\d+ ms"),
            line ->
                assertThat(line)
                    .matches("[\\d:.]+  2/2  sms delivered, final  attempt 1  → 200 OK  \\d+ ms"));
    String body = SampleScenarios.payload("example-1-sent.json").text().replace("\"", "\\\"");
    assertThat(listen.out()).contains("\"body\":\"" + body + "\"");
    assertThat(listen.out()).contains("[\"User-Agent\",\"otpiq/" + Version.number() + "\"]");
  }

  @Test
  void a_closed_port_is_told_at_once_and_is_1() {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "failed-final", "--to", "http://127.0.0.1:1/")).isEqualTo(1);
    assertThat(trigger.out())
        .contains("attempt 1  → nothing listens on 127.0.0.1:1")
        .doesNotContain("attempt 2");
    assertThat(trigger.err()).contains("0 of 1 webhook acknowledged, 1 attempt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pretty", "compact", "json"})
  void a_secret_that_a_receiver_repeats_is_hidden(String style) throws IOException {
    try (ScriptedEndpoint receiver =
        ScriptedEndpoint.http(peer -> {
          String head = peer.readRequest().head();
          peer.send(
              "HTTP/1.1 500 canary-1\r\nConnection: close\r\nX-Echo: canary-2\r\nContent-Length: "
                  + head.length()
                  + "\r\n\r\n"
                  + head);
        })) {
      Program trigger = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", "canary-1");
      String[] words = {
        "trigger", "failed-final", "-v", "-H", "Authorization: Bearer canary-2", "-o", style
      };
      String[] to = {"--to", receiver.uri().toString()};
      trigger.run(Stream.of(words, to).flatMap(Arrays::stream).toArray(String[]::new));

      assertThat(trigger.out()).contains("500", "[hidden]");
      assertThat(trigger.out() + trigger.err()).doesNotContain("canary");
    }
  }

  @Test
  void a_refusal_is_shown_with_the_first_lines_of_the_answer() {
    Program listen = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", "s3cret").listen();
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "failed-final", "--to", listen.url())).isEqualTo(1);
    assertThat(trigger.out())
        .contains("→ 401 Unauthorized")
        .contains("\n   │ the secret is wrong\n");
    listen.interrupt().exit();
  }

  @Test
  void what_is_printed_can_be_validated() {
    Program trigger = new Program(dir);
    trigger.run("trigger", "fallback", "--print");
    Program validate = new Program(dir).stdin(trigger.out());

    assertThat(validate.run("validate", "-")).isZero();
    assertThat(validate.err()).contains("3 payloads: no findings");
  }

  @Test
  void lists_every_scenario_with_its_basis() {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "--list")).isZero();
    assertThat(trigger.out())
        .contains("delivered ")
        .contains("documented")
        .contains("fallback")
        .contains("assumed");
    assertThat(SampleScenarios.names()).allMatch(name -> trigger.out().contains(name));
  }

  static Iterable<String> scenarios() {
    return SampleScenarios.names();
  }
}
