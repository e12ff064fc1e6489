package com.otpiq.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.ShellClient;
import com.otpiq.cli.Wire;
import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripted responses, expectations, and a listener in a test suite. */
class ListenLifecycleTest extends ListenTestBase {
  @ParameterizedTest
  @CsvSource({
    "--port 4998 --forward-to 4998/hook, 2, --forward-to is this listener itself",
    "--forward-only status=failed, 2, --forward-only and -H need --forward-to",
    "--ready-file mine.txt --timeout 1s, 2, 'mine.txt already exists and was not written by otpiq'",
    "--ready-file . --timeout 1s, 2, the ready file . already exists",
    "--save mine.txt --timeout 1s, 3, was not written by otpiq; it was not changed",
    "--junit no/such/x.xml --timeout 1s, 6, no/such/x.xml cannot be written",
    "--respond reset@drip=1B/s, 2, reset sends none",
    "--respond 302@to=, 2, to takes a URL",
    "--respond 101, 2, '101'' is not a response'",
    "--respond delivred:500, 2, unknown selector delivred",
    "--respond 503x9999999, 2, at most 999999 times"
  })
  void a_bad_command_line_is_refused_and_no_file_is_touched(String line, int exit, String words)
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
  void until_final_does_not_wait_for_an_inbound_message() {
    listen("--until", "final", "--timeout", "20s");
    trigger("inbound", "--secret", "x");
    trigger("delivered-final");

    assertThat(listener.exit()).isZero();
  }

  @Test
  void missing_webhooks_are_shown_even_with_quiet() {
    Program program = new Program(dir);
    listener = program;

    assertThat(
            program.run(
                "listen", "--port", "0", "-q", "--expect", "status=sent", "--timeout", "1s"))
        .isEqualTo(ExitCode.FAILED.code);
    assertThat(program.err()).contains("expected status=sent: received 0 of 1");
  }

  @Test
  void scripted_responses_come_in_order_and_do_not_fail_the_run() {
    listen("--respond", "503x3,200", "--count", "1", "--timeout", "20s");
    Program sender = trigger("failed-final", "--retries", "3", "--backoff", "20ms");

    assertThat(sender.out()).contains("attempt 4").contains("200 OK");
    assertThat(listener.exit()).isZero();
    assertThat(listener.err()).contains("1 webhook accepted, 0 refused");
  }

  @ParameterizedTest
  @CsvSource({
    "reset, reset the connection",
    "close, closed the connection without a response",
    "redirect@to=/x, 302 Found",
    "200@delay=700ms, 200 OK",
    "drip=50B/s, 200 OK"
  })
  void each_scripted_response_goes_over_the_wire(String script, String seen) {
    listen("--respond", script);

    assertThat(trigger("failed-final").out()).contains(seen);
  }

  @Test
  void the_seed_of_random_responses_is_shown() {
    listen("--respond", "200|503");
    assertThat(listener.err()).containsPattern("note: --seed \\d+ repeats these random responses");
  }

  @ParameterizedTest
  @CsvSource({
    "--expect status=delivered, 0, ''",
    "--expect 'status=delivered channel=sms', 0, ''",
    "--expect status=sent --expect status=delivered, 0, ''",
    "--expect isFinal=true, 0, ''",
    "--until final, 0, ''",
    "--count 2, 0, ''",
    "--expect status=failed --timeout 1s, 1, 'expected status=failed: received 0 of 1'",
    "--expect-none --timeout 20s, 1, 'expected no webhook, received '"
  })
  void expectations_decide_the_exit_code(String options, int exit, String said) {
    listen(words(options));
    trigger("delivered");

    assertThat(listener.exit()).as(listener.err()).isEqualTo(exit);
    assertThat(listener.err()).contains(said);
  }

  @Test
  void expect_none_is_met_by_silence() {
    listen("--expect-none", "--timeout", "300ms");

    assertThat(listener.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--expect-none, --expect-none needs --timeout",
    "--expect-none --count 1 --timeout 1s, '--expect-none contradicts --count, --expect and --until'",
    "--expect delivered, '--expect takes KEY=VALUE, not ''delivered'''",
    "--until sent, --until",
    "--respond 99, --respond: '99' is not a response"
  })
  void contradictions_are_usage_errors(String options, String said) {
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
  void expectations_are_a_junit_report_too() throws IOException {
    listen("--expect", "status=failed", "--timeout", "700ms", "--junit", "out.xml");
    trigger("delivered");
    listener.exit();

    assertThat(dir.resolve("out.xml"))
        .content()
        .contains("tests=\"2\" failures=\"1\"", "name=\"status=failed\"", "0 received, 1 expected");
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
            ShellClient.post(
                "$OTPIQ_LISTEN_URL", "X-OTPIQ-Webhook-Secret: $OTPIQ_WEBHOOK_SECRET", Wire.SENT));

    assertThat(exit).as(program.err() + program.out()).isZero();
    assertThat(program.out()).contains("secret verified");
  }

  @Test
  void the_exit_code_of_a_failed_command_is_that_of_otpiq() {
    var program = new Program(dir);

    assertThat(program.run("listen", "--port", "0", "--expect", "status=sent", "--exec", "exit 7"))
        .isEqualTo(7);
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
        ShellClient.post(
            "$OTPIQ_BASE_URL/sms",
            "Authorization: Bearer $OTPIQ_API_KEY",
            "{\"phoneNumber\":\"9647000000001\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\""
                + listener.url()
                + "\",\"webhookSecret\":\"s3\"}}"));

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
