package com.otpiq.cli.listen;

import static com.otpiq.cli.Wire.DELIVERED;
import static com.otpiq.cli.Wire.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import com.otpiq.event.SafeText;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What listen prints, in each format and for each kind of text. */
public class ListenOutputTest {
  private @TempDir Path dir;

  @Test
  void compact_is_a_line_each() {
    Program listen = new Program(dir).listen("-o", "compact", "--count", "2");
    send(listen, SENT);
    send(listen, SENT.replace("\"sent\"", "\"failed\""));

    assertThat(listen.exit()).isZero();
    assertThat(listen.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("[\\d:.]+  200  sms sent  unverified  sms_1"),
            line ->
                assertThat(line)
                    .matches(
                        "[\\d:.]+  200  sms failed  \\+\\d+ ms  unverified  warning:failed-final  sms_1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pretty", "compact", "json"})
  void a_404_shows_the_path_as_it_arrived_without_its_secrets(String format) {
    Program listen = new Program(dir).listen("-o", format, "--path", "/سلام", "--count", "1");
    String post = new String(Wire.post(SENT), StandardCharsets.UTF_8);
    Wire.send(listen.port(), post.replace("POST / ", "POST /a%20b/س?token=canary "));
    Wire.send(listen.port(), post.replace("POST / ", "POST /%D8%B3%D9%84%D8%A7%D9%85 "));
    listen.exit();

    assertThat(listen.out()).contains("404", "/a%20b/س?token=[hidden]").doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({"pretty, 9647******567", "pretty --show-pii, 9647701234567", "json, 9647701234567"})
  void a_telephone_number_is_shown_to_people_only_as_wished(String options, String shown) {
    String[] all = ("--accept --count 1 -v -o " + options).split(" ");
    Program listen = new Program(dir).listen(all);
    send(listen, "{\"from\":\"9647701234567\",\"number\":9647701234567}");
    listen.exit();
    String quoted = options.equals("json") ? "\\\"" + shown + "\\\"" : "\"" + shown + "\"";

    assertThat(listen.out()).contains(quoted);
    assertThat(listen.out().contains("9647701234567")).isEqualTo(shown.equals("9647701234567"));
  }

  @Test
  void json_is_typed_records_and_nothing_else() {
    Program listen = new Program(dir).listen("-o", "json", "--count", "2");
    send(listen, SENT);
    send(listen, SENT);
    listen.exit();

    List<Json.Obj> records = listen.out().lines().map(ListenOutputTest::json).toList();
    assertThat(records)
        .extracting(record -> record.text("type").orElse(""))
        .containsExactly("listen-ready", "received", "received", "listen-summary");
    assertThat(records.get(2).plain().toString())
        .contains("annotations=[duplicate]")
        .contains("sincePreviousMs");
  }

  @Test
  void requests_are_shown_in_the_order_in_which_they_arrived() {
    Program listen = new Program(dir).listen("-o", "compact", "--count", "200");
    for (int i = 1; i <= 200; i++) {
      send(listen, SENT.replace("sms_1", "sms_" + i));
    }
    listen.exit();

    assertThat(listen.out().lines().map(line -> line.substring(line.lastIndexOf("sms_"))))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 200).mapToObj(i -> "sms_" + i).toList());
  }

  @Test
  void a_pipe_changes_nothing_and_a_terminal_only_the_colour() {
    Program piped = new Program(dir).listen("--count", "1");
    Program watched = new Program(dir).onTerminal().listen("--count", "1");
    send(piped, SENT);
    send(watched, SENT);
    piped.exit();
    watched.exit();

    assertThat(piped.out() + piped.err()).doesNotContain("\u001b");
    assertThat(watched.out()).contains("\u001b[");
    assertThat(plain(watched.out())).isEqualTo(plain(piped.out()));
  }

  @Test
  void hostile_text_reaches_no_terminal() {
    Program listen = new Program(dir).onTerminal().listen("-v");
    send(
        listen,
        "{\"smsId\":\"\\u001b]0;owned\\u0007\",\"\\u009b2J\":\"\u202e\u2066\",\"status\":\"\\u001b[31m\"}");
    Wire.send(listen.port(), Wire.post(DELIVERED, "X-Evil: \u009b31m"));
    Wire.send(
        listen.port(),
        "POST /%1b%5b2J HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    send(listen, "\u001b[2J not json \u0007");
    listen.interrupt().exit();

    String own = "\u001b\\[[0-9;]*m";
    assertThat((listen.out() + listen.err()).replaceAll(own, "").replace("\n", "").codePoints())
        .noneMatch(SafeText::isUnsafe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"مرحبا بك", "نامە\u200cکە ڕەت کرا", "Silav, çawa yî?", "👨\u200d👩\u200d👧"})
  void arabic_kurdish_and_emoji_come_out_as_they_came_in(String text) {
    for (String format : List.of("pretty", "json")) {
      Program listen = new Program(dir).listen("-o", format, "--count", "1");
      send(
          listen,
          DELIVERED.replace("delivered", "failed").replace("}", ",\"reason\":\"" + text + "\"}"));

      assertThat(listen.exit()).isZero();
      assertThat(listen.out()).contains(text);
    }
  }

  private static int send(Program listen, String body) {
    return Wire.status(Wire.send(listen.port(), Wire.post(body)));
  }

  private static Json.Obj json(String line) {
    return BodyParser.parse(line.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();
  }

  private static String plain(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("\\d+", "N");
  }
}
