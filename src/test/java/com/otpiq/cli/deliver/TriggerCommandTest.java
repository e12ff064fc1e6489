package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
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

/** What a user of trigger sees. */
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
    assertThat(trigger.out()).contains("→ 401 Unauthorized").contains("\n   the secret is wrong\n");
    listen.interrupt().exit();
  }

  @Test
  void keys_and_headers_can_be_changed() {
    Program trigger = new Program(dir);

    trigger.run(
        "trigger",
        "failed-final",
        "--print",
        "--sms-id",
        "sms-x",
        "--set",
        "isFinal=false",
        "--set",
        "reason=نامە=x",
        "--set",
        "n=1.0",
        "--unset",
        "senderId");
    assertThat(trigger.out())
        .isEqualTo(
            "{\"smsId\":\"sms-x\",\"deliveryReportType\":\"final\",\"isFinal\":false,\"channel\":\"sms\","
                + "\"status\":\"failed\",\"reason\":\"نامە=x\",\"n\":1.0}\n");
  }

  @Test
  void a_fresh_sms_id_has_the_form_of_the_rest_reference() {
    Program trigger = new Program(dir);
    trigger.run("trigger", "failed-final", "--print", "--sms-id", "auto");

    assertThat(trigger.out()).containsPattern("\"smsId\":\"sms-[0-9a-f]{24}\"");
  }

  @Test
  void a_header_of_the_user_takes_the_place_of_ours() {
    Program listen = new Program(dir).listen("-v");
    Program trigger = new Program(dir);
    trigger.run(
        "trigger",
        "failed-final",
        "--to",
        listen.url(),
        "-H",
        "user-agent: mine",
        "-H",
        "X-More: 1");
    listen.interrupt().exit();

    assertThat(listen.out())
        .containsIgnoringCase("user-agent: mine")
        .contains("X-More: 1")
        .doesNotContain("otpiq/");
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

  @ParameterizedTest
  @ValueSource(strings = {"9647701234567", "+9647701234567", "07701234567", "00964 770 123 4567"})
  void a_telephone_number_is_recognised_and_explained(String number) {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "delivered", "--to", number)).isEqualTo(ExitCode.USAGE.code);
    assertThat(trigger.err())
        .contains("looks like a telephone number")
        .contains("Try: --to http://127.0.0.1:3000/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "http://",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "http://a b/",
        "://"
      })
  void what_is_no_url_is_a_usage_error(String url) {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "delivered", "--to", url)).isEqualTo(ExitCode.USAGE.code);
    assertThat(trigger.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%d", "localhost:%d", "127.0.0.1:%d/hook", "http://localhost:%d/hook?x=1"})
  void a_port_or_an_address_without_scheme_will_do(String form) {
    Program listen = new Program(dir).listen();

    assertThat(
            new Program(dir).run("trigger", "failed-final", "--to", form.formatted(listen.port())))
        .isZero();
    listen.interrupt().exit();
  }

  @Test
  void an_unknown_scenario_is_guessed() {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "deliverd")).isEqualTo(ExitCode.USAGE.code);
    assertThat(trigger.err())
        .isEqualTo("otpiq: there is no scenario deliverd\nTry: otpiq trigger delivered\n");
  }

  @Test
  void an_inbound_message_needs_a_secret() {
    Program trigger = new Program(dir);

    assertThat(trigger.run("trigger", "inbound")).isEqualTo(ExitCode.USAGE.code);
    assertThat(trigger.err()).contains("signed");
  }

  static Iterable<String> scenarios() {
    return SampleScenarios.names();
  }
}
