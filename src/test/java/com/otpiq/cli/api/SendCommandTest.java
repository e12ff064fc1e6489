package com.otpiq.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sending, and what the API may answer. */
class SendCommandTest extends ApiTestBase {
  @Test
  void a_code_is_sent_and_the_sms_id_is_all_that_goes_to_standard_output() throws IOException {
    try (ScriptedEndpoint api = answering("200 OK", ACCEPTED)) {
      Program send = program(api);

      assertThat(send.run("send", "--to", "9647701234567", "--code", "012345")).isZero();
      assertThat(send.out()).isEqualTo("sms-1234567890abcdef12345678\n");
      assertThat(send.err())
          .isEqualTo("accepted by OTPIQ: cost 200 IQD, remaining credit 14,800 IQD, prepaid\n");
      RawPeer.Request request = api.requestsOnce(1).getFirst();
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
              "{\"type\":\"message-accepted\",\"smsId\":\"sms-1234567890abcdef12345678\",\"cost\":200,\"remainingCredit\":14800,\"canCover\":true,\"paymentType\":\"prepaid\"}\n");
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
      assertThat(api.requestsOnce(1).getFirst().text())
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
        "400 Bad Request | {\"error\":\"Phone must be a valid number without any spaces or special characters.\"} | 4 | invalid | the request is invalid",
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
          .startsWith("{\"type\":\"api-error\",\"why\":\"" + why + "\",\"status\":");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 Error | {\"message\":\"Internal server error\"} | OTPIQ responded with 500: Internal server error",
        "502 Bad Gateway | <html> | OTPIQ responded with 502",
        "302 Found | {} | is a redirect",
        "200 OK | {\"messageId\":\"1\"} | the response has a messageId instead of an smsId",
        "200 OK | not json | the response is not in the format of OTPIQ's API",
        "200 OK | {\"smsId\":7} | the response is not in the format of OTPIQ's API"
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
          .contains("timed out while")
          .contains("Try: check whether the message arrived before you send it again");
    }
  }
}
