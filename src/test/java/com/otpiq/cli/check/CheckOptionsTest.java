package com.otpiq.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.Checks;
import com.otpiq.check.FaultyReceiver;
import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.verdict.Check;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of {@code otpiq check} choose, limit and refuse. */
class CheckOptionsTest extends CheckTestBase {
  @Test
  void only_and_skip_choose_and_the_order_never_changes() {
    Program program = check("--only", "secret-*,sms-sent", "--skip", "secret-old", "-o", "compact");

    assertThat(program.out().lines().map(line -> line.split(" +", 3)[1]))
        .containsExactly(
            "secret-header-case",
            "secret-missing",
            "secret-wrong",
            "secret-empty",
            "secret-doubled",
            "secret-prefixed",
            "secret-extended",
            "secret-truncated",
            "secret-other-case",
            "secret-part",
            "secret-sample",
            "secret-every-webhook",
            "secret-later-request",
            "sms-sent");
  }

  @Test
  void list_shows_every_check_and_sends_nothing() {
    Program list = new Program(dir);

    assertThat(list.run("check", "--list")).isZero();
    assertThat(Checks.all().stream().map(Check::id)).allMatch(list.out()::contains);
    Program compact = new Program(dir);
    compact.run("check", "--list", "--production", "-o", "compact");
    assertThat(compact.out().lines())
        .containsExactlyElementsOf(Checks.production().stream().map(Check::id).toList());
  }

  @Test
  void fail_fast_stops_at_the_first_failure() {
    receiver.acceptsSecret = value -> value.startsWith(FaultyReceiver.SECRET);
    Program program = check("--fail-fast", "-o", "json");

    assertThat(CheckVerdicts.bad(program.out())).containsExactly("secret-doubled");
    assertThat(CheckVerdicts.found(program.out(), "secret-extended"))
        .hasValue("--fail-fast stopped the run at secret-doubled");
  }

  @Test
  void no_check_begins_after_the_time_is_over() {
    Program program = check("--max-time", "1ms", "-o", "json");

    assertThat(CheckVerdicts.found(program.out(), "unknown-key"))
        .hasValue("the time limit of --max-time was reached");
    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.out()).contains("\"complete\":false");
  }

  @Test
  void a_check_that_is_asked_for_by_name_and_cannot_be_carried_out_is_a_failure() {
    Program program = check("--only", "late-sent");

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(program.err())
        .contains(
            "nothing was checked, 1 not checked",
            "incomplete: nothing of --only late-sent was checked");
  }

  @Test
  void a_baseline_lets_only_what_is_new_fail() {
    receiver.acceptsSecret = value -> value.startsWith(FaultyReceiver.SECRET);
    String[] some = {"--only", "secret-extended,secret-doubled,secret-truncated"};
    assertThat(check(with(some, "--report", "json=known.json")).exit())
        .isEqualTo(ExitCode.FAILED.code);

    Program same = check(with(some, "--baseline", "known.json"));
    assertThat(same.exit()).isZero();
    assertThat(same.err()).contains("nothing wrong, 2 known from the baseline");

    receiver.acceptsSecret =
        value -> FaultyReceiver.SECRET.startsWith(value) || value.endsWith(FaultyReceiver.SECRET);
    Program other = check(with(some, "--baseline", "known.json"));
    assertThat(other.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(other.err()).contains("1 error, 1 known").contains("fixed: secret-extended");
  }

  @Test
  void a_baseline_that_is_none_is_an_input_problem() throws IOException {
    Files.writeString(dir.resolve("other.json"), "{\"type\":\"received\"}\n");
    Program program = new Program(dir);

    assertThat(program.run("check", "1", "--baseline", "other.json"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err()).contains("other.json is not a report of otpiq check");
  }

  @Test
  void a_closed_pipe_does_not_change_the_report() throws IOException {
    receiver.acceptsSecret = value -> value.startsWith(FaultyReceiver.SECRET);
    Program program =
        new Program(dir)
            .env("OTPIQ_WEBHOOK_SECRET", FaultyReceiver.SECRET)
            .unwritable("Broken pipe");
    program.run(
        "check", server.url(), "--only", "secret-extended", "--report", "json=verdict.json");

    assertThat(program.exit()).isEqualTo(ExitCode.FAILED.code);
    assertThat(Files.readString(dir.resolve("verdict.json"))).contains("\"error\":1");
  }

  @Test
  void a_report_that_cannot_be_written_is_a_problem() {
    Program program = check("--only", "sms-sent", "--report", "json=no/such/folder.json");

    assertThat(program.exit()).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).contains("no/such/folder.json cannot be written");
  }

  @Test
  void a_secret_on_the_command_line_is_a_warning() {
    Program program = check("--only", "secret-old", "--old-secret", FaultyReceiver.PREVIOUS_SECRET);

    assertThat(program.err())
        .contains(
            "process lists show the value of --old-secret; a file or OTPIQ_WEBHOOK_SECRET_OLD");
  }

  @ParameterizedTest
  @CsvSource({
    "check, 2, the URL of a receiver is missing",
    "check http://192.0.2.1/, 2, 192.0.2.1 is not this machine",
    "check 1 --only sms-snt, 2, otpiq: there is no check sms-snt",
    "check 1 --state-url http://127.0.0.1/sms, 2, --state-url needs {smsId} in it",
    "check 1 --state-url http://u:pw1@127.0.0.1/s/{smsId}, 2, otpiq: 'http://[hidden]@127.0.0.1/s/{smsId}' has a user name",
    "check 1 --state-url http://127.0.0.1:0/{smsId}, 2, Try: --state-url 'http://127.0.0.1:3000/sms/{smsId}'",
    "check 1 --state-url http://127.0.0.1/%zz{smsId}, 2, otpiq: 'http://127.0.0.1/%zz{smsId}' has a %",
    "check 1 --state-url http://192.0.2.1/{smsId}, 2, 192.0.2.1 is not this machine",
    "check 1 --state-url 1/{smsId} --state-path status, 2, --state-path takes a JSON pointer",
    "check 1 --state-url 1/{smsId} --state-cmd x, 2, cannot be used together",
    "check 1 --baseline none.json, 3, the baseline none.json cannot be read",
    "check 1 --report pdf=x, 2, --report",
    "check 1 --only secret-old --skip secret-*, 2, --skip leaves no check of --only",
    "check 1 --effects-path /n, 2, --effects-path needs the stored state",
    "check --list -o sarif, 2, '--list has the formats pretty, compact and json, not sarif'",
    "check https://x.iq/ --production --exec x, 2, --exec cannot be used with it",
    "check 9647701234567, 2, otpiq check takes the URL of your webhook receiver here"
  })
  void a_wrong_command_line_is_a_problem(String line, int exit, String words) {
    Program program = new Program(dir);

    assertThat(program.run(line.split(" "))).isEqualTo(exit);
    assertThat(program.err()).contains(words);
    assertThat(program.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void an_application_that_ends_before_it_listens_is_a_problem() throws IOException {
    Program program = new Program(dir);

    assertThat(program.run("check", Integer.toString(closedPort()), "--exec", "exit 3"))
        .isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).contains("the application of --exec ended with exit code 3");
  }

  @Test
  void an_application_is_not_started_where_another_listens() {
    Program program = check("--exec", "exit 3");

    assertThat(program.exit()).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).contains("127.0.0.1:").contains(" is already in use");
  }
}
