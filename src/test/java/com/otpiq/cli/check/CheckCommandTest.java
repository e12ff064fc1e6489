package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.Checks;
import com.otpiq.check.FaultyReceiver;
import com.otpiq.cli.Program;
import com.otpiq.cli.ShellClient;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.render.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The report of a failed check, by the whole program. */
class CheckCommandTest extends CheckTestBase {
  @Test
  void a_failure_is_reported_with_reason_and_fix() {
    receiver.acceptsSecret = value -> value.startsWith(FaultyReceiver.SECRET);
    Program program = check("--only", "secret-extended");

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out())
        .containsSubsequence(
            "error     secret-extended",
            "error  secret-extended  (documented)",
            "sent     a webhook with the secret with a character after it",
            "expected it is rejected with a 4xx",
            "found    sms delivered, the secret with a character after it → 200 Status",
            "why      The comparison only checks the start of the value.",
            "fix      Compare the whole value in constant time:",
            "repeat   otpiq check " + server.url() + " … --only secret-extended");
    assertThat(program.err()).contains("1 check of " + server.url() + ": 1 error");
  }

  @Test
  void without_a_lookup_checks_of_the_stored_state_are_listed_as_skipped() {
    Program program = check();

    assertThat(program.exit()).isZero();
    assertThat(program.out())
        .contains("it needs the stored state: --state-url or --state-cmd:")
        .doesNotContain("ok        late-sent");
  }

  @ParameterizedTest
  @CsvSource({"-q, 0", "--strict, 1"})
  void without_a_look_up_an_answer_like_that_to_a_duplicate_is_a_suspicion(
      String option, int exit) {
    receiver.deduplicationKey = _ -> "one";
    receiver.responseBody = known -> known ? "Already processed" : "OK";
    Program program = check("--only", "delivered-after-sent", option);

    assertThat(program.out())
        .contains("suspicion delivered-after-sent")
        .contains("suspect  delivered after sent gets the same response as a duplicate of sent");
    assertThat(program.exit()).isEqualTo(exit);
  }

  @Test
  void a_command_can_read_the_stored_state() {
    receiver.deduplicationKey = _ -> "one";
    String command = ShellClient.get(server.stateUrl());
    Program program =
        check("--only", "delivered-after-sent", "--state-cmd", command, "--state-wait", "2s");

    assertThat(program.out())
        .contains("every webhook was acknowledged, but the state is `sent`, not `delivered`");
  }

  @Test
  void a_closed_port_is_unreachable() throws IOException {
    int port = closedPort();
    Program program = new Program(dir);

    assertThat(program.run("check", port + "/otpiq")).isEqualTo(ExitCode.UNREACHABLE.code);
    assertThat(program.out())
        .contains("found    nothing listens on 127.0.0.1:" + port)
        .contains("answers must pass first: " + (Checks.all().size() - 1) + " checks");
  }

  @Test
  void a_lookup_that_fails_is_reported_and_hides_no_other_check() throws IOException {
    try (ScriptedEndpoint broken =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        })) {
      Program program = check("-o", "json", "--state-url", broken.uri() + "&id={smsId}");

      assertThat(CheckVerdicts.bad(program.out())).containsExactly("state-lookup");
      assertThat(CheckVerdicts.found(program.out(), "state-lookup"))
          .hasValue("the look-up returned 500");
    }
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void a_response_moves_no_cursor_and_shows_no_secret(ReportFormat format) throws IOException {
    String said =
        "\u001b[31mred\u202e "
            + FaultyReceiver.SECRET
            + " ok "
            + FaultyReceiver.SECRET.toLowerCase(Locale.ROOT);
    receiver.duplicateStatus = 409;
    receiver.responseBody = _ -> said;
    Program program =
        check(
            "-v",
            "--only",
            "duplicate-accepted",
            "-o",
            format.toString(),
            "--report",
            format + "=file",
            "--color",
            "never");

    for (String text : List.of(program.out(), Files.readString(dir.resolve("file")))) {
      assertThat(text).contains("duplicate-accepted").doesNotContain("\u001b", "\u202e");
      assertThat(text).doesNotContainIgnoringCase(FaultyReceiver.SECRET);
    }
  }
}
