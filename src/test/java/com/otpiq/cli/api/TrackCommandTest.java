package com.otpiq.cli.api;

import static com.otpiq.cli.api.ApiTestBase.answering;
import static com.otpiq.cli.api.ApiTestBase.base;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.time.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking where a message stands, and for the project. */
class TrackCommandTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ID = "sms-1234567890abcdef12345678";

  private @TempDir Path dir;

  @Test
  void shows_the_way_of_a_message_and_masks_its_number() throws IOException {
    String body =
        """
        {"smsId":"%s","phoneNumber":"9647701234567","status":"delivered","cost":80.5,"isFinalStatus":true,"lastChannel":"sms",
        "channelFlow":[{"channel":"whatsapp","tried":true,"success":false,"error":"no account","refunded":true},
        {"channel":"sms","tried":true,"success":true,"error":null,"refunded":null},{"channel":"telegram","tried":false}]}\
        """
            .formatted(ID);
    try (ScriptedEndpoint api = answering("200 OK", body)) {
      Program track = program(api);

      assertThat(track.run("track", ID)).isZero();
      assertThat(track.out())
          .isEqualTo(
              """
              sms-1234567890abcdef12345678  delivered, final
                 to 9647******567
                 cost 80.5 IQD
                 whatsapp  failed, refunded  no account
                 sms  ok
                 telegram  not tried
              """);
      assertThat(api.requestsOnce(1).getFirst().head())
          .startsWith("GET /api/sms/track/" + ID + " HTTP/1.1\r\n");
      Program open = program(api);
      open.run("track", ID, "--show-pii", "-o", "json");
      assertThat(open.out())
          .contains("\"phoneNumber\":\"9647701234567\"")
          .contains("\"isFinalStatus\":true,\"lastChannel\":\"sms\",\"cost\":80.5")
          .contains("{\"channel\":\"telegram\",\"tried\":false}");
    }
  }

  @Test
  void an_odd_sms_id_stays_in_its_place_of_the_path() throws IOException {
    try (ScriptedEndpoint api = answering("404 Not Found", "{\"message\":\"SMS not found\"}")) {
      Program track = program(api);

      assertThat(track.run("track", "a/../b c?x#ئ")).isEqualTo(4);
      assertThat(api.requestsOnce(1).getFirst().head())
          .startsWith("GET /api/sms/track/a%2F..%2Fb%20c%3Fx%23%D8%A6 HTTP/1.1\r\n");
      assertThat(track.err())
          .startsWith("otpiq: OTPIQ does not know this message (404: SMS not found)\nTry: ");
    }
  }

  @ParameterizedTest
  @CsvSource({"delivered, 0", "read, 0", "failed, 1"})
  void waits_for_the_final_status(String last, int exit) throws IOException {
    var time = new VirtualTime(START);
    try (ScriptedEndpoint api =
        inTurn(
            status("pending", false),
            status("sent", false),
            status("sent", false),
            status(last, true))) {
      Program track = program(api).in(time);

      assertThat(track.run("track", ID, "--wait", "--every", "10s", "-o", "compact"))
          .isEqualTo(exit);
      assertThat(track.out())
          .isEqualTo(ID + "  pending\n" + ID + "  sent\n" + ID + "  " + last + ", final\n");
      assertThat(time.now()).isEqualTo(START.plusSeconds(30));
    }
  }

  @Test
  void a_wait_ends_at_its_limit_and_bears_an_outage() throws IOException {
    var time = new VirtualTime(START);
    try (ScriptedEndpoint api =
        inTurn(status("sent", false), "500 Error|{}", "429 No|{}", status("sent", false))) {
      Program track = program(api).in(time);

      assertThat(track.run("track", ID, "--wait", "--wait-for", "1m")).isEqualTo(1);
      assertThat(time.now()).isEqualTo(START.plusSeconds(60));
      assertThat(track.err()).contains("not final after 1 min");
    }
  }

  @Test
  void a_telephone_number_is_no_sms_id() {
    Program track = new Program(dir).env("OTPIQ_API_KEY", "sk_live_1");

    assertThat(track.run("track", "9647701234567")).isEqualTo(2);
    assertThat(track.err()).contains("looks like a telephone number");
  }

  @Test
  void the_project_is_shown_with_its_credit() throws IOException {
    try (ScriptedEndpoint api =
        answering("200 OK", "{\"projectName\":\"پرۆژەی من\",\"credit\":15000}")) {
      Program info = program(api);

      assertThat(info.run("info")).isZero();
      assertThat(info.out()).isEqualTo("پرۆژەی من\u200e  15,000 IQD\n");
      assertThat(api.requestsOnce(1).getFirst().head()).startsWith("GET /api/info HTTP/1.1\r\n");
    }
  }

  @Test
  void absurd_numbers_do_no_harm() throws IOException {
    try (ScriptedEndpoint api =
        answering("200 OK", "{\"projectName\":\"x\",\"credit\":1e999999999}")) {
      Program info = program(api);

      assertThat(info.run("info")).isZero();
      assertThat(info.out()).isEqualTo("x  1E+999999999 IQD\n");
    }
  }

  @Test
  void numbers_that_are_none_do_no_harm_either() throws IOException {
    try (ScriptedEndpoint api =
        answering("200 OK", "{\"projectName\":\"x\",\"credit\":1e99999999999}")) {
      Program info = program(api);

      assertThat(info.run("info")).isZero();
      assertThat(info.out()).isEqualTo("x\n");
    }
  }

  @Test
  void the_senders_are_listed_with_their_prices() throws IOException {
    String body =
        "{\"success\":true,\"data\":[{\"_id\":\"507f1f77bcf86cd799439011\",\"senderId\":\"OTPIQ\",\"status\":\"accepted\",\"pricePerSms\":{\"korekTelecom\":80,\"asiaCell\":80,\"zainIraq\":80,\"others\":100}},"
            + "{\"_id\":\"507f1f77bcf86cd799439012\",\"senderId\":\"Shop\",\"status\":\"pending\",\"pricePerSms\":{}}]}";
    try (ScriptedEndpoint api = answering("200 OK", body)) {
      Program senders = program(api);

      assertThat(senders.run("sender-ids")).isZero();
      assertThat(senders.out())
          .isEqualTo(
              "OTPIQ  accepted  korekTelecom 80 IQD, asiaCell 80 IQD, zainIraq 80 IQD, others 100 IQD\nShop  pending\n");
      assertThat(api.requestsOnce(1).getFirst().head())
          .startsWith("GET /api/sender-ids HTTP/1.1\r\n");
    }
  }

  private Program program(ScriptedEndpoint api) {
    return new Program(dir).env("OTPIQ_API_KEY", "sk_live_canary").env("OTPIQ_BASE_URL", base(api));
  }

  private static String status(String status, boolean isFinal) {
    return "200 OK|{\"smsId\":\"%s\",\"status\":\"%s\",\"isFinalStatus\":%s}"
        .formatted(ID, status, isFinal);
  }

  /** Each answer is a status and a body, with a stroke between; the last one for ever. */
  private static ScriptedEndpoint inTurn(String... answers) throws IOException {
    var turn = new AtomicInteger();
    return ScriptedEndpoint.http(peer -> {
      while (true) {
        peer.readRequest();
        String answer = answers[Math.min(turn.getAndIncrement(), answers.length - 1)];
        int stroke = answer.indexOf('|');
        byte[] body = answer.substring(stroke + 1).getBytes(StandardCharsets.UTF_8);
        peer.send(
            "HTTP/1.1 "
                + answer.substring(0, stroke)
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n");
        peer.send(body);
      }
    });
  }
}
