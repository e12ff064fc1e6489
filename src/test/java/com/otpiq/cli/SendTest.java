package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.Peer;
import com.otpiq.net.ScriptedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending against an API that answers as it is told; nothing here ever leaves this machine. */
class SendTest {
  private static final String KEY = "sk_live_canary0123456789";
  private static final String ACCEPTED =
      "{\"message\":\"SMS task created successfully\",\"smsId\":\"sms-1234567890abcdef12345678\",\"remainingCredit\":14800,\"cost\":200,\"canCover\":true,\"paymentType\":\"prepaid\"}";
  private static final String ID = "68c46fecc509cdcec8fb3ef2";
  private static final String OTHER_ID = "68da31fb518ac3db3eb0a0f4";

  private @TempDir Path dir;

  @Test
  void a_code_is_sent_and_the_sms_id_is_all_that_goes_to_standard_output() throws IOException {
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api);

      assertThat(send.run("send", "--to", "9647701234567", "--code", "012345")).isZero();
      assertThat(send.out()).isEqualTo("sms-1234567890abcdef12345678\n");
      assertThat(send.err())
          .isEqualTo("accepted by OTPIQ: cost 200 IQD, remaining credit 14,800 IQD, prepaid\n");
      Peer.Request request = api.requestsOnce(1).getFirst();
      assertThat(request.head())
          .startsWith("POST /api/sms HTTP/1.1\r\n")
          .contains("Authorization: Bearer " + KEY + "\r\n")
          .contains("Content-Type: application/json\r\n")
          .contains("User-Agent: otpiq/");
      assertThat(request.body())
          .isEqualTo(
              "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"012345\"}");
    }
  }

  @Test
  void a_record_carries_everything_the_answer_says() throws IOException {
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api);
      send.run("send", "--to", "9647701234567", "--code", "1", "-o", "json", "-q");

      assertThat(send.out())
          .isEqualTo(
              "{\"type\":\"accepted\",\"smsId\":\"sms-1234567890abcdef12345678\",\"cost\":200,\"remainingCredit\":14800,\"canCover\":true,\"paymentType\":\"prepaid\"}\n");
    }
  }

  @Test
  void every_option_has_its_place_in_the_request() throws IOException {
    Files.writeString(dir.resolve("secret"), "s3cret");
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api);
      int exit =
          send.run(
              "send",
              "--to",
              "9647701234567",
              "--template",
              "welcome",
              "--account",
              ID,
              "--phone-id",
              OTHER_ID,
              "--param",
              "1=هاوڕێ",
              "--param",
              "2=007",
              "--param",
              "header.imageUrl=https://example.com/a.png",
              "--param",
              "buttons.0.1=x",
              "--provider",
              "whatsapp-sms",
              "--sender-id",
              "OTPIQ",
              "--webhook-url",
              "https://example.com/hook",
              "--report",
              "final",
              "--secret-file",
              "secret");

      assertThat(exit).as(send.err()).isZero();
      assertThat(utf8(api.requestsOnce(1).getFirst().body()))
          .isEqualTo(
              "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"welcome\","
                  + "\"templateParameters\":{\"body\":{\"1\":\"هاوڕێ\",\"2\":\"007\"},\"header\":{\"imageUrl\":\"https://example.com/a.png\"},\"buttons\":{\"0\":{\"1\":\"x\"}}},"
                  + "\"provider\":\"whatsapp-sms\",\"senderId\":\"OTPIQ\",\"whatsappAccountId\":\"68c46fecc509cdcec8fb3ef2\",\"whatsappPhoneId\":\"68da31fb518ac3db3eb0a0f4\","
                  + "\"deliveryReport\":{\"webhookUrl\":\"https://example.com/hook\",\"deliveryReportType\":\"final\",\"webhookSecret\":\"s3cret\"}}");
      assertThat(send.out() + send.err()).doesNotContain("s3cret");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 Bad Request | {\"error\":\"Phone must be a valid number without any spaces or special characters.\"} | 4 | invalid | the request is not what OTPIQ takes",
        "400 Bad Request | {\"error\":\"Invalid sms type.\"} | 4 | invalid | Invalid sms type.",
        "400 Bad Request | {\"error\":\"Invalid provider.\"} | 4 | invalid | Invalid provider.",
        "400 Bad Request | {\"error\":\"Verification code must be between 1 and 20 characters long.\"} | 4 | invalid | 1 and 20",
        "400 Bad Request | {\"error\":\"When smsType is custom, you must provide (customMessage)\"} | 4 | invalid | customMessage",
        "400 Bad Request | {\"error\":\"Insufficient credit, please add more credit\",\"yourCredit\":100,\"requiredCredit\":200,\"canCover\":false} | 4 | credit | credit does not cover",
        "400 Bad Request | {\"error\":\"Project spending threshold of 10,000 IQD would be exceeded. Current spending: 9,500 IQD\",\"currentSpending\":9500,\"spendingThreshold\":10000,\"cost\":600} | 4 | threshold | spending threshold",
        "400 Bad Request | {\"error\":\"SenderID not found\"} | 4 | sender-unknown | no such sender",
        "400 Bad Request | {\"error\":\"SenderID is not accepted, please wait for it to be accepted\"} | 4 | sender-pending | not accepted yet",
        "400 Bad Request | {\"error\":\"Account is in trial mode, you can only send sms to your own phone number for verification, add credit to send to other numbers\"} | 4 | trial | trial mode",
        "401 Unauthorized | {\"message\":\"Unauthorized, please use your project api key\"} | 4 | unauthorized | the API key is not one of a project",
        "403 Forbidden | {\"message\":\"This IP address is not allowed\"} | 4 | address | this machine's address",
        "404 Not Found | <html>no</html> | 4 | unknown-path | no such path",
        "418 Teapot | {} | 4 | other | OTPIQ refused",
        "429 Too Many | {\"message\":\"Rate limit exceeded. Please try again in 8 minutes. Maximum 10 requests allowed per phone number in 10 minutes.\",\"waitMinutes\":8,\"maxRequests\":10,\"timeWindowMinutes\":10} | 4 | rate-limit | try again in 8 minutes",
      })
  void every_refusal_is_told_apart_and_is_4(
      String status, String body, int exit, String why, String sentence) throws IOException {
    try (ScriptedEndpoint api = answering(status, body)) {
      Program send = program(api);
      assertThat(send.run("send", "--to", "9647701234567", "--code", "1")).isEqualTo(exit);
      assertThat(send.out()).isEmpty();
      assertThat(send.err()).contains(sentence).contains(status.substring(0, 3));
      assertThat(send.err().lines().count()).isLessThanOrEqualTo(3);

      Program record = program(api);
      record.run("send", "--to", "9647701234567", "--code", "1", "-o", "json");
      assertThat(record.out())
          .startsWith("{\"type\":\"refused\",\"why\":\"" + why + "\",\"status\":");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 Error | {\"message\":\"Internal server error\"} | OTPIQ answered 500: Internal server error",
        "502 Bad Gateway | <html> | OTPIQ answered 502",
        "302 Found | {} | is a redirect",
        "200 OK | {\"messageId\":\"1\"} | the answer has a messageId and no smsId",
        "200 OK | not json | the answer is not one of OTPIQ's",
        "200 OK | {\"smsId\":7} | the answer is not one of OTPIQ's"
      })
  void what_is_no_answer_of_otpiq_is_5(String status, String body, String sentence)
      throws IOException {
    try (ScriptedEndpoint api = answering(status, body)) {
      Program send = program(api);

      assertThat(send.run("send", "--to", "9647701234567", "--code", "1")).isEqualTo(5);
      assertThat(send.err()).contains(sentence);
      assertThat(api.requestsOnce(1)).hasSize(1);
    }
  }

  @Test
  void an_api_that_is_not_there_is_5_and_nothing_was_sent() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    Program send =
        new Program(dir)
            .env("OTPIQ_API_KEY", KEY)
            .env("OTPIQ_BASE_URL", "http://127.0.0.1:" + port + "/api/");

    assertThat(send.run("send", "--to", "9647701234567", "--code", "1")).isEqualTo(5);
    assertThat(send.err()).isEqualTo("otpiq: nothing listens on 127.0.0.1:" + port + "\n");
  }

  @Test
  void an_api_that_falls_silent_may_have_sent_the_message() throws IOException {
    try (ScriptedEndpoint api =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.hold();
        })) {
      Program send = program(api);

      assertThat(send.run("send", "--to", "9647701234567", "--code", "1", "--timeout", "300ms"))
          .isEqualTo(5);
      assertThat(send.err())
          .contains("no answer came in time")
          .contains("Try: look whether the message came before you send it again");
    }
  }

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
          .contains("did you mean 9647******567?");
      assertThat(api.connections()).isZero();
      Program open = program(api);
      open.run("send", "--to", number, "--code", "1", "--show-pii");
      assertThat(open.err()).contains("did you mean 9647701234567?");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"smsType\":\"otp\",\"verificationCode\":\"1\" | error: smsType is 'otp' | did you mean verification?",
        "\"smsType\":\"custom\",\"message\":\"hi\" | error: customMessage must be there | did you mean customMessage?",
        "\"smsType\":\"verification\",\"verificationCode\":12345 | error: verificationCode is a number and must be a string | did you mean \"…\" around it?",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"provider\":\"whatsapp_sms\" | error: provider is 'whatsapp_sms' | did you mean whatsapp-sms?",
        "\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"68c46fecc509cdcec8fb3ef2\",\"whatsappPhoneId\":\"68c46fecc509cdcec8fb3ef2\" | warning: whatsappPhoneId is the account's id | another one",
        "\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"123456789012345\",\"whatsappPhoneId\":\"68c46fecc509cdcec8fb3ef2\" | error: whatsappAccountId looks like an id of Meta's | 24 hex",
        "\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"68c46fecc509cdcec8fb3ef2\",\"whatsappPhoneId\":\"68da31fb518ac3db3eb0a0f4\",\"templateParameters\":{\"buttons\":[\"x\"]} | warning: templateParameters.buttons is an array | did you mean {\"1\":\"…\"}?",
        "\"smsType\":\"whatsapp-template\" | error: templateName must be there | whatsappPhoneId must be there",
        "\"smsType\":\"verification\",\"verificationCode\":\"123456789012345678901\" | error: verificationCode has 21 characters | 1 to 20",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"senderId\":\"TwelveLetter\" | error: senderId has 12 characters | takes 11",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"https://e.com/\",\"webhookSecret\":\"a/b=\"} | error: deliveryReport.webhookSecret has a sign at character 2 | OTPIQ does not take",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"https://e.com/\"} | warning: deliveryReport.webhookSecret is not there | cannot tell OTPIQ",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"/hook\",\"webhookSecret\":\"a\"} | error: deliveryReport.webhookUrl is no https URL | https",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"webhookUrl\":\"https://e.com/\" | warning: webhookUrl is a key that OTPIQ does not document | did you mean deliveryReport.webhookUrl?",
        "\"smsType\":\"verification\",\"verificationCode\":\"1\",\"customMessage\":\"x\" | warning: customMessage belongs to the smsType custom | no effect"
      })
  void each_common_mistake_of_an_applications_request_has_its_hint(
      String members, String what, String hint) {
    Program send = new Program(dir).stdin("{\"phoneNumber\":\"9647701234567\",\n" + members + "}");
    int exit =
        send.run("send", "--request", "-", "--dry-run", "--base-url", "http://localhost/api");

    assertThat(exit).isEqualTo(what.startsWith("error") ? 3 : 0);
    assertThat(send.err()).contains(what).contains(hint).contains("-:");
  }

  @Test
  void a_request_of_the_application_goes_out_byte_for_byte() throws IOException {
    String request =
        "{ \"phoneNumber\":\"9647701234567\", \"smsType\":\"custom\",\n \"customMessage\":\"س\\u0644اڤ\", \"x\":1.0 }";
    Files.writeString(dir.resolve("request.json"), request);
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api);

      assertThat(send.run("send", "--request", "request.json")).isZero();
      assertThat(utf8(api.requestsOnce(1).getFirst().body())).isEqualTo(request);
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
          .contains("otpiq: the request is not what OTPIQ takes (400: Invalid provider.)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to 9647701234567 | a message is one of --code, --message and --template, and none is given",
        "--to 9647701234567 --code 1 --message x | and 2 are given",
        "--code 1 | to which number?",
        "--to http://localhost:3000/ --code 1 | is a URL",
        "--to 9647701234567 --code 1 --param 1=x | --param belongs to --template",
        "--to 9647701234567 --code 1 --report all | belong to webhooks",
        "--request r.json --code 1 | --request brings the whole request",
        "--to 9647701234567 --code 1 --base-url http://example.com/api | http would show the API key",
        "--to 9647701234567 --code 1 --base-url https://api.otpiq.com/api/sms | ends before /sms",
        "--to 9647701234567 --code 1 --base-url https://api.otpiq.com/api/sms/send | ends before /sms",
        "--to 9647701234567 --code 1 --base-url ftp://x/ | is no base URL",
        "--to 9647701234567 --code 1 --base-url http://u:p@127.0.0.1/api | is no base URL",
        "--to 9647701234567 --code 1 --base-url http://127.0.0.1/api?x=1 | is no base URL"
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
      assertThat(kurdish.err()).contains("by SMS this is 2 parts: 71 characters in UCS-2");
      Program latin = program(api);
      latin.run("send", "--to", "9647701234567", "--message", "x".repeat(160));
      assertThat(latin.err()).contains("by SMS this is 1 part: 160 characters in GSM-7");
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
      assertThat(nobody.err()).contains("which API key?");
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

  private Program program(ScriptedEndpoint api) {
    return new Program(dir).env("OTPIQ_API_KEY", KEY).env("OTPIQ_BASE_URL", base(api));
  }

  static String base(ScriptedEndpoint api) {
    return "http://127.0.0.1:" + api.uri().getPort() + "/api";
  }

  static ScriptedEndpoint answering(String status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return ScriptedEndpoint.http(peer -> {
      while (true) {
        peer.readRequest();
        peer.send(
            "HTTP/1.1 "
                + status
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes.length
                + "\r\n\r\n");
        peer.send(bytes);
      }
    });
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
