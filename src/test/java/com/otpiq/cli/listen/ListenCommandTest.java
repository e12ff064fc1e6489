package com.otpiq.cli.listen;

import static com.otpiq.cli.Wire.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of listen sees. */
class ListenCommandTest {
  private static final String IPV6_LOOPBACK = "00000000000000000000000001000000:";

  private @TempDir Path dir;

  @Test
  void shows_each_webhook_with_its_verdict_and_ends_with_a_summary() {
    Program listen = new Program(dir).listen("--count", "2");
    send(listen, Wire.SENT);
    send(listen, DELIVERED);

    assertThat(listen.exit()).isZero();
    assertThat(listen.out())
        .contains("#1  sms sent  → 200")
        .contains("\"smsId\": \"sms_1\",\n")
        .contains("#2  sms delivered, final  → 200")
        .contains("after the message's previous event")
        .contains("no findings");
    assertThat(listen.err())
        .contains("Listening on http://127.0.0.1:" + listen.port() + "/")
        .contains(
            "\"deliveryReport\": {\"webhookUrl\":\""
                + listen.url()
                + "\",\"deliveryReportType\":\"all\"}")
        .contains("2 webhooks accepted");
  }

  @Test
  void a_finding_has_line_column_caret_and_a_guess() {
    Program listen = new Program(dir).listen();
    send(listen, "{\n \"smsId\": \"a\", \"isfinal\": true\n}");

    assertThat(listen.interrupt().exit()).isEqualTo(1);
    assertThat(listen.out())
        .contains(
            """
               warning  unknown-key  a key that OTPIQ does not document; receivers must ignore it: \
            did you mean `isFinal`?  (assumed)
                 line 2, column 16
            """)
        .contains("\n     │                ^^^^^^^^^\n");
  }

  @Test
  void another_path_is_404() {
    Program listen = new Program(dir).listen("--path", "hooks/otpiq");

    assertThat(send(listen, Wire.SENT)).isEqualTo(404);
    assertThat(
            Wire.status(
                Wire.send(
                    listen.port(),
                    text(Wire.post(Wire.SENT)).replace("POST / ", "POST /hooks/otpiq?x=1 "))))
        .isEqualTo(200);
    listen.interrupt().exit();
    assertThat(listen.err()).contains("/hooks/otpiq");
  }

  @Test
  void saves_every_byte_before_it_answers() throws IOException {
    Program listen = new Program(dir).listen("--save", "j.jsonl");
    send(listen, Wire.SENT + "\n");
    Wire.send(listen.port(), Wire.post(new byte[] {(byte) 0xFF, 0}));
    Wire.send(listen.port(), Wire.post(DELIVERED, "X-OTPIQ-Webhook-Secret: anything"));

    String saved = Files.readString(dir.resolve("j.jsonl"));
    assertThat(saved.lines()).hasSize(3);
    assertThat(json(saved.lines().toList().getFirst()).text("body")).contains(Wire.SENT + "\n");
    assertThat(json(saved.lines().toList().get(1)).text("bodyBase64")).contains("/wA=");
    assertThat(saved).contains("[hidden]").doesNotContain("anything");
    listen.interrupt().exit();
  }

  @Test
  void count_not_reached_in_time_is_1_and_time_alone_is_0() {
    assertThat(new Program(dir).run("listen", "--port", "0", "--timeout", "50ms")).isZero();
    assertThat(new Program(dir).run("listen", "--port", "0", "--timeout", "50ms", "--count", "1"))
        .isEqualTo(1);
  }

  @Test
  void ctrl_c_is_0_for_plain_listen_and_130_where_something_was_awaited() {
    assertThat(new Program(dir).listen().interrupt().exit()).isZero();
    assertThat(new Program(dir).listen("--count", "1").interrupt().exit()).isEqualTo(130);
  }

  @Test
  void warnings_count_only_when_strict_and_marks_never() {
    String warned = DELIVERED.replace("}", ",\"x\":1}");
    assertThat(exitAfter(warned)).isZero();
    assertThat(exitAfter(warned, "--strict")).isEqualTo(1);
    assertThat(exitAfter(Wire.SENT, "--strict")).isZero();
  }

  @Test
  void a_taken_port_is_local_and_says_a_way_out() {
    Program first = new Program(dir).listen();
    Program listen = new Program(dir);

    assertThat(listen.run("listen", "--port", Integer.toString(first.port())))
        .isEqualTo(ExitCode.LOCAL.code);
    assertThat(listen.err()).contains("is in use").contains("Try: --port 0");
    first.interrupt().exit();
  }

  @Test
  void another_host_than_loopback_warns() {
    Program listen = new Program(dir).listen("--host", "0.0.0.0");

    assertThat(listen.err())
        .contains("--host 0.0.0.0 listens on every interface and may let other machines connect");
    listen.interrupt().exit();
  }

  @Test
  void listens_on_loopback_alone() throws IOException {
    Program listen = new Program(dir).listen();
    String hex = String.format(":%04X ", listen.port());
    var sockets =
        Stream.of("/proc/net/tcp", "/proc/net/tcp6")
            .flatMap(file -> lines(Path.of(file)))
            .filter(line -> line.contains(hex) && line.contains(" 0A "))
            .toList();

    assertThat(sockets)
        .isNotEmpty()
        .allMatch(line -> line.contains("0100007F:") || line.contains(IPV6_LOOPBACK));
    listen.interrupt().exit();
  }

  @Test
  void quiet_leaves_only_data() {
    Program listen = new Program(dir);
    assertThat(listen.run("listen", "--port", "0", "-q", "--no-journal", "--timeout", "50ms"))
        .isZero();
    assertThat(listen.err()).isEmpty();
  }

  private int exitAfter(String body, String... options) {
    Program listen = new Program(dir).listen(options);
    send(listen, body);
    send(listen, body);
    return listen.interrupt().exit();
  }

  private static int send(Program listen, String body) {
    return Wire.status(Wire.send(listen.port(), Wire.post(body)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Json.Obj json(String line) {
    return BodyParser.parse(line.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
