package com.otpiq.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenario, the payload, the headers and the URL that the options of trigger choose. */
class TriggerOptionsTest {
  private @TempDir Path dir;

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
}
