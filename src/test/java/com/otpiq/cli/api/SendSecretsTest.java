package com.otpiq.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, secrets, numbers and codes: where they come from, and that they are not shown. */
class SendSecretsTest extends ApiTestBase {
  @Test
  void a_dry_run_shows_the_whole_request_but_neither_key_nor_secret() {
    Program send = new Program(dir).env("OTPIQ_API_KEY", KEY).env("OTPIQ_WEBHOOK_SECRET", "s3cret");

    assertThat(
            send.run(
                "send",
                "--to",
                "9647701234567",
                "--code",
                "1234",
                "--webhook-url",
                "https://example.com/hook",
                "--dry-run"))
        .isZero();
    assertThat(send.out())
        .isEqualTo(
            """
            POST https://api.otpiq.com/api/sms
            Authorization: Bearer $OTPIQ_API_KEY
            Content-Type: application/json

            {
              "phoneNumber": "9647701234567",
              "smsType": "verification",
              "verificationCode": "1234",
              "deliveryReport": {
                "webhookUrl": "https://example.com/hook",
                "deliveryReportType": "all",
                "webhookSecret": "$OTPIQ_WEBHOOK_SECRET"
              }
            }
            """);
    assertThat(send.err()).isEmpty();
  }

  @Test
  void curl_gets_key_and_secret_from_the_shell() {
    Program send = new Program(dir).env("OTPIQ_API_KEY", KEY).env("OTPIQ_WEBHOOK_SECRET", "s3cret");
    send.run(
        "send",
        "--to",
        "9647701234567",
        "--message",
        "it's سڵاو",
        "--webhook-url",
        "https://example.com/hook",
        "--curl",
        "-q");

    assertThat(send.out())
        .isEqualTo(
            "curl -X POST 'https://api.otpiq.com/api/sms' -H \"Authorization: Bearer $OTPIQ_API_KEY\" -H 'Content-Type: application/json' -d "
                + "'{\"phoneNumber\":\"9647701234567\",\"smsType\":\"custom\",\"customMessage\":\"it'\\''s سڵاو\",\"deliveryReport\":{\"webhookUrl\":\"https://example.com/hook\",\"deliveryReportType\":\"all\",\"webhookSecret\":\"'\"${OTPIQ_WEBHOOK_SECRET:?}\"'\"}}'\n");
  }

  @Test
  void a_text_that_looks_like_the_place_of_the_secret_stays_a_text() {
    Program send = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", "s3cret");
    send.run(
        "send",
        "--to",
        "9647701234567",
        "--message",
        "SECRET $OTPIQ_WEBHOOK_SECRET",
        "--webhook-url",
        "https://example.com/",
        "--curl",
        "-q");

    assertThat(send.out())
        .contains("\"customMessage\":\"SECRET $OTPIQ_WEBHOOK_SECRET\"")
        .containsOnlyOnce("${OTPIQ_WEBHOOK_SECRET:?}");
  }

  @Test
  void numbers_and_codes_in_otpiqs_own_sentences_are_hidden() throws IOException {
    try (ScriptedEndpoint api =
        answering("400 Bad", "{\"error\":\"no 9647701234567 with 73519 but 735190\"}")) {
      for (String format : List.of("pretty", "json")) {
        Program send = program(api);
        send.run("send", "--to", "9647701234567", "--code", "73519", "-o", format);
        assertThat(send.out() + send.err())
            .contains("no 9647******567 with ****** but 735190")
            .doesNotContain("9647701234567");
      }
      Program open = program(api);
      open.run("send", "--to", "9647701234567", "--code", "73519", "--show-pii");
      assertThat(open.err()).contains("no 9647701234567 with 73519");
    }
  }

  @Test
  void a_key_of_another_kind_is_sent_with_a_word_about_it() throws IOException {
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api).env("OTPIQ_API_KEY", "otpiq_live_sk1");
      assertThat(send.run("send", "--to", "9647701234567", "--code", "1")).isZero();
      assertThat(send.err()).contains("starts with neither sk_live_ nor sk_dev_");
    }
  }

  @Test
  void a_live_key_needs_a_yes_away_from_this_machine() {
    String[] line = {
      "send", "--to", "9647701234567", "--code", "1", "--base-url", "https://nope.invalid/api"
    };
    Program alone = new Program(dir).env("OTPIQ_API_KEY", KEY);
    assertThat(alone.run(line)).isEqualTo(2);
    assertThat(alone.err())
        .contains("this would send a real message to 9647******567, which costs money")
        .contains("Try: --yes");
    Program refusing = new Program(dir).env("OTPIQ_API_KEY", KEY).answering("n");
    assertThat(refusing.run(line)).isEqualTo(1);
    assertThat(refusing.err()).contains("nothing was sent");
    Program agreeing = new Program(dir).env("OTPIQ_API_KEY", KEY).answering("y");
    assertThat(agreeing.run(line)).isEqualTo(5);
    assertThat(agreeing.err()).contains("the host name of nope.invalid:443 is not known");
    Program dev = new Program(dir).env("OTPIQ_API_KEY", "sk_dev_1");
    assertThat(dev.run(line)).isEqualTo(5);
    assertThat(dev.err()).contains("a dev key sends to its own phone");
  }

  @Test
  void the_key_comes_from_a_file_the_environment_or_the_person() throws IOException {
    Files.writeString(dir.resolve("key"), "sk_live_fromfile\r\n");
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      program(api).run("send", "--to", "9647701234567", "--code", "1", "--api-key-file", "key");
      assertThat(api.requestsOnce(1).getFirst().head()).contains("Bearer sk_live_fromfile\r\n");
      Program asked = new Program(dir).env("OTPIQ_BASE_URL", base(api)).answering("sk_live_typed");
      assertThat(asked.run("send", "--to", "9647701234567", "--code", "1")).isZero();
      assertThat(api.requestsOnce(2).get(1).head()).contains("Bearer sk_live_typed\r\n");
      Program nobody = new Program(dir).env("OTPIQ_BASE_URL", base(api));
      assertThat(nobody.run("send", "--to", "9647701234567", "--code", "1")).isEqualTo(2);
      assertThat(nobody.err()).contains("the API key is missing");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer sk_live_canary", "sk_live_canary with space", "sk_live_canary\n\n"})
  void a_key_that_cannot_be_one_is_refused_without_showing_it(String key) throws IOException {
    Files.writeString(dir.resolve("key"), key);
    Program send = new Program(dir);

    assertThat(
            send.run(
                "send",
                "--to",
                "9647701234567",
                "--code",
                "1",
                "--api-key-file",
                "key",
                "--base-url",
                "http://localhost:1/api"))
        .isEqualTo(3);
    assertThat(send.err()).doesNotContain("canary");
  }

  @Test
  void nothing_secret_is_in_any_output_not_even_with_v_and_on_errors() throws IOException {
    String echo =
        "{\"message\":\"no "
            + KEY
            + " \\u001b[31m s3cretcanary\",\"error\":\"x"
            + KEY
            + "s3cretcanary\"}";
    for (String status : List.of("200 OK", "400 Bad Request", "401 No", "500 Error")) {
      try (ScriptedEndpoint api = answering(status, echo)) {
        for (String format : List.of("pretty", "compact", "json")) {
          Program send = program(api).env("OTPIQ_WEBHOOK_SECRET", "s3cretcanary");
          send.run(
              "send",
              "--to",
              "9647701234567",
              "--code",
              "73519",
              "--webhook-url",
              "https://example.com/",
              "-v",
              "-o",
              format,
              "--stacktrace");

          assertThat(send.out() + send.err())
              .doesNotContain("s3cretcanary")
              .doesNotContain(KEY)
              .doesNotContain("73519")
              .doesNotContain("9647701234567")
              .doesNotContain("\u001b");
        }
      }
    }
  }
}
