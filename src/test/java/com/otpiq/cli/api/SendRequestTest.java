package com.otpiq.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked at before a message is sent. */
class SendRequestTest extends ApiTestBase {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+9647701234567 | starts with +",
        "009647701234567 | starts with 00",
        "07701234567 | is the local form",
        "96407701234567 | keeps the 0",
        "٠٧٧٠١٢٣٤٥٦٧ | has Arabic digits",
        "964-770 123 4567 | has spaces or signs"
      })
  void a_wrong_number_is_not_sent_and_the_right_one_is_suggested(String number, String what)
      throws IOException {
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api);

      assertThat(send.run("send", "--to", number, "--code", "1")).isEqualTo(2);
      assertThat(send.err())
          .contains("error: phoneNumber " + what)
          .contains("did you mean 9647701234567?\n");
      assertThat(api.connections()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 9647******567? (--show-pii shows it whole)", "--show-pii, 9647701234567?"})
  void a_number_of_a_file_is_masked_in_its_correction(String option, String suggestion) {
    Program send =
        new Program(dir)
            .stdin(
                "{\"phoneNumber\":\"07701234567\",\"smsType\":\"custom\",\"customMessage\":\"x\"}");
    send.run(("send --request - --dry-run " + option).strip().split(" "));

    assertThat(send.err()).contains("did you mean " + suggestion + "\n");
  }

  @Test
  void a_mistake_in_a_request_file_has_its_place_and_a_suggestion() {
    Program send =
        new Program(dir).stdin("{\"phoneNumber\":\"9647701234567\",\n\"smsType\":\"otp\"}");

    assertThat(
            send.run("send", "--request", "-", "--dry-run", "--base-url", "http://localhost/api"))
        .isEqualTo(3);
    assertThat(send.err())
        .contains("-:2:11: error: smsType is 'otp'", "did you mean verification?");
  }

  @Test
  void a_request_of_the_application_goes_out_byte_for_byte() throws IOException {
    String request =
        "{ \"phoneNumber\":\"9647701234567\", \"smsType\":\"custom\",\n \"customMessage\":\"س\\u0644اڤ\", \"x\":1.0 }";
    Files.writeString(dir.resolve("request.json"), request);
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api);

      assertThat(send.run("send", "--request", "request.json")).isZero();
      assertThat(api.requestsOnce(1).getFirst().text()).isEqualTo(request);
      assertThat(send.err()).contains("request.json:2:31: warning: x is a key");
    }
  }

  @Test
  void the_check_can_be_left_out_to_see_what_otpiq_says() throws IOException {
    try (ScriptedEndpoint api = answering("400 Bad Request", "{\"error\":\"Invalid provider.\"}")) {
      Program send = program(api);

      assertThat(
              send.run(
                  "send",
                  "--to",
                  "9647701234567",
                  "--code",
                  "1",
                  "--provider",
                  "pigeon",
                  "--no-check"))
          .isEqualTo(4);
      assertThat(send.err())
          .contains("error: provider is 'pigeon'")
          .contains("otpiq: the request is invalid (400: Invalid provider.)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to 9647701234567 | give one of --code, --message and --template; none is given",
        "--to 9647701234567 --code 1 --message x | 2 are given",
        "--code 1 | --to is missing",
        "--to http://localhost:3000/ --code 1 | is a URL",
        "--to 9647701234567 --code 1 --param 1=x | --param belongs to --template",
        "--to 9647701234567 --code 1 --report all | need --webhook-url",
        "--request r.json --code 1 | --request has the whole request",
        "--to 9647701234567 --code 1 --base-url http://example.com/api | http would send the API key",
        "--to 9647701234567 --code 1 --base-url https://api.otpiq.com/api/sms | ends before /sms",
        "--to 9647701234567 --code 1 --base-url https://api.otpiq.com/api/sms/send | ends before /sms",
        "--to 9647701234567 --code 1 --base-url ftp://x/ | is not an http or https URL",
        "--to 9647701234567 --code 1 --base-url http://u:p@127.0.0.1/api | //[hidden]@127.0.0.1/api' has a user name",
        "--to 9647701234567 --code 1 --base-url http://127.0.0.1/api?x=1 | is not the base URL"
      })
  void a_mix_is_a_usage_error(String options, String what) {
    Program send = new Program(dir).env("OTPIQ_API_KEY", KEY);
    List<String> args = new ArrayList<>(List.of("send"));
    args.addAll(List.of(options.split(" ", -1)));

    assertThat(send.run(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(send.err()).contains(what);
    assertThat(send.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void the_parts_of_a_text_are_told_before_they_cost() throws IOException {
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program kurdish = program(api);
      kurdish.run("send", "--to", "9647701234567", "--message", "ڕ".repeat(71));
      assertThat(kurdish.err()).contains("SMS: 2 parts, 71 characters in UCS-2");
      Program latin = program(api);
      latin.run("send", "--to", "9647701234567", "--message", "x".repeat(160));
      assertThat(latin.err()).contains("SMS: 1 part, 160 characters in GSM-7");
      Program whatsapp = program(api);
      whatsapp.run("send", "--to", "9647701234567", "--message", "x", "--provider", "whatsapp");
      assertThat(whatsapp.err()).doesNotContain("by SMS");
      Program longer = program(api);
      assertThat(longer.run("send", "--to", "9647701234567", "--message", "x".repeat(1001)))
          .isZero();
      assertThat(longer.err()).contains("warning: customMessage has 1001 characters");
      Program longest = program(api);
      assertThat(longest.run("send", "--to", "9647701234567", "--message", "x".repeat(2001)))
          .isEqualTo(2);
    }
  }
}
