package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real applications that end, hang, block or close connections at one request: the report names it,
 * and the run never passes. All checks run, so each takes some seconds.
 */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@Requires({"node", "npm:express", "php", "python3", "python:flask"})
class CheckOutagesIT {
  private static final Path RECEIVERS = Shell.PROJECT.resolve("src/test/resources/outages");

  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAULT=exit | node | the application ended (exit code 3) after `sms failed without reason`",
        "FAULT=exit-0 | node | the application ended (exit code 0) after `sms failed without reason`",
        "FAULT=later | node | after `sms failed without reason`; its last output: Error: the queue is gone at receiver.cjs:",
        "FAULT=reject FRAMEWORK=express | node | TypeError: Cannot read properties of undefined (reading 'toLowerCase') at receiver.cjs:",
        "FAULT=memory | node | SIGKILL, as of a container or a system that is out of memory) after `sms delivered of 1 MiB`",
        "FAULT=loop | node | the application stopped responding after `sms failed without reason`",
        "FAULT=connections | node | incomplete: the application ended 3 times",
        "FAULT=exit | python3 | the application ended (exit code 2) after `sms failed without reason`; its last output: FATAL: no reason",
        "FAULT=look-up | python3 | (exit code 4) after `the look-up of the stored state after telegram failed`",
        "FAULT=kill | php | SIGKILL, as of a container or a system that is out of memory) after `sms failed without reason`"
      })
  void an_application_that_otpiq_starts_is_started_again(
      String settings, String program, String found) throws IOException {
    Shell.Result checked = check(settings, program);

    assertThat(plain(checked)).contains(found);
    assertThat(checked.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAULT=exit WORKERS=2 | node | closed the connection without a response, each time, and other webhooks get a response",
        "FAULT=reset FRAMEWORK=express | node | reset the connection, each time, and other webhooks get a response",
        "FAULT=hang | node | sms failed without reason → timed out while waiting for the response",
        "FAULT=block | node | sms failed without reason was answered after 8 s, and no other webhook was answered meanwhile",
        "FAULT=block | php | sms failed without reason was answered after 8 s, and no other webhook was answered meanwhile"
      })
  void what_goes_wrong_with_one_body_is_the_error_of_its_check(
      String settings, String program, String found) throws IOException {
    Shell.Result checked = check(settings, program);

    assertThat(plain(checked)).contains("error     reason-absent", found);
    assertThat(checked.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"node, exit", "php, kill"})
  void a_supervisor_that_starts_it_again_is_awaited(String program, String fault)
      throws IOException {
    Shell.Result checked =
        checkRunning("while true; do " + command(program) + "; sleep 0.2; done", fault);

    assertThat(plain(checked)).contains("the application ended after `sms failed without reason`");
    assertThat(plain(checked)).contains("error     reason-absent").doesNotContain("incomplete");
    assertThat(checked.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"node, exit, ended", "python3, exit, ended", "node, loop, stopped responding"})
  void without_a_supervisor_the_run_is_incomplete(String program, String fault, String what)
      throws IOException {
    Shell.Result checked = checkRunning("exec " + command(program), fault);

    assertThat(plain(checked))
        .contains("incomplete: the application " + what)
        .containsPattern("error  the application " + what + " after (one of )?`");
    assertThat(checked.exit()).isEqualTo(1);
  }

  private Shell.Result check(String settings, String program) throws IOException {
    int port = Ports.free();
    String lookup =
        settings.contains("WORKERS") ? "" : " --state-url '%d/sms/{smsId}'".formatted(port);
    return shell()
        .run(
            "./otpiq check %d/hook%s --exec '%s exec %s' 2>&1"
                .formatted(port, lookup, settings, command(program)));
  }

  /** The check of an application that runs. */
  private Shell.Result checkRunning(String start, String fault) throws IOException {
    int port = Ports.free();
    return shell()
        .run(
            """
            export PORT=%1$d FAULT=%2$s OTPIQ_WEBHOOK_SECRET=s3cret
            set -m
            (%3$s) >log 2>&1 & trap 'kill -KILL -- -'$! EXIT
            ./otpiq check %1$d/hook --wait 20s --state-url '%1$d/sms/{smsId}' 2>&1
            """
                .formatted(port, fault, start));
  }

  private Shell shell() {
    String modules = System.getenv().getOrDefault("OTPIQ_NODE_MODULES", "");
    return new Shell(dir).env("STORE", dir.toString()).env("NODE_PATH", modules);
  }

  private static String command(String program) {
    return switch (program) {
      case "php" -> "php -S 127.0.0.1:$PORT " + RECEIVERS.resolve("receiver.php");
      case "python3" ->
          Requirements.of("python:flask").python() + " " + RECEIVERS.resolve("receiver.py");
      default -> "node " + RECEIVERS.resolve("receiver.cjs");
    };
  }

  /** What it printed, without line breaks in texts. */
  private static String plain(Shell.Result result) {
    return result.text().replaceAll("\n +", " ");
  }
}
