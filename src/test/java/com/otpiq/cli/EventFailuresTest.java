package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.event.Faults;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the whole program does if it cannot show one event: here, because the time zone of the
 * machine cannot be loaded at that moment.
 */
class EventFailuresTest {
  private static final String REPORT =
      """
      otpiq: internal errors affected 1 event; all others were handled
      otpiq: run the command again with --stacktrace, and report what it prints
      """;

  private @TempDir Path dir;

  @Test
  void a_listener_describes_a_request_that_it_cannot_show_and_goes_on() {
    Program program = new Program(dir).zone(failingOnce(new ZoneRulesException("no data")));
    program.env("OTPIQ_STATE_DIR", dir.resolve("state").toString()).listen();

    assertThat(Wire.send(program.port(), Wire.post(Wire.SENT))).startsWith("HTTP/1.1 200 ");
    assertThat(Wire.send(program.port(), Wire.post(Wire.DELIVERED))).startsWith("HTTP/1.1 200 ");

    assertThat(program.interrupt().exit()).isEqualTo(ExitCode.BUG.code);
    assertThat(program.out()).contains("delivered").doesNotContain("internal error");
    assertThat(program.err())
        .contains(
            "internal error: request 1 (POST /, 200) could not be shown: ZoneRulesException\n",
            "2 webhooks accepted, 0 refused")
        .endsWith(REPORT);
    assertThat(journaled()).isEqualTo(2);
  }

  @Test
  void a_sandbox_describes_a_request_that_it_cannot_show_and_goes_on() {
    Program program = new Program(dir).zone(failingOnce(new StackOverflowError()));

    int exit =
        program.run(
            "sandbox",
            "--port",
            "0",
            "--virtual-time",
            "--exec",
            message("9647701234567") + " && " + message("9647701234568"));

    assertThat(exit).isEqualTo(ExitCode.BUG.code);
    assertThat(program.err())
        .contains("POST /api/sms (200) could not be shown: StackOverflowError", "2 messages;")
        .endsWith(REPORT);
  }

  @Test
  void a_rehearsal_goes_on() {
    Program program = new Program(dir).zone(failingOnce(new StackOverflowError()));

    assertThat(program.run("send", "--sandbox", "--to", "9647701234567", "--code", "123456"))
        .isEqualTo(ExitCode.BUG.code);
    assertThat(program.err()).contains("2 webhooks accepted, 0 refused").endsWith(REPORT);
  }

  @Test
  void a_replay_goes_on() throws IOException {
    Files.writeString(dir.resolve("two.jsonl"), Wire.SENT + "\n" + Wire.DELIVERED + "\n");
    Program program = new Program(dir).zone(failingOnce(new ZoneRulesException("no data")));
    try (ScriptedEndpoint application =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      String url = application.uri().toString();

      assertThat(program.run("replay", "two.jsonl", "--to", url)).isEqualTo(ExitCode.BUG.code);
    }
    assertThat(program.err())
        .contains("attempt 1 of a webhook could not be shown", "2 of 2 webhooks acknowledged")
        .endsWith(REPORT);
  }

  @Test
  void the_stack_trace_of_the_first_failure_is_printed_on_request() {
    Program program = new Program(dir).zone(failingOnce(new StackOverflowError()));

    program.run("send", "--sandbox", "--to", "9647701234567", "--code", "1", "--stacktrace");

    assertThat(program.err())
        .containsPattern("java.lang.StackOverflowError\\n\\W+at com\\.otpiq\\.");
  }

  private long journaled() {
    Program journal = new Program(dir).env("OTPIQ_STATE_DIR", dir.resolve("state").toString());
    journal.run("journal", "list", "-o", "json");
    return journal.out().lines().count();
  }

  private static String message(String number) {
    return ShellClient.post(
        "$OTPIQ_BASE_URL/sms",
        "Authorization: Bearer $OTPIQ_API_KEY",
        "{\"phoneNumber\":\"%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\"}"
            .formatted(number));
  }

  private static Supplier<ZoneId> failingOnce(Throwable fault) {
    var count = new AtomicInteger();
    return () -> {
      if (count.getAndIncrement() == 0) {
        throw Faults.unchecked(fault);
      }
      return ZoneOffset.UTC;
    };
  }
}
