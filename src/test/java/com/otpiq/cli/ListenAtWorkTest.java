package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.Peer;
import com.otpiq.net.ScriptedEndpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener in front of an application, and in a test suite. */
class ListenAtWorkTest {
  private @TempDir Path dir;
  private Program listener = new Program(Path.of(""));

  @AfterEach
  void stop() {
    listener.interrupt();
  }

  private Program listen(String... args) {
    listener = new Program(dir).listen(args);
    return listener;
  }

  private Program trigger(String... args) {
    var sender = new Program(dir);
    String[] all = new String[args.length + 3];
    all[0] = "trigger";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--to";
    all[args.length + 2] = listener.url();
    sender.run(all);
    return sender;
  }

  private static ScriptedEndpoint application(String answer) throws IOException {
    return ScriptedEndpoint.http(peer -> {
      peer.readRequest();
      peer.send(answer);
    });
  }

  private static String closing(String status, String more) {
    return "HTTP/1.1 " + status + "\r\n" + more + "Connection: close\r\n";
  }

  @Test
  void the_application_gets_the_same_bytes_and_headers_and_its_answer_goes_back()
      throws IOException {
    try (ScriptedEndpoint application =
        application(
            closing("201 Made", "Content-Length: 4\r\nContent-Type: text/x\r\n") + "\r\ndone")) {
      listen("--forward-to", application.uri().toString(), "-H", "X-Mine: 1");
      String body = "{ \"smsId\":\"sms_1\", \"status\" :\"sent\",\"n\":1.0}\n";
      String answer =
          Wire.send(
              listener.port(),
              Wire.post(body, "X-OTPIQ-Webhook-Secret: s3", "Keep-Alive: 5", "X-Other: ا"));

      Peer.Request passed = application.requestsOnce(1).getFirst();
      assertThat(passed.body()).isEqualTo(body);
      assertThat(passed.head())
          .contains("POST /hook?a=1 HTTP/1.1\r\n")
          .contains("X-OTPIQ-Webhook-Secret: s3\r\n", "Content-Type: application/json\r\n")
          .contains("X-Mine: 1\r\n", "Content-Length: " + body.length() + "\r\n")
          .contains("Host: " + application.uri().getAuthority() + "\r\n")
          .doesNotContain("Keep-Alive: 5");
      assertThat(answer).contains("201 ", "Content-Type: text/x", "\r\n\r\ndone");
    }
  }

  @Test
  void both_halves_are_shown_and_what_otpiq_makes_of_them() throws IOException {
    try (ScriptedEndpoint application =
        application(closing("302 Found", "Location: /login\r\nContent-Length: 0\r\n") + "\r\n")) {
      listen("--forward-to", application.uri().toString(), "--count", "1", "--timeout", "1s");
      trigger("failed-final");

      assertThat(listener.exit()).isEqualTo(ExitCode.FAILED.code);
      assertThat(listener.out())
          .contains("#1  sms failed, final  → 302 Found")
          .contains(application.uri() + "  → 302 Found  ")
          .contains("ms: OTPIQ counts this as failed and tries again")
          .contains("redirects are not followed: /login");
    }
  }

  @Test
  void an_application_that_is_down_is_a_502_and_both_changes_are_told() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    listen("--forward-to", port + "/hook");
    assertThat(trigger("failed-final").out()).contains("502 Bad Gateway");
    trigger("failed-final");
    try (var back = new ServerSocket(port)) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = back.accept()) {
              socket.getInputStream().read(new byte[4_096]);
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
              // the test looks at the other side
            }
          });
      trigger("failed-final");
    }
    listener.interrupt();

    listener.exit();
    assertThat(listener.err().split("does not answer: nothing listens on", -1)).hasSize(2);
    assertThat(listener.err()).containsSubsequence("does not answer", "answers again");
  }

  @Test
  void an_application_that_is_slow_is_a_504_before_the_10_s_are_over() throws IOException {
    try (ScriptedEndpoint application =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.hold();
        })) {
      listen("--forward-to", application.uri().toString());
      Instant start = Instant.now();
      String answer = Wire.send(listener.port(), Wire.post(Wire.DELIVERED));

      assertThat(answer).contains(" 504 ").contains("the application timed out while waiting");
      assertThat(Duration.between(start, Instant.now()))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }
  }

  @Test
  void the_first_of_several_applications_decides_and_all_get_it() throws IOException {
    try (ScriptedEndpoint first = application(closing("202 A", "Content-Length: 0\r\n") + "\r\n");
        ScriptedEndpoint second = application(closing("500 B", "Content-Length: 0\r\n") + "\r\n")) {
      listen("--forward-to", first.uri().toString(), "--forward-to", second.uri().toString());

      assertThat(trigger("failed-final").out()).contains("202 ");
      assertThat(second.requestsOnce(1)).hasSize(1);
    }
  }

  @Test
  void a_secret_that_an_application_repeats_is_shown_nowhere() throws IOException {
    try (ScriptedEndpoint application =
        ScriptedEndpoint.http(peer -> {
          String head = peer.readRequest().head();
          peer.send(
              closing("500 canary-1", "Content-Length: " + head.length() + "\r\n") + "\r\n" + head);
        })) {
      String[] options = {"-o", "json", "--forward-to", application.uri().toString(), "--secret"};
      String[] more = {"canary-1", "-H", "Authorization: Bearer canary-2", "--count", "1"};
      listen(Stream.of(options, more).flatMap(Arrays::stream).toArray(String[]::new));
      String body = "{\"smsId\":\"sms_1\"}";
      Wire.send(listener.port(), Wire.post(body, "X-OTPIQ-Webhook-Secret: canary-1"));
      listener.interrupt().exit();

      assertThat(listener.out()).contains("Authorization: [hidden]");
      assertThat(listener.out() + listener.err()).doesNotContain("canary-1", "canary-2");
    }
  }

  @Test
  void what_is_under_way_when_the_listener_stops_is_answered_kept_and_shown() throws Exception {
    var come = new CountDownLatch(1);
    try (ScriptedEndpoint slow =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          come.countDown();
          TimeUnit.SECONDS.sleep(9);
        })) {
      listener =
          new Program(dir)
              .env("OTPIQ_STATE_DIR", "state")
              .listen("--forward-to", slow.uri().toString());
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(
              () -> Wire.send(listener.port(), Wire.post("{\"smsId\":\"sms_1\"}")));
      assertThat(come.await(20, TimeUnit.SECONDS)).isTrue();
      Instant before = Instant.now();
      listener.interrupt();

      assertThat(listener.exit()).isEqualTo(ExitCode.FAILED.code);
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
      assertThat(answer.join()).contains(" 502 ").contains("the listener stopped");
      assertThat(listener.out()).contains("→ 502 the listener stopped");
      assertThat(listener.err()).contains("0 webhooks accepted, 1 refused");
      Program list = new Program(dir).env("OTPIQ_STATE_DIR", "state");
      list.run("journal", "list");
      assertThat(list.out()).contains("→ 502");
    }
  }

  @Test
  void the_sender_waits_for_the_first_application_alone() throws IOException {
    try (ScriptedEndpoint first = application(closing("202 A", "Content-Length: 0\r\n") + "\r\n");
        ScriptedEndpoint slow =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              TimeUnit.SECONDS.sleep(2);
              peer.send(closing("200 B", "Content-Length: 0\r\n") + "\r\n");
            })) {
      listen("--forward-to", first.uri().toString(), "--forward-to", slow.uri().toString());
      Instant before = Instant.now();

      assertThat(Wire.send(listener.port(), Wire.post("{\"smsId\":\"sms_1\"}"))).contains(" 202 ");
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(1_900));
      assertThat(listener.interrupt().exit()).isNotEqualTo(ExitCode.LOCAL.code);
      assertThat(listener.out()).contains("→ 202 A", "→ 200 B");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port 4998 --forward-to 4998/hook, 2, --forward-to is this listener itself",
    "--forward-only status=failed, 2, '--forward-only and -H are of what is passed on'",
    "--ready-file mine.txt --timeout 1s, 2, 'mine.txt is there already, and is none that otpiq wrote'",
    "--ready-file . --timeout 1s, 2, the ready file . is there already",
    "--save mine.txt --timeout 1s, 3, holds something else than what otpiq saves",
    "--junit no/such/x.xml --timeout 1s, 6, the report no/such/x.xml cannot be written",
    "--respond reset@drip=1B/s, 2, no answer has no drip",
    "--respond 302@to=, 2, to which URL?",
    "--respond 101, 2, '101'' is no answer'",
    "--respond delivred:500, 2, is for delivred",
    "--respond 503x9999999, 2, 999999 times at most"
  })
  void what_cannot_be_is_refused_and_nothing_is_touched(String line, int exit, String words)
      throws IOException {
    Files.writeString(dir.resolve("mine.txt"), "precious");
    Program program = new Program(dir);
    listener = program;
    List<String> all = new ArrayList<>(List.of("listen"));
    all.addAll(List.of(line.split(" ", -1)));

    assertThat(program.run(all.toArray(String[]::new))).isEqualTo(exit);
    assertThat(program.err()).contains(words);
    assertThat(dir.resolve("mine.txt")).hasContent("precious");
  }

  @Test
  void an_inbound_message_has_no_end_to_wait_for() {
    listen("--until", "final", "--timeout", "20s");
    trigger("inbound", "--secret", "x");
    trigger("delivered-final");

    assertThat(listener.exit()).isZero();
  }

  @Test
  void what_did_not_come_is_told_however_quiet() {
    Program program = new Program(dir);
    listener = program;

    assertThat(
            program.run(
                "listen", "--port", "0", "-q", "--expect", "status=sent", "--timeout", "1s"))
        .isEqualTo(ExitCode.FAILED.code);
    assertThat(program.err()).contains("expected status=sent: 0 of 1 came");
  }

  @Test
  void what_is_not_to_be_passed_on_is_answered_here() throws IOException {
    try (ScriptedEndpoint application =
        application(closing("500 No", "Content-Length: 0\r\n") + "\r\n")) {
      listen("--forward-to", application.uri().toString(), "--forward-only", "status=failed");

      assertThat(trigger("delivered").exit()).isZero();
      assertThat(application.requestsOnce(0)).isEmpty();
      assertThat(trigger("failed-final").out()).contains("500 ");
    }
  }

  @Test
  void an_arrival_is_saved_before_it_is_passed_on() throws IOException {
    Path saved = dir.resolve("saved.jsonl");
    try (ScriptedEndpoint application =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          String status = Files.readString(saved).contains("sms_1") ? "200" : "500";
          peer.send(closing(status + " X", "Content-Length: 0\r\n") + "\r\n");
        })) {
      listen("--forward-to", application.uri().toString(), "--save", saved.toString());

      assertThat(Wire.send(listener.port(), Wire.post(Wire.DELIVERED))).contains(" 200 ");
    }
  }

  @Test
  void forwarding_is_for_this_machine_unless_somebody_says_otherwise() {
    var program = new Program(dir);

    assertThat(program.run("listen", "--forward-to", "http://192.0.2.1/")).isEqualTo(2);
    assertThat(program.err()).contains("192.0.2.1 is not this machine").contains("--allow-remote");
  }

  @Test
  void answers_come_as_told_and_do_not_fail_the_run() {
    listen("--respond", "503x3,200", "--count", "1", "--timeout", "20s");
    Program sender = trigger("failed-final", "--retries", "3", "--backoff", "20ms");

    assertThat(sender.out()).contains("attempt 4").contains("200 OK");
    assertThat(listener.exit()).isZero();
    assertThat(listener.err()).contains("1 webhook accepted, 0 refused");
  }

  @ParameterizedTest
  @CsvSource({
    "reset, reset the connection",
    "close, closed the connection without an answer",
    "redirect@to=/x, 302 Found",
    "200@delay=700ms, 200 OK",
    "drip=50B/s, 200 OK"
  })
  void each_answer_goes_over_the_wire_as_told(String script, String seen) {
    listen("--respond", script);

    assertThat(trigger("failed-final").out()).contains(seen);
  }

  @Test
  void what_chance_chooses_is_repeatable_and_said() {
    listen("--respond", "200|503");
    assertThat(listener.err()).containsPattern("note: --seed \\d+ chooses the same answers again");
  }

  @ParameterizedTest
  @CsvSource({
    "--expect status=delivered, 0, ''",
    "--expect 'status=delivered channel=sms', 0, ''",
    "--expect status=sent --expect status=delivered, 0, ''",
    "--expect isFinal=true, 0, ''",
    "--until final, 0, ''",
    "--count 2, 0, ''",
    "--expect status=failed --timeout 1s, 1, 'expected status=failed: 0 of 1 came'",
    "--expect status=sent --count 2 --timeout 1s, 1, 'expected status=sent: 1 of 2 came'",
    "--count 3 --timeout 1s, 1, 'expected webhooks: 2 of 3 came'",
    "--expect-none --timeout 20s, 1, 'expected no webhook, and '"
  })
  void expectations_decide_the_exit_code(String options, int exit, String said) {
    listen(words(options));
    trigger("delivered");

    assertThat(listener.exit()).as(listener.err()).isEqualTo(exit);
    assertThat(listener.err()).contains(said);
  }

  @Test
  void nothing_is_what_expect_none_wants() {
    listen("--expect-none", "--timeout", "300ms");

    assertThat(listener.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--expect-none, --expect-none for how long?",
    "--expect-none --count 1 --timeout 1s, --expect-none, and something is expected all the same",
    "--expect delivered, '--expect takes key=value, and ''delivered'' is none'",
    "--until sent, --until",
    "--respond 99, --respond: '99' is no answer"
  })
  void contradictions_are_told(String options, String said) {
    var program = new Program(dir);

    assertThat(program.run(words("listen --port 0 " + options))).isEqualTo(2);
    assertThat(program.err()).contains(said.replace("'''", "'"));
  }

  /** Words as a shell would part them. */
  private static String[] words(String line) {
    return Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(line)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toArray(String[]::new);
  }

  @Test
  void what_was_expected_is_a_junit_report_too() throws IOException {
    listen("--expect", "status=failed", "--timeout", "700ms", "--junit", "out.xml");
    trigger("delivered");
    listener.exit();

    assertThat(dir.resolve("out.xml"))
        .content()
        .contains("tests=\"2\" failures=\"1\"", "name=\"status=failed\"", "0 came, of 1");
  }

  @Test
  void a_child_gets_the_url_and_a_secret_and_ends_the_run() {
    var program = new Program(dir);
    int exit =
        program.run(
            "listen",
            "--port",
            "0",
            "--expect",
            "status=sent",
            "--exec",
            "curl -s -H \"X-OTPIQ-Webhook-Secret: $OTPIQ_WEBHOOK_SECRET\" -H 'Content-Type: application/json' -d '"
                + "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}"
                + "' $OTPIQ_LISTEN_URL >/dev/null");

    assertThat(exit).as(program.err() + program.out()).isZero();
    assertThat(program.out()).contains("secret verified");
  }

  @ParameterizedTest
  @CsvSource({"exit 7, 7", "exit 0, 1"})
  void the_failure_of_either_fails_the_run(String child, int exit) {
    var program = new Program(dir);

    assertThat(program.run("listen", "--port", "0", "--expect", "status=sent", "--exec", child))
        .isEqualTo(exit);
  }

  @Test
  void a_child_that_outlives_the_timeout_is_ended() {
    var program = new Program(dir);
    Instant start = Instant.now();

    assertThat(
            program.run("listen", "--port", "0", "--timeout", "500ms", "--exec", "exec sleep 60"))
        .isEqualTo(ExitCode.FAILED.code);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void the_ready_file_has_the_url_while_the_listener_is_there() throws IOException {
    listen("--ready-file", "ready");

    assertThat(Files.readString(dir.resolve("ready"))).isEqualTo(listener.url() + "\n");
    listener.interrupt();
    listener.exit();
    assertThat(dir.resolve("ready")).doesNotExist();
  }

  @Test
  void the_sandbox_and_the_listener_agree_on_the_attempts() {
    listen(
        "--respond",
        "503x3,200",
        "--until",
        "final",
        "--timeout",
        "25s",
        "--secret",
        "s3",
        "-o",
        "compact");
    var sandbox = new Program(dir);
    sandbox.run(
        "sandbox",
        "--port",
        "0",
        "--virtual-time",
        "--secret",
        "s3",
        "-o",
        "compact",
        "--exec",
        "curl -s -X POST $OTPIQ_BASE_URL/sms -H \"Authorization: Bearer $OTPIQ_API_KEY\" -H 'Content-Type: application/json' -d '{\"phoneNumber\":\"9647000000001\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\""
            + listener.url()
            + "\",\"webhookSecret\":\"s3\"}}'");

    assertThat(listener.exit()).isZero();
    assertThat(count(listener.out(), "  503  ")).isEqualTo(3);
    assertThat(count(listener.out(), "  200  ")).isEqualTo(2);
    assertThat(count(sandbox.out(), "503 Service Unavailable")).isEqualTo(3);
    assertThat(count(sandbox.out(), "200 OK")).isEqualTo(2);
    assertThat(sandbox.out()).contains("attempt 4").doesNotContain("attempt 5");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
